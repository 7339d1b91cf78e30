"""What a change of the model changed: the states, how actors rank them, and which could last."""

from __future__ import annotations

from pydantic import Field

from excomm.web.shapes.answer import Answer, Badge, Code
from excomm.web.shapes.model import Texts


class StatesTold(Answer):
    """Some states: how many, and the first of them in words."""

    count: int
    some: tuple[str, ...]


class RuleEffect(Answer):
    """What a rule that is new, or gone, does to the states."""

    rule: str
    says: str


class Moved(Answer):
    """A state that an actor ranks otherwise; places count from 1, the best, among the states that both models have."""

    state: str
    was: int
    now: int


class RankingEffect(Answer):
    """How the ranking of one actor changed; `moved` are the states that moved furthest."""

    actor: Badge
    says: str
    differ: int = Field(description="How many states it ranks otherwise.")
    moved: tuple[Moved, ...]


class EquilibriaEffect(Answer):
    """Which equilibria by a concept came, and which went."""

    concept: str
    name: str
    before: int
    after: int
    came: StatesTold
    went: StatesTold


class OutcomeEffect(Answer):
    """How many states an outcome covers, and by how many of them, stable by SEQ for all, it could last."""

    name: str = Field(description="As readers see it: No clash, where the file has no_clash.")
    text: str
    states_before: int | None = Field(description="None where it is new.")
    states_after: int | None = Field(description="None where it is gone.")
    lasting_before: int | None
    lasting_after: int | None


class Effects(Answer):
    """What became of a crisis by changes that were made to its files, against the files as they were."""

    same: bool = Field(description="Whether the texts mean the same.")
    says: str
    sections: tuple[str, ...] = Field(description="The sections that differ.")
    states_before: int
    states_after: int
    gone: StatesTold
    new: StatesTold
    rules: tuple[RuleEffect, ...]
    rankings: tuple[RankingEffect, ...]
    equilibria: tuple[EquilibriaEffect, ...]
    outcomes: tuple[OutcomeEffect, ...]
    code: Code


class ToCompare(Texts):
    """The texts after, and before; what was before is the files as they are where it is left out."""

    before: Texts | None = None
