"""Tells what a change of the model changed: its states, how actors rank them, which of them could last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.model.formulas import names_in, written
from excomm.report.comparing import turnover
from excomm.report.people import badges_of
from excomm.report.sections.definitions import DEFINITIONS
from excomm.report.words.names import capital, counted, listed, spaced
from excomm.report.words.states import state_in_words
from excomm.space.counterparts import counterparts
from excomm.space.states import state_names
from excomm.space.truth import truth_of
from excomm.stability.analysis import stability
from excomm.web.shapes.answer import Badge
from excomm.web.shapes.effects import (
    Effects,
    EquilibriaEffect,
    Moved,
    OutcomeEffect,
    RankingEffect,
    RuleEffect,
    StatesTold,
)
from excomm.web.states.size import is_bearable
from excomm.web.wording import differ_in_words_only, in_words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from excomm.model.formulas import Formula
    from excomm.space.bits import Truth
    from excomm.space.counterparts import Counterparts
    from excomm.space.space import Space
    from excomm.stability.table import Concept
    from excomm.web.shapes.answer import Code

    Places = NDArray[np.int64]

# Those that cost little even where there are many states.
CONCEPTS: tuple[Concept, ...] = ("nash", "seq", "gmr", "smr")
# By which it is told whether an outcome could last.
LASTS_BY: Concept = "seq"
MOST_TOLD = 8


@dataclass(frozen=True)
class _Pair:
    """Two models, where the states of each stand in the other, and the equilibria of both by concept.

    `stable` is empty where there are too many states to look for equilibria while somebody waits.
    """

    was: Space
    would: Space
    places: Counterparts
    stable: dict[Concept, tuple[Truth, Truth]]


def effects_between(was: Space, would: Space, code: Code) -> Effects:
    """Compare two models of a crisis, by the names of what is true in their states.

    Costs what stability does; of models that are too large to be analysed at once, equilibria are not compared.
    """
    sections = tuple(_sections(was, would))
    only_words = differ_in_words_only(was.crisis, would.crisis)
    # What was is told in the words of now, so that nothing seems to be another state for its words.
    pair = _paired(replace(was, crisis=in_words_of(was.crisis, would.crisis)), would)
    effects = Effects(
        same=not sections,
        says="",
        sections=sections,
        states_before=was.states,
        states_after=would.states,
        gone=_told(pair.was, np.flatnonzero(pair.places.there < 0)),
        new=_told(would, np.flatnonzero(pair.places.back < 0)),
        rules=tuple(_rules(was, would)),
        rankings=tuple(_rankings(pair)),
        equilibria=tuple(_equilibria(pair)),
        outcomes=tuple(_outcomes(pair)),
        code=code,
    )
    return effects.model_copy(update={"says": _says(effects, only_words=only_words)})


def _paired(was: Space, would: Space) -> _Pair:
    places = counterparts(was, would)
    if not (is_bearable(was) and is_bearable(would)):
        return _Pair(was, would, places, {})
    found = [stability(space, concepts=CONCEPTS).verdicts.equilibria for space in (was, would)]
    return _Pair(was, would, places, {one: (found[0][one], found[1][one]) for one in CONCEPTS})


def _sections(was: Space, would: Space) -> Iterator[str]:
    for name, field in type(was.crisis).model_fields.items():
        if getattr(was.crisis, name) != getattr(would.crisis, name):
            yield "sources" if name == "evidence" else field.alias or name


def _rules(was: Space, would: Space) -> Iterator[RuleEffect]:
    """What rules that are new forbid of the states before, and rules that are gone of those after."""
    before = {written(rule.rule): rule.rule for rule in was.crisis.rules}
    after = {written(rule.rule): rule.rule for rule in would.crisis.rules}
    for text, rule in after.items():
        if text not in before and _is_known(was, rule):
            out = int((~truth_of(rule, was.graph.codes, was.positions)).sum())
            says = "It is new, and forbids nothing that was possible."
            if out:
                says = f"It is new, and forbids {out:,} of the {counted(was.states, 'state')} that were possible."
            yield RuleEffect(rule=text, says=says)
    for text, rule in before.items():
        if text not in after and _is_known(would, rule):
            out = int((~truth_of(rule, would.graph.codes, would.positions)).sum())
            says = "It is gone, and nothing more is possible for that."
            if out:
                says = f"It is gone; it would forbid {out:,} of the {counted(would.states, 'state')} there are now."
            yield RuleEffect(rule=text, says=says)


def _is_known(space: Space, formula: Formula) -> bool:
    return all(name in space.positions for name in names_in(formula))


def _rankings(pair: _Pair) -> Iterator[RankingEffect]:
    """How each actor ranks the states that both models have, where that differs."""
    common = np.flatnonzero(pair.places.there >= 0)
    badges = badges_of(pair.would.crisis.actors)
    for actor, name in enumerate(pair.would.actors):
        if name not in pair.was.actors or not common.size:
            continue
        one = _standings(pair.was.graph.ranks[pair.was.actors.index(name)][common])
        other = _standings(pair.would.graph.ranks[actor][pair.places.there[common]])
        differ = np.flatnonzero(one != other)
        if not differ.size:
            continue
        furthest = differ[np.argsort(-np.abs(one[differ] - other[differ]), kind="stable")]
        moved = sorted(furthest[:MOST_TOLD], key=lambda at: int(other[at]))
        yield RankingEffect(
            actor=Badge(**vars(badges[name])),
            says=f"ranks {differ.size:,} of {counted(common.size, 'state')} otherwise; "
            f"{_best(pair, common, one, other)}",
            differ=int(differ.size),
            moved=tuple(
                Moved(
                    state=_in_words(pair.was, int(common[at])), was=int(one[at]), now=int(other[at])
                )
                for at in moved
            ),
        )


def _best(pair: _Pair, common: Places, one: Places, other: Places) -> str:
    """Say whether what an actor likes best is another state now."""
    first, now = np.flatnonzero(one == 1), np.flatnonzero(other == 1)
    if np.array_equal(first, now):
        return "what it likes best stays the same"
    state = _in_words(pair.was, int(common[now[0]]))
    more = f" (and {now.size - 1:,} more like it)" if now.size > 1 else ""
    return f"it now likes best: {state}{more}"


def _standings(ranks: NDArray[np.int32]) -> Places:
    """The place of each state among these, 1 for the best; states that are liked alike share theirs."""
    ascending = np.sort(ranks)
    better: Places = ranks.size - np.searchsorted(ascending, ranks, side="right")
    return better + 1


def _equilibria(pair: _Pair) -> Iterator[EquilibriaEffect]:
    for concept, (before, after) in pair.stable.items():
        defined = DEFINITIONS[concept]
        moved = turnover(pair.places, before, after)
        yield EquilibriaEffect(
            concept=concept,
            name=defined.name
            if defined.sign in defined.name
            else f"{defined.name} ({defined.sign})",
            before=int(before.sum()),
            after=int(after.sum()),
            came=_told(pair.would, moved.new),
            went=_told(pair.was, moved.lost),
        )


def _outcomes(pair: _Pair) -> Iterator[OutcomeEffect]:
    before, after = pair.stable.get(LASTS_BY, (None, None))
    names = dict.fromkeys((*pair.was.outcomes, *pair.would.outcomes))
    for name in names:
        crisis = (pair.would if name in pair.would.outcomes else pair.was).crisis
        was, lasted = _covered(pair.was, name, before)
        now, lasts = _covered(pair.would, name, after)
        yield OutcomeEffect(
            name=capital(spaced(name)),
            text=crisis.outcomes[name].text,
            states_before=was,
            states_after=now,
            lasting_before=lasted,
            lasting_after=lasts,
        )


def _covered(space: Space, name: str, stable: Truth | None) -> tuple[int | None, int | None]:
    """How many states an outcome covers, and how many of them are stable; None for what is not there, or not known."""
    if name not in space.outcomes:
        return None, None
    covered = space.outcome == space.outcomes.index(name)
    return int(covered.sum()), None if stable is None else int((covered & stable).sum())


def _told(space: Space, states: Iterable[int]) -> StatesTold:
    places = list(map(int, states))
    some = tuple(_in_words(space, state) for state in places[:MOST_TOLD])
    return StatesTold(count=len(places), some=some)


def _in_words(space: Space, state: int) -> str:
    return state_in_words(space.crisis, state_names(space, state))


def _says(effects: Effects, *, only_words: bool) -> str:
    """What changed, in a sentence or two."""
    if effects.same:
        return "The model means the same as before."
    what = listed([_quoted(name) for name in effects.sections])
    if only_words:
        return (
            f"You changed {what}, and only the wording: the states, the rankings, the equilibria and what happens in "
            "time stay as they are."
        )
    said = [*_states_said(effects), *_rankings_said(effects), *_equilibria_said(effects)]
    if not effects.equilibria:
        said.append(
            "Which states could last is not compared here, since that would take too long: "
            f"once it is saved, '{effects.code.command}' tells in a terminal."
        )
    if not said:
        return (
            f"You changed {what}. Neither the states, nor a ranking, nor an equilibrium is another for that; what "
            "happens in time may be."
        )
    return " ".join([f"You changed {what}.", *said])


def _states_said(effects: Effects) -> Iterator[str]:
    if effects.gone.count or effects.new.count:
        yield f"{counted(effects.states_before, 'state')} became {effects.states_after:,}."


def _rankings_said(effects: Effects) -> Iterator[str]:
    if effects.rankings:
        who = listed([one.actor.name for one in effects.rankings])
        yield f"{who} {'ranks' if len(effects.rankings) == 1 else 'rank'} states otherwise."


def _equilibria_said(effects: Effects) -> Iterator[str]:
    for one in effects.equilibria:
        came = [f"{one.came.count:,} came"] if one.came.count else []
        went = [f"{one.went.count:,} went"] if one.went.count else []
        if came or went:
            sign = DEFINITIONS[one.concept].sign
            yield f"Of the equilibria by {sign}, {listed([*came, *went])}."


def _quoted(name: str) -> str:
    return f"“{name}”"
