"""Asks a committee what it would decide, whose first position that rests on, and what its way of working changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from excomm.errors import InputError
from excomm.model.names import did_you_mean, listed
from excomm.process.committee_draws import draws_of
from excomm.process.committee_fit import fit_committee
from excomm.process.committee_history import course_of_history
from excomm.process.committee_room import NOBODY, committee_called, default_committee, room_of
from excomm.process.committee_rounds import decided, deliberate, shares_of
from excomm.process.committee_settings import changes_of
from excomm.space.provenance import provenance_of
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.process.committee_fit import CommitteeFit
    from excomm.process.committee_room import Room
    from excomm.process.committee_rounds import Deliberation
    from excomm.process.committee_settings import Change
    from excomm.space.provenance import Provenance

    Numbers = NDArray[np.float64]

SAMPLES = 1_000
ENDS = (0.05, 0.5, 0.95)


@dataclass(frozen=True)
class Meeting:
    """What one committee came to, in every draw of what is not known about it.

    `first` is what it would have decided before any talk, and `decision` what it decides, both of shape
    (draws, courses). `shares` says how much of the decision rests on the first position of each member, shape
    (draws, members); it is empty under bounded confidence, where there are no such shares.
    """

    met: Deliberation
    first: Numbers
    decision: Numbers
    shares: Numbers

    @property
    def room(self) -> Room:
        """The committee in numbers."""
        return self.met.room

    def chance(self, course: str) -> tuple[float, float, float]:
        """How likely the committee makes a course: 5 %, 50 % and 95 % of the draws lie below."""
        place = self.room.courses.index(course)
        low, middle, high = np.quantile(self.decision[:, place], ENDS).tolist()
        return low, middle, high


@dataclass(frozen=True, repr=False)
class CommitteeAnalysis(Tabular):
    """What a committee decides, and why; print it for a summary.

    `course` is the course by which committees are compared: the one that the actor took in history (`is_history`; see
    `excomm.process.committee_history`), or the one that is likeliest. `others` are the committees of the same actor,
    met with the same luck.
    `fit` is None unless it was asked for. `only` are the members whose positions are told; all if there are none.
    """

    crisis: Crisis
    meeting: Meeting
    others: tuple[Meeting, ...]
    course: str
    is_history: bool
    changes: tuple[Change, ...]
    fit: CommitteeFit | None
    only: tuple[str, ...]
    samples: int
    seed: int
    provenance: Provenance

    @property
    def name(self) -> str:
        """The name of the committee in the file."""
        return self.meeting.room.name

    def of_members(self, members: Iterable[str]) -> CommitteeAnalysis:
        """The same, telling of the positions of these members only; `InputError` names those that there are."""
        only, known = tuple(dict.fromkeys(members)), self.meeting.room.members
        for member in only:
            if member not in known:
                remedy = did_you_mean(member, known) or f"there are: {listed(known)}"
                raise InputError(f"there is no '{member[:60]}' in '{self.name}'", remedy=remedy)
        return replace(self, only=only)

    def table(self) -> Table:
        """One row for each member and course: how likely it argued for it at first, thinks so, says so at the end."""
        room = self.meeting.room
        views = [_mean(part) for part in (room.first, self.meeting.met.views)]
        said = _mean(self.meeting.met.statements)
        told = [room.members.index(member) for member in self.only or room.members]
        cells = [(m, c) for m in told for c in range(len(room.courses))]
        return Table(
            f"Positions in {self.name}: {self.crisis.title}",
            {
                "member": tuple(room.members[m] for m, _ in cells),
                "course": tuple(room.courses[c] for _, c in cells),
                "first": tuple(float(views[0][cell]) for cell in cells),
                "thinks": tuple(float(views[1][cell]) for cell in cells),
                "says": tuple(float(said[cell]) for cell in cells),
            },
            (f"Averages over {self.samples:,} draws of what is not known.",),
        )

    def __str__(self) -> str:
        """A few lines: what it decides, and how likely that makes the course that was taken."""
        decision = _mean(self.meeting.decision, keep=1)
        order = np.argsort(-decision, kind="stable")[:3]
        likely = ", ".join(
            f"{self.meeting.room.courses[c]} {100 * decision[c]:.0f} %" for c in order
        )
        low, _, high = self.meeting.chance(self.course)
        return (
            f"{self.crisis.title}: {self.name} decides for {likely}.\n"
            f"It gives {self.course} a probability of {100 * low:.0f} to {100 * high:.0f} % "
            f"(90 % of {self.samples:,} draws)."
        )


def committee(
    crisis: Crisis,
    name: str | None = None,
    *,
    samples: int = SAMPLES,
    seed: int = 1,
    fit: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> CommitteeAnalysis:
    """Ask what a committee of advisers would decide, and what the way in which it works does to that.

    Members influence each other by the model of the file, Friedkin and Johnsen's unless it says otherwise
    [friedkin1990], under its groupthink settings; see `excomm.process.committee_rounds` for both. What is not known is
    drawn from its priors `samples` times. `name` is a committee of the file, by default the one that decides,
    or the first. With `fit` it is fitted to its records. The same seed gives the same numbers. `progress` hears of each
    step: its number, how many there are, and what it does.

    Costs twelve meetings of members² × courses × rounds for each draw. Raises `InputError` where there is no such
    committee, or where views do not settle.

    >>> import excomm as ex
    >>> print(ex.committee(ex.load("cuba-1962"), samples=200))
    The Cuban Missile Crisis: excomm decides for limited_strike 40 %, blockade 32 %, full_strike 17 %.
    It gives blockade a probability of 23 to 39 % (90 % of 200 draws).
    """
    if samples < 1:
        raise InputError("there must be at least one sample", remedy="ask for 1,000 or so")
    asked = name or default_committee(crisis) or ""
    actor = committee_called(crisis, asked).actor
    rivals = [key for key, one in crisis.committees.items() if one.actor == actor and key != asked]
    last = len(rivals) + 2 + fit

    def tell(step: int, text: str) -> None:
        if progress is not None:
            progress(step, last, text)

    draws = draws_of(crisis, samples=samples, seed=seed)
    meetings = []
    for step, one in enumerate((asked, *rivals), start=1):
        tell(step, f"Meeting of {one}")
        meetings.append(meeting_of(room_of(crisis, one, draws), samples=samples))
    meeting, *others = meetings
    taken = course_of_history(crisis, actor, argued=argued_in(one.room for one in meetings))
    course = taken or meeting.room.courses[int(_mean(meeting.decision, keep=1).argmax())]
    tell(len(rivals) + 2, "What its settings change")
    changes = changes_of(meeting.room, meeting.room.courses.index(course))
    if fit:
        tell(last, "Fitting it to its records")
    return CommitteeAnalysis(
        crisis=crisis,
        meeting=meeting,
        others=tuple(others),
        course=course,
        is_history=taken is not None,
        changes=changes,
        fit=fit_committee(crisis, asked, rivals=rivals, seed=seed) if fit else None,
        only=(),
        samples=samples,
        seed=seed,
        provenance=provenance_of(crisis),
    )


def meeting_of(room: Room, *, samples: int, most: int | None = None) -> Meeting:
    """Let a committee meet, for `most` rounds; what is the same in all draws stands there once for each of them.

    Raises `InputError` where views do not settle by then.

    >>> import excomm as ex
    >>> room = room_of(
    ...     ex.load("cuba-1962"), "excomm", draws_of(ex.load("cuba-1962"), samples=5, seed=1)
    ... )
    >>> meeting_of(room, samples=5).decision.shape
    (5, 8)
    """
    met = deliberate(room, most=most)
    shape = (samples, len(room.courses))
    linear = room.model != "bounded-confidence"
    shares = shares_of(room, most=most) if linear else np.zeros(0)
    return Meeting(
        met=met,
        first=np.broadcast_to(decided(room, room.first), shape),
        decision=np.broadcast_to(met.decision, shape),
        shares=np.broadcast_to(shares, (samples, shares.shape[-1])),
    )


def argued_in(rooms: Iterable[Room]) -> set[str]:
    """The courses for which somebody argued at first, in any of some committees.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> room = room_of(crisis, "excomm", draws_of(crisis, samples=5, seed=1))
    >>> sorted(set(room.courses) - argued_in([room]))
    ['two_tracks']
    """
    return {
        course
        for room in rooms
        for course, share in zip(room.courses, _mean(room.first).max(axis=0), strict=True)
        if share > 0
    }


def _mean(values: Numbers, *, keep: int = 2) -> Numbers:
    """The average over all draws; the last axes, as many as are to be kept, stay."""
    mean: Numbers = values.reshape(-1, *values.shape[-keep:]).mean(axis=0)
    return mean


def leader_share(meeting: Meeting) -> float | None:
    """How much of the decision rests on the leader's first position, on average; None where there is nothing to say."""
    place = meeting.room.leader
    if place == NOBODY or not meeting.shares.size:
        return None
    return float(meeting.shares[:, place].mean())
