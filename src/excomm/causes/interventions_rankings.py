"""Rankings that name states one by one, less the states that a new rule makes impossible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.formulas import holds

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.events import Belief
    from excomm.model.formulas import Formula
    from excomm.model.moves import StateSet
    from excomm.model.preferences import Preference, RankClass


def ranked_under(crisis: Crisis, rule: Formula) -> Crisis:
    """The crisis in which no ranking, nor any that somebody is believed to have, names a state that breaks a rule."""
    preferences = _under(crisis.preferences, rule)
    beliefs = {actor: _believed(one, rule) for actor, one in crisis.beliefs.items()}
    return crisis.model_copy(update={"preferences": preferences, "beliefs": beliefs})


def _believed(belief: Belief, rule: Formula) -> Belief:
    return belief.model_copy(
        update={
            "preferences": _under(belief.preferences, rule),
            "beliefs": {actor: _believed(one, rule) for actor, one in belief.beliefs.items()},
        }
    )


def _under(preferences: Mapping[str, Preference], rule: Formula) -> dict[str, Preference]:
    return {
        actor: one.model_copy(update={"ranking": _left(one.ranking, rule)}) if one.ranking else one
        for actor, one in preferences.items()
    }


def _left(ranking: tuple[RankClass, ...], rule: Formula) -> tuple[RankClass, ...]:
    """The classes of a ranking without the states that are named and cannot be, and without those left empty."""
    left = []
    for one in ranking:
        tied = tuple(states for states in one.tied if _can_be(states, rule))
        if tied:
            left.append(one.model_copy(update={"tied": tied}))
    return tuple(left)


def _can_be(states: StateSet, rule: Formula) -> bool:
    return states.exactly is None or holds(rule, states.exactly.__contains__)
