"""How a committee comes to its views: rounds of influence, under the settings that the literature names groupthink.

In a round each member *m* is moved by what it hears, as far as it is susceptible, and else keeps to its first position:

    x_m(t+1) = λ_m (w_mm x_m(t) + Σ_n w_mn y_n(t)) + (1 − λ_m) x_m(0)

This is the model of Friedkin and Johnsen [friedkin1990] on distributions over courses of action, with views *x* told
apart from statements *y* [ye2019]; with λ = 1 it is that of DeGroot [degroot1974]; with trust only in those whose
statements are near it is bounded confidence [hegselmann2002], the distance being that of total variation.

The settings are ours, after Janis [janis1972; janis1982], who gave no formulas:

- *directive leadership* d: members say y = (1 − d) x + d x_leader, which is the same as trust moved to the leader;
- *closed-mindedness* c: susceptibility is (1 − c) λ;
- *insulation* i: members from outside are heeded, and count in the decision, only (1 − i) as much;
- a *devil's advocate* says, in every round, what speaks against the course that leads at first;
- a leader who is *absent* neither hears nor is heard in the rounds, and no statement conforms to what it is not there
  to say; it still decides, with its weight.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from excomm.errors import InputError
from excomm.process.committee_room import NOBODY, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    from excomm.process.committee_room import Room

    Numbers = NDArray[np.float64]

MOST_ROUNDS = 20_000
# Rounds times the cells of `excomm.process.committee_room.MOST_CELLS`: a minute or two.
MOST_WORK = 1 << 34
TOLERANCE = 1e-9


@dataclass(frozen=True)
class Deliberation:
    """Where the rounds of a committee led.

    `views` is what each member came to think and `statements` what each came to say, both of shape
    (..., members, courses); `decision` is the distribution over courses that follows, of shape (..., courses). In the
    last of the `rounds` no probability changed by more than `change`.
    """

    room: Room
    views: Numbers
    statements: Numbers
    decision: Numbers
    rounds: int
    change: float

    @property
    def spread(self) -> Numbers:
        """How far members' statements are from what they say on average: mean distance of total variation, 0 to 1."""
        return spread_of(self.statements)


def deliberate(room: Room, *, most: int | None = None) -> Deliberation:
    """Let a committee meet until nobody's view changes any more, or for so many rounds at `most`.

    Costs time of members² × courses for each round and draw. Raises `InputError` where views do not settle by then.

    >>> import excomm as ex
    >>> from excomm.process.committee_draws import draws_of
    >>> from excomm.process.committee_room import room_of
    >>> crisis = ex.load("cuba-1962")
    >>> met = deliberate(room_of(crisis, "excomm", draws_of(crisis, samples=50, seed=1)))
    >>> bool((met.spread < spread_of(met.room.first)).all())
    True
    """
    number, views, change = _last_round(room, room.first, _brief(room), most)
    statements = stated(room, views)
    return Deliberation(room, views, statements, decided(room, statements), number, change)


def shares_of(room: Room, *, most: int | None = None) -> Numbers:
    """How much of the decision rests on the first position of each member, by so many rounds; shape (..., members).

    In the linear models the decision is an average of first positions, with these weights [friedkin1990]; what they
    lack of one is a devil's advocate's. Under bounded confidence it is none, and these weights mean nothing.
    """
    apart = np.eye(len(room.members))
    last = _last_round(room, apart, np.zeros((1, len(room.members))), most)
    return decided(room, stated(room, last.views))


def statements_after(room: Room, rounds: Iterable[int]) -> dict[int, Numbers]:
    """What members say after each of these numbers of rounds, 0 being before any talk; shape (..., members, courses).

    Costs as many rounds as the largest number, or as it takes until nobody's view changes any more.
    """
    asked = sorted({*rounds})
    found = dict.fromkeys(asked, room.first)
    for number, views, _ in _each_round(room, room.first, _brief(room)):
        # What is settled stays so: each view is also that after all later rounds.
        found |= {later: views for later in asked if later >= number}
        if number >= asked[-1]:
            break
    return {number: stated(room, views) for number, views in found.items()}


class _Round(NamedTuple):
    """A round that is over: its number, what members think after it, and how much it changed."""

    number: int
    views: Numbers
    change: float


def _last_round(room: Room, first: Numbers, brief: Numbers, most: int | None) -> _Round:
    return deque(_each_round(room, first, brief, most), maxlen=1).pop()


def _each_round(
    room: Room, first: Numbers, brief: Numbers, at_most: int | None = None
) -> Iterator[_Round]:
    """Every round from these first positions, until one changes nothing any more."""
    trust, susceptibility = trust_in(room), susceptibility_in(room)[..., np.newaxis]
    views, change, most = first, np.inf, at_most or _most_rounds(first)
    for number in range(1, most + 1):
        after = susceptibility * _heard(room, trust, views, brief) + (1 - susceptibility) * first
        change = float(np.abs(after - views).max())
        views = after
        yield _Round(number, views, change)
        if change <= TOLERANCE:
            return
    raise InputError(
        f"the views in '{room.name}' do not settle: after {most:,} rounds they still change by {change:.2g}",
        remedy="under 'trust:' let each member heed itself too, or let some hold to first positions "
        "('susceptibility' below 1, model: friedkin-johnsen)",
    )


def _most_rounds(first: Numbers) -> int:
    """So many rounds that a committee of any size takes a minute or two."""
    cells: int = first.size * first.shape[-2]
    return min(MOST_ROUNDS, max(MOST_WORK // cells, 1))


def trust_in(room: Room) -> Numbers:
    """Who heeds whom once those from outside are kept out and an absent leader is not heard; rows sum to one."""
    others = ~np.eye(len(room.members), dtype=bool)
    kept = np.where(others & room.outside, 1 - room.insulation[..., np.newaxis, np.newaxis], 1.0)
    trust = room.trust * kept
    if room.leader != NOBODY and not room.present:
        trust[..., others[room.leader], room.leader] = 0.0
        trust[..., room.leader, :] = 0.0
    return _to_one(trust)


def _to_one(trust: Numbers) -> Numbers:
    """Scale each row to sum to one; who has nobody left to heed heeds itself."""
    total = trust.sum(axis=-1, keepdims=True)
    return np.where(total > 0, trust / np.where(total > 0, total, 1.0), np.eye(trust.shape[-1]))


def susceptibility_in(room: Room) -> Numbers:
    """How far others move each member under the model and closed-mindedness; shape (..., members)."""
    own = room.susceptibility if room.model == "friedkin-johnsen" else np.ones(len(room.members))
    return own * (1 - room.closed_mindedness[..., np.newaxis])


def stated(room: Room, views: Numbers) -> Numbers:
    """What members say, given what they think: the closer to the leader's view, the more it directs them."""
    if not room.present:
        return views
    directed = room.directive_leadership[..., np.newaxis, np.newaxis]
    leader = views[..., room.leader : room.leader + 1, :]
    return (1 - directed) * views + directed * leader


def decided(room: Room, statements: Numbers) -> Numbers:
    """The distribution over courses that a committee decides by: statements averaged by their weight."""
    counts = np.where(room.outside, 1 - room.insulation[..., np.newaxis], 1.0)
    if room.leader != NOBODY:
        leads = np.arange(len(room.members)) == room.leader
        counts = np.where(leads, room.weight[..., np.newaxis], counts)
    total = counts.sum(axis=-1, keepdims=True)
    # Nobody counts where all are outsiders and kept out altogether: then all count alike.
    shares = scaled(np.where(total > 0, counts, 1.0))
    decision: Numbers = np.einsum("...m,...mc->...c", shares, statements)
    return decision


def spread_of(positions: Numbers) -> Numbers:
    """How far positions are from their average: mean distance of total variation; shape (...,)."""
    away = np.abs(positions - positions.mean(axis=-2, keepdims=True))
    spread: Numbers = away.sum(axis=-1).mean(axis=-1) / 2
    return spread


def _brief(room: Room) -> Numbers:
    """What a devil's advocate says: other courses, as far as they were argued for at first; shape (..., 1, courses)."""
    first = decided(room, room.first)
    against = np.arange(first.shape[-1]) != first.argmax(axis=-1)[..., np.newaxis]
    left = first * against
    total = left.sum(axis=-1, keepdims=True)
    # Where all argued for one course, its opposite is every other one; where there is no other, there is no opposite.
    left = np.where(total > 0, left, against)
    brief = left if first.shape[-1] > 1 else first
    return scaled(brief)[..., np.newaxis, :]


def _heard(room: Room, trust: Numbers, views: Numbers, brief: Numbers) -> Numbers:
    """The average of what each member hears, and of what it thinks itself."""
    said = stated(room, views)
    if room.advocate != NOBODY:
        arguing = (np.arange(len(room.members)) == room.advocate)[:, np.newaxis]
        said = np.where(arguing, brief, said)
    if room.model == "bounded-confidence":
        trust = _near(room, trust, views, said)
    # Of itself a member hears what it thinks, whatever it says.
    own = np.diagonal(trust, axis1=-2, axis2=-1)[..., np.newaxis]
    heard: Numbers = trust @ said + own * (views - said)
    return heard


def _near(room: Room, trust: Numbers, views: Numbers, said: Numbers) -> Numbers:
    """Trust only in those whose statements are near enough to one's own view."""
    away = np.abs(views[..., :, np.newaxis, :] - said[..., np.newaxis, :, :]).sum(axis=-1) / 2
    limit = room.confidence[..., np.newaxis, np.newaxis]
    near = (away <= limit + TOLERANCE) | np.eye(len(room.members), dtype=bool)
    return _to_one(trust * near)
