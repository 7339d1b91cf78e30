"""Why a state lasts, or does not: verdicts in words and as moves to draw, and what groups of actors would do."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from excomm.web.shapes.answer import Answer, Code
from excomm.web.shapes.states import PathStep, StateCard


class Passage(Answer):
    """A paragraph of an explanation; at depth 1 or 2 it explains the one above it."""

    depth: int
    text: str


class Answering(Answer):
    """What tempts somebody to leave a state, and how others answer.

    With `at_once` the answer is made at the same moment as the move that tempts, and together they lead to `end`.
    `blocks` says that the answer deters; else it is the worst that the others can do, and it does not. `escape` is the
    move by which whoever was tempted then helps itself.
    """

    improvement: tuple[PathStep, ...]
    answer: tuple[PathStep, ...]
    escape: PathStep | None
    at_once: bool
    blocks: bool
    end: int


class VerdictTold(Answer):
    """Whether a state is stable for an actor, or for several together, and why."""

    who: str
    actors: tuple[str, ...]
    held: bool
    passages: tuple[Passage, ...]
    answers: tuple[Answering, ...]
    untold: int = Field(description="How many further temptations are answered as well.")


class Why(Answer):
    """Why a state lasts by one concept, or does not, with all states that the answer speaks of."""

    number: int
    concept: str
    question: str
    in_short: str
    note: str
    verdicts: tuple[VerdictTold, ...]
    states: tuple[StateCard, ...]
    code: Code


class Together(Answer):
    """What several actors would do together: stay, be held by what others would answer, or leave."""

    actors: tuple[str, ...]
    bond: Literal["stays", "held", "leaves"]
    text: str
    to: int | None


class Groups(Answer):
    """What each group of actors would do in a state; `why_not` says why that was not looked at."""

    number: int
    groups: tuple[Together, ...]
    why_not: str
    code: Code
