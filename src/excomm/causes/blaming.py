"""Who is to blame for an outcome, or to be thanked that it did not come: rival rules side by side."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Event
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.causes.believed import grounds_of
from excomm.causes.blame_results import Blame, GroupBlame, choices_gathered
from excomm.causes.choices_judged import choices_judged
from excomm.causes.coalition_games import MOST_PLAYERS, every_coalition
from excomm.causes.contexts import context_of
from excomm.causes.finding import MOST_WORLDS, judged_in, to_explain
from excomm.causes.group_blame import group_blame, shared_among_members, standing_of
from excomm.causes.history_causes import gathered
from excomm.causes.outcome_games import by_processes, players_over
from excomm.causes.outcome_shares import DRAWS, coalitions_of, shared_out
from excomm.causes.outcomes import in_outcome, outcome_meant, purpose_meant
from excomm.causes.safeguards import names_of, safeguards_in
from excomm.causes.timeline import stage_for
from excomm.errors import InputError
from excomm.process.minds import minds_of
from excomm.process.replicates import Replicates, ask_each, parts_as, told
from excomm.process.settings import assumed
from excomm.space.compiling import compile_space
from excomm.space.provenance import provenance_of
from excomm.space.space import Space

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from excomm.causes.choices_judged import ChoiceJudged
    from excomm.causes.coalition_games import Coalitions
    from excomm.causes.group_blame import Standing
    from excomm.causes.history_causes import Judged
    from excomm.causes.outcomes import For
    from excomm.causes.timeline import Stage
    from excomm.model.crisis import Crisis
    from excomm.process.compiling import Stage as Ground
    from excomm.process.process import Process
    from excomm.process.replicates import OnDraw, OnPart

    Numbers = NDArray[np.float64]

# Contexts of history for each draw of what is not known; the first of them serves to judge choices.
CONTEXTS, SEED = 2, 0


class _Answer(NamedTuple):
    """What one draw says."""

    standing: Standing
    guards: Numbers
    judged: list[Judged]
    choices: list[ChoiceJudged]
    barred: str


@dataclass(frozen=True)
class _Question:
    """What every draw is asked: about an outcome, and whether history can be asked about it, or why not.

    `guards` are the panels that could stop events, and `coalitions` those of them that are played.
    """

    outcome: str
    purpose: For
    actors: tuple[str, ...]
    grounds: tuple[Ground | None, ...]
    guards: tuple[str, ...]
    coalitions: Coalitions
    history: bool
    explained: bool
    weight: float | None


def blame(
    crisis: Crisis | Space,
    *,
    outcome: str | None = None,
    for_: str = "harm",
    weight: float | None = None,
    draws: int = DRAWS,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
    on_part: OnPart[Blame] | None = None,
) -> Blame:
    """Who is to blame for an outcome (`for_="rescue"`: who kept it from coming), by several rules side by side.

    - *Responsibility* of each choice, event, answer and stroke of luck on record, where history ended so: see `causes`.
    - *Blame* of each choice on record: responsibility averaged over what its actor could know [chockler2004].
    - *Blameworthiness* of each choice on record, with its cost: `weight` is N, in units of utility, all that is at
      stake for the actor if left out [halpern2018]; and of groups of actors, shared among members, where it is all that
      is at stake for all of them [friedenberg2019].
    - *Shares* of the outcome's probability among actors, and among the panels that could stop events: see `shares`.

    As draws are done, `on_part` is given what makes the answer of those done so far.

    Raises `InputError` for unknown outcomes, where no actor chooses or too many do, and for a `weight` that is not
    above zero. What cannot be estimated says so, and why.

    >>> import excomm as ex
    >>> found = ex.blame(ex.load("cuba-1962-brams"), outcome="nuclear_war", draws=2)
    >>> found.causes is None, found.why_no_causes
    (True, 'history did not end in nuclear_war, so that nothing on record caused it')
    """
    space = crisis if isinstance(crisis, Space) else compile_space(crisis)
    question, reason = _question(space, outcome, for_, weight)

    def answered(found: Replicates[_Answer]) -> Blame:
        return _put_together(space, question, found, reason)

    found = ask_each(
        space,
        lambda process, draw: _answer(process, draw, question),
        draws=draws,
        workers=workers,
        on_draw=on_draw,
        on_part=parts_as(answered, on_part),
        # A draw takes seconds: so those that have begun are finished when it is interrupted.
        stop=Event(),
    )
    return answered(found)


def _question(
    space: Space, outcome: str | None, for_: str, weight: float | None
) -> tuple[_Question, str]:
    purpose, asked = purpose_meant(for_), outcome_meant(space, outcome)
    if weight is not None and not 0 < weight < float("inf"):
        raise InputError(f"cost cannot weigh {weight}", remedy="give a number above zero")
    reason = ""
    try:
        to_explain(space, asked, purpose)
    except InputError as error:
        reason = error.message
    guards = names_of(safeguards_in(space.crisis, people=False))
    question = _Question(
        outcome=asked,
        purpose=purpose,
        actors=players_over(space, "actors", most=MOST_PLAYERS),
        grounds=grounds_of(space),
        guards=guards,
        coalitions=coalitions_of(guards, "safeguards"),
        history=bool(space.crisis.history),
        explained=not reason,
        weight=weight,
    )
    return question, reason


def _answer(process: Process, draw: int, question: _Question) -> _Answer:
    stage, luck = stage_for(process), np.random.default_rng([SEED, draw])
    inside = in_outcome(process, question.outcome)
    guards = by_processes(process, "safeguards", inside, question.coalitions, draw)
    standing = _standing(process, inside)
    if not question.history:
        return _Answer(standing, guards, [], [], "")
    try:
        judged, choices = _of_history(stage, question, luck, draw)
    except InputError as error:
        # The rest can be answered all the same.
        return _Answer(standing, guards, [], [], error.message)
    return _Answer(standing, guards, judged, choices, "")


def _standing(process: Process, inside: NDArray[np.bool_]) -> Standing:
    actors = process.crisis.actors.values()
    acting = np.array([one.choice.rule != "history" for one in actors])
    minds = minds_of(process.scene, process.crisis)
    worth = minds.worth[list(minds.true)]
    return standing_of(process, acting, inside, worth)


def _of_history(
    stage: Stage, question: _Question, luck: np.random.Generator, draw: int
) -> tuple[list[Judged], list[ChoiceJudged]]:
    asked = question.outcome, question.purpose
    contexts = [context_of(stage, luck) for _ in range(CONTEXTS)]
    choices = choices_judged(
        stage, contexts[0], question.grounds, asked, luck, weight=question.weight
    )
    explained = contexts if question.explained else []
    judged = [judged_in(stage, one, asked, MOST_WORLDS, draw) for one in explained]
    return judged, choices


def _put_together(
    space: Space, question: _Question, found: Replicates[_Answer], reason: str
) -> Blame:
    asked = question.outcome, question.purpose
    answers = list(found.answers.values())
    judged = {draw: answer.judged for draw, answer in found.answers.items() if answer.judged}
    causes = Replicates(judged, found.asked, found.unsettled, found.interrupted)
    barred = [answer.barred for answer in answers if answer.barred]
    if len(barred) == len(answers):
        reason = reason or barred[0]
    chances = np.array([answer.standing.chance for answer in answers])
    guards = np.array([answer.guards for answer in answers])
    safeguards = (
        shared_out(space, (*asked, "safeguards"), question.guards, (question.coalitions, guards))
        if question.guards
        else None
    )
    return Blame(
        space=space,
        outcome=question.outcome,
        purpose=question.purpose,
        causes=gathered(space, causes, *asked) if judged else None,
        why_no_causes=reason,
        choices=choices_gathered([answer.choices for answer in answers]),
        groups=_groups(question, answers),
        actors=shared_out(
            space,
            (*asked, "actors"),
            question.actors,
            (every_coalition(len(question.actors)), chances),
        ),
        safeguards=safeguards,
        draws=len(answers),
        interrupted=found.interrupted,
        notes=(
            *assumed(space.crisis),
            *told(found),
            *_barred_told(barred, len(answers)),
            *(safeguards.notes if safeguards else ()),
        ),
        provenance=provenance_of(space.crisis),
    )


def _barred_told(barred: list[str], draws: int) -> Iterator[str]:
    """What a reader must know of draws in which history cannot be asked about."""
    if barred:
        yield (
            f"in {len(barred)} of {draws} draws nothing can be said of what is on record: {barred[0]}"
        )


def _groups(question: _Question, answers: list[_Answer]) -> GroupBlame:
    degrees = np.array(
        [
            group_blame(
                answer.standing, rescue=question.purpose == "rescue", weight=question.weight
            )
            for answer in answers
        ]
    )
    return GroupBlame(
        members=question.actors,
        degrees=degrees,
        shares=np.array([shared_among_members(row) for row in degrees]),
    )
