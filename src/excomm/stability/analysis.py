"""The questions about a crisis that stability answers, asked by the names of its file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.space.compiling import compile_space
from excomm.space.naming import state_meant
from excomm.space.provenance import provenance_of
from excomm.space.settling import settle_of
from excomm.space.space import Space
from excomm.stability.asking import members_of
from excomm.stability.coalition_questions import COALITION_CONCEPTS
from excomm.stability.results import CoalitionStability, Stability, StatusQuoAnalysis
from excomm.stability.status_quo import status_quo as reach
from excomm.stability.table import CONCEPTS, stability_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.model.crisis import Crisis
    from excomm.space.naming import SaidState
    from excomm.stability.simultaneous import Settle


def stability(
    crisis: Crisis | Space, *, concepts: Sequence[str] = CONCEPTS, sanctions: str = "legal"
) -> Stability:
    """Which states of a crisis could last: stable for whom, by which concept, and for everybody.

    `concepts` are any of nash, gmr, smr, seq, symmetric_seq, sim; `sanctions` are the sequences of
    moves by which opponents may answer: legal (nobody moves twice in succession [fang1993]), once_each,
    or single. A compiled space may be given instead of the crisis. Raises `InputError` for unknown names.

    >>> import excomm as ex
    >>> ex.stability(ex.load("prisoners-dilemma")).equilibria("nash")
    ((),)
    """
    space = compiled(crisis)
    verdicts = stability_of(
        space.graph, concepts=concepts, sanctions=sanctions, settle=settling_of(space)
    )
    return Stability(space, verdicts, provenance_of(space.crisis))


def coalitions(
    crisis: Crisis | Space,
    *,
    concepts: Sequence[str] = COALITION_CONCEPTS,
    among: Iterable[Iterable[str]] | None = None,
) -> CoalitionStability:
    """Which states groups of actors would leave together, to the gain of each member, and which they would not.

    `concepts` are any of cnash, cgmr, csmr, cseq [kilgour2001; inohara2008]; every non-empty coalition is
    looked at unless `among` names some, each by its actors. Raises `InputError` for unknown names, and where
    there are too many states.

    >>> import excomm as ex
    >>> ex.coalitions(ex.load("prisoners-dilemma")).universal("cnash")
    ()
    """
    # Most questions are not about coalitions, and need not wait for what answers these.
    from excomm.stability.coalitions import coalition_stability_of

    space = compiled(crisis)
    groups = None if among is None else [members_of(space, group) for group in among]
    verdicts = coalition_stability_of(space.graph, concepts=concepts, coalitions=groups)
    return CoalitionStability(space, verdicts, provenance_of(space.crisis))


def status_quo(
    crisis: Crisis | Space,
    *,
    state: SaidState = "start",
    concepts: Sequence[str] = CONCEPTS,
    sanctions: str = "legal",
) -> StatusQuoAnalysis:
    """Which equilibria can be reached from where the crisis starts, or from another state.

    Status quo analysis [li2005statusquo]: shortest legal sequences of moves, and of improvements only.
    `state` is the state to begin with: "start", "history" (where history ended), a number as the command line counts,
    a text of names ("a.x, b.y"), or the names themselves. Raises `InputError` for unknown names and states.

    >>> import excomm as ex
    >>> found = ex.status_quo(ex.load("prisoners-dilemma"), state="first.cooperate")
    >>> found.columns()["moves"], found.columns()["improvements"]
    ((1, 1), (1, None))
    """
    space = compiled(crisis)
    start = state_meant(space, state)
    found = stability(space, concepts=concepts, sanctions=sanctions)
    return StatusQuoAnalysis(space, reach(space.graph, start), found, found.provenance)


def compiled(crisis: Crisis | Space) -> Space:
    """The space of a crisis, compiled unless it is one already; `InputError` for what is neither, as a name is.

    >>> compiled("chicken")
    Traceback (most recent call last):
    excomm.errors.InputError: 'chicken' is no crisis yet
      load it first: ex.load('chicken')
    """
    return crisis if isinstance(crisis, Space) else compile_space(crisis)


def settling_of(space: Space) -> Settle | None:
    """What applies the consequences of a crisis to codes, or None if it has none."""
    if not space.crisis.consequences:
        return None
    return settle_of(space.crisis, space.positions)
