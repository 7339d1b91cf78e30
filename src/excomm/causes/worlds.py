"""Two worlds of one crisis: as it was, and as it would have been had something been otherwise."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.interventions import called
from excomm.causes.interventions_applying import intervene
from excomm.causes.pairing import paired_draws
from excomm.causes.worlds_carrying import Carrying, carrying_of
from excomm.causes.worlds_choosing import policies_in
from excomm.causes.worlds_matching import Matching, matching_of, states_in_both
from excomm.causes.worlds_minds import changed_minds, is_of_minds
from excomm.errors import InputError, PartError
from excomm.process.compiling import process_on, stage_of
from excomm.process.forecasting import outcome_names
from excomm.process.mattering import states_that_matter
from excomm.space.compiling import compile_space

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.causes.interventions import Intervention
    from excomm.model.crisis import Crisis
    from excomm.process.compiling import Stage
    from excomm.process.process import Process
    from excomm.space.space import Space


@dataclass(frozen=True)
class Worlds:
    """A crisis as it was and as it would be, with all that does not depend on their quantities.

    `pairs` are the two in each draw from the priors. Actors whose places are in `minds` have changed their minds and
    choose anew, those in `anew` besides, since their choices cannot be carried over; all do if the change was
    `anticipated`. `reach` are the states of the crisis as it was for which choices are needed.
    """

    was: Stage
    would: Stage
    pairs: tuple[tuple[Crisis, Crisis], ...]
    interventions: tuple[Intervention, ...]
    anticipated: bool
    minds: frozenset[int]
    anew: frozenset[int]
    matchings: tuple[Matching, ...]
    carryings: tuple[Carrying, ...]
    reach: NDArray[np.int64]
    minded: Minded | None


@dataclass(frozen=True)
class Minded:
    """The crisis in which minds alone are changed: those whose they are choose there, for all else is not foreseen.

    `worlds` are the crisis as it was and this one; the rest says how to carry choices over from here to the one in
    which all is changed.
    """

    worlds: Worlds
    matchings: tuple[Matching, ...]
    carryings: tuple[Carrying, ...]
    reach: NDArray[np.int64]


def worlds_of(
    space: Space, interventions: Sequence[Intervention], *, draws: int, anticipated: bool = False
) -> Worlds:
    """Set the stage of both worlds.

    Raises `InputError` where an intervention cannot be, or where the changed crisis cannot be set in motion.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Forbid
    >>> space = ex.compile_space(ex.load("chicken"))
    >>> worlds = worlds_of(space, [Forbid("first.swerve")], draws=1)
    >>> worlds.was.nodes.count, worlds.would.nodes.count
    (4, 2)
    """
    crisis = space.crisis
    changed = intervene(crisis, *interventions)
    was = stage_of(space)
    would = was if changed is crisis else _changed_stage(changed, interventions)
    _refuse_other_outcomes(space, would.scene.space)
    actors = range(len(space.actors))
    if would.scene.space.actors != space.actors:
        raise InputError("an intervention cannot add or remove an actor")
    minds = frozenset(space.actors.index(one) for one in changed_minds(crisis, interventions))
    of_minds = [one for one in interventions if is_of_minds(one)]
    apart = bool(minds) and len(of_minds) < len(interventions) and not anticipated
    same = _same_states(was, would)
    arcs = frozenset(
        actor for actor in actors if space.actors[actor] in changed.moves.arcs and not same
    )
    matchings = tuple(matching_of(was, would, actor) for actor in actors)
    return Worlds(
        was=was,
        would=would,
        pairs=paired_draws(crisis, changed, draws),
        interventions=tuple(interventions),
        anticipated=anticipated,
        minds=minds,
        anew=arcs,
        matchings=matchings,
        carryings=tuple(carrying_of(was.scene, would.scene, actor) for actor in actors),
        reach=_reach(was, would, matchings),
        minded=_minded(worlds_of(space, of_minds, draws=draws), would) if apart else None,
    )


def _minded(worlds: Worlds, would: Stage) -> Minded:
    here, actors = worlds.would, range(len(worlds.matchings))
    matchings = tuple(matching_of(here, would, actor) for actor in actors)
    carryings = tuple(carrying_of(here.scene, would.scene, actor) for actor in actors)
    return Minded(worlds, matchings, carryings, _reach(here, would, matchings))


def counterfactual(worlds: Worlds, factual: Process, draw: int) -> Process:
    """The process of the crisis as it would be, in a draw in which `factual` is the one of the crisis as it was.

    Unless the change was anticipated, everybody chooses as before, as far as that is possible: see
    `excomm.causes.worlds_carrying`. Whoever has changed its mind chooses anew, taking the others to do as before.
    In states that only the changed crisis has, all choose as if they had known of the change.
    """
    would = worlds.pairs[draw][1]
    if worlds.anticipated:
        return process_on(worlds.would, would, days=factual.days)
    policies = policies_in(worlds, factual.choices.policy, draw)
    choices = replace(factual.choices, policy=tuple(policies), values=())
    return process_on(worlds.would, would, days=factual.days, choices=choices)


def _reach(was: Stage, would: Stage, matchings: Sequence[Matching]) -> NDArray[np.int64]:
    if not any(matching.beyond.any() for matching in matchings):
        return was.states
    states = np.concatenate([was.nodes.state, states_in_both(was.scene, would)])
    return states_that_matter(was.scene, replace(was.nodes, state=states.astype(np.int32)))


def _changed_stage(changed: Crisis, interventions: Sequence[Intervention]) -> Stage:
    try:
        return stage_of(compile_space(changed))
    except PartError as error:
        names = "' and '".join(called(one) for one in interventions)
        place = ".".join(map(str, error.path))
        raise InputError(
            f"cannot have '{names}': {error.message} ({place})", remedy=error.remedy
        ) from None


def _same_states(was: Stage, would: Stage) -> bool:
    one, other = was.scene.space, would.scene.space
    return one.bits == other.bits and np.array_equal(one.graph.codes, other.graph.codes)


def _refuse_other_outcomes(was: Space, would: Space) -> None:
    if outcome_names(was) != outcome_names(would):
        raise InputError(
            "the interventions change which outcomes there are, so that none can be compared",
            remedy="leave out the variant that does, or ask about each crisis for itself",
        )
