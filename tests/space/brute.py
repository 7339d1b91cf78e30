"""What the space must be, straight from the words of the format, by sets of names and loops."""

from __future__ import annotations

from itertools import combinations
from typing import TYPE_CHECKING

from excomm.model.formulas import holds, names_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.moves import StateSet
    from excomm.model.preferences import RankClass
    from excomm.model.rules import Consequence

State = frozenset[str]


def subsets(names: Iterable[str]) -> Iterator[State]:
    """Every set of some of the names."""
    every = tuple(names)
    for size in range(len(every) + 1):
        yield from map(frozenset, combinations(every, size))


def settle(crisis: Crisis, state: State) -> State:
    """Apply every consequence, each once all are done that write what it reads; then nothing is left to change."""
    waiting = list(crisis.consequences)
    while waiting:
        ready = next(one for one in waiting if not _reads_what_others_write(one, waiting))
        state = apply(ready, state)
        waiting.remove(ready)
    assert all(apply(consequence, state) == state for consequence in crisis.consequences)
    return state


def apply(consequence: Consequence, state: State) -> State:
    """What a state becomes by one consequence."""
    if not holds(consequence.when, state.__contains__):
        return state
    return (state | {*consequence.sets}) - {*consequence.clears}


def _reads_what_others_write(one: Consequence, waiting: list[Consequence]) -> bool:
    written = {
        name for other in waiting if other is not one for name in (*other.sets, *other.clears)
    }
    return not written.isdisjoint(names_in(one.when))


def feasible(crisis: Crisis) -> set[State]:
    """Every settled set of names that breaks no rule."""
    return {
        state
        for state in subsets(crisis.bits)
        if all(holds(rule.rule, state.__contains__) for rule in crisis.rules)
        and settle(crisis, state) == state
    }


def moves(crisis: Crisis, states: set[State], actor: str, state: State) -> set[State]:
    """Where an actor can go from a state."""
    if any(condition.ends and name in state for name, condition in crisis.conditions.items()):
        return set()
    reached = _listed(crisis, states, actor, state) or _chosen(crisis, states, actor, state)
    forbidden = {
        target
        for target in reached
        for entry in crisis.moves.forbid
        if entry.actor == actor and _in(entry.start, state) and _in(entry.end, target)
    }
    return reached - forbidden - {state}


def _listed(crisis: Crisis, states: set[State], actor: str, state: State) -> set[State] | None:
    if actor not in crisis.moves.arcs:
        return None
    arcs = [arc for arc in crisis.moves.arcs[actor] if _in(arc.start, state)]
    return {target for target in states for arc in arcs if _in(arc.end, target)} | {state}


def _chosen(crisis: Crisis, states: set[State], actor: str, state: State) -> set[State]:
    own = {
        name
        for name, option in crisis.options.items()
        if name.startswith(f"{actor}.") or actor in option.open_to
    }
    reached = set()
    for choice in subsets(own):
        if _breaks_a_rule_about(crisis, own, choice) and crisis.consequences:
            continue
        wanted = (state - own) | choice
        if not _against_the_direction(crisis, own, state, wanted):
            reached.add(settle(crisis, wanted))
    return reached & states


def _breaks_a_rule_about(crisis: Crisis, own: set[str], choice: State) -> bool:
    about_own = [rule.rule for rule in crisis.rules if {*names_in(rule.rule)} <= own]
    return not all(holds(rule, choice.__contains__) for rule in about_own)


def _against_the_direction(crisis: Crisis, own: set[str], before: State, after: State) -> bool:
    for name in own:
        way = crisis.options[name].irreversible
        if way is True and name in before and name not in after:
            return True
        if way == "when dropped" and name not in before and name in after:
            return True
    return False


def _in(states: StateSet, state: State) -> bool:
    if states.exactly is not None:
        return state == {*states.exactly}
    assert states.formula is not None
    return holds(states.formula, state.__contains__)


def level(ranking: Sequence[RankClass], state: State) -> int:
    """How far down a state stands in a direct ranking: where it is named, or else where a formula first holds."""
    named = [place for place, one in enumerate(ranking) for part in one.tied if _is(part, state)]
    return min(named or [place for place, one in enumerate(ranking) if _in_any(one, state)])


def _is(part: StateSet, state: State) -> bool:
    return part.exactly is not None and _in(part, state)


def _in_any(rank_class: RankClass, state: State) -> bool:
    return any(_in(part, state) for part in rank_class.tied)
