"""What a committee decides and why, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.committee_analysis import leader_share
from excomm.report.text.committee_fit import fit_lines
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, paragraph, strong, wrapped
from excomm.report.words.names import called, capital, counted, spaced
from excomm.tables.in_words import between, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from excomm.process.committee_analysis import CommitteeAnalysis
    from excomm.process.committee_settings import Change

    Numbers = NDArray[np.float64]

MODELS = {
    "friedkin-johnsen": "Members are moved by what they hear, and hold to where they began (Friedkin and Johnsen).",
    "degroot": "Members come to an average of all that they hear (DeGroot).",
    "bounded-confidence": "Members heed those alone who are near to them (bounded confidence).",
}
SETTINGS = {
    "insulation": "outsiders kept out (insulation)",
    "closed_mindedness": "closed minds",
    "directive_leadership": "a leader who steers",
    "devils_advocate": "a devil's advocate",
    "leader.present": "the leader in the room",
}


def committee_lines(paper: Paper, found: CommitteeAnalysis) -> list[str]:
    """Lay out a committee: positions, decision, settings, others, the fit; or some members' positions alone."""
    lines = [strong(paper, line) for line in wrapped(found.crisis.title, paper.width)]
    lines += _about(paper, found)
    if found.only:
        for member in found.only:
            lines += _one(paper, found, member)
        return lines
    lines += [*_positions(paper, found), *_decision(paper, found), *_settings(paper, found)]
    lines += _side_by_side(paper, found)
    return lines if found.fit is None else [*lines, *fit_lines(paper, found, found.fit)]


def _about(paper: Paper, found: CommitteeAnalysis) -> list[str]:
    room = found.meeting.room
    committee = found.crisis.committees[found.name]
    actor = called(found.crisis, committee.actor)
    text = f"The committee {found.name} of {actor}: {counted(len(room.members), 'member')}."
    method = (
        f"{MODELS[room.model]} What is not known is drawn {counted(found.samples, 'time')} (seed {found.seed}); "
        f"numbers are averages of that. Views settled within {counted(found.meeting.met.rounds, 'round')}."
    )
    return [
        *paragraph(paper, f"{text} {committee.text}"),
        *paragraph(paper, method),
    ]


def _positions(paper: Paper, found: CommitteeAnalysis) -> list[str]:
    """Who stood where at first, what each comes to say, and how much of the decision rests on its first position."""
    room, met = found.meeting.room, found.meeting.met
    first, said = _mean(room.first), _mean(met.statements)
    shares = found.meeting.shares.mean(axis=0) if found.meeting.shares.size else None
    rows = [
        [
            _who(found, place),
            _foremost(room.courses, first[place]),
            _foremost(room.courses, said[place]),
            "" if shares is None else percent(shares[place]),
        ]
        for place in range(len(room.members))
    ]
    header = ["member", "at first", "comes to say", "share"]
    lines = heading(paper, "WHO STOOD WHERE, and how much of the decision rests on that")
    return [*lines, *grid(paper, header, rows, right=[False, False, False, True])]


def _who(found: CommitteeAnalysis, place: int) -> str:
    """A member's name, and what is particular about its place in the room."""
    room = found.meeting.room
    member = found.crisis.committees[found.name].members[room.members[place]]
    notes = [
        "leads" if place == room.leader else "",
        "argues against" if place == room.advocate else "",
        "outside" if room.outside[place] else "",
    ]
    said = ", ".join(filter(None, notes))
    return f"{member.name or room.members[place]}{f' ({said})' if said else ''}"


def _one(paper: Paper, found: CommitteeAnalysis, member: str) -> list[str]:
    """Every course that one member argued for, or comes to."""
    room, met = found.meeting.room, found.meeting.met
    place = room.members.index(member)
    parts = [_mean(one)[place] for one in (room.first, met.views, met.statements)]
    rows = [
        [spaced(course), *(percent(part[number]) for part in parts)]
        for number, course in enumerate(room.courses)
    ]
    header = ["course", "at first", "comes to think", "comes to say"]
    lines = heading(paper, _who(found, place))
    return [*lines, *grid(paper, header, rows, right=[False, True, True, True])]


def _decision(paper: Paper, found: CommitteeAnalysis) -> list[str]:
    meeting = found.meeting
    first, decision = meeting.first.mean(axis=0), meeting.decision.mean(axis=0)
    rows = []
    for place in (-decision).argsort(kind="stable"):
        course = meeting.room.courses[place]
        low, _, high = meeting.chance(course)
        taken = " (taken)" if found.is_history and course == found.course else ""
        rows.append(
            [
                f"{spaced(course)}{taken}",
                percent(first[place]),
                percent(decision[place]),
                between(low, high),
            ]
        )
    header = ["course", "before any talk", "decides", "90 % of draws"]
    lines = heading(paper, "WHAT IT DECIDES")
    return [*lines, *grid(paper, header, rows, right=[False, True, True, True])]


def _settings(paper: Paper, found: CommitteeAnalysis) -> list[str]:
    """What each setting changes: the same committee without it, and with it in full."""
    meeting = found.meeting
    chance = meeting.decision[:, meeting.room.courses.index(found.course)].mean()
    spread = float(meeting.met.spread.mean())
    course = spaced(found.course)
    text = (
        f"{course} is {percent(chance)} likely, and statements are {spread:.2f} apart (0: all say the same, 1: nobody "
        f"shares anything). Each row is the same committee without the setting, and with it in full."
    )
    header = ["setting", "here", f"{course} without", "in full", "apart without", "in full"]
    rows = [_setting(change) for change in found.changes]
    lines = heading(paper, "WHAT ITS WAY OF WORKING CHANGES")
    lines += paragraph(paper, capital(text))
    return [*lines, "", *grid(paper, header, rows, right=[False] + [True] * 5)]


def _setting(change: Change) -> list[str]:
    yes_or_no = change.setting in {"devils_advocate", "leader.present"}
    here = ("yes" if change.value else "no") if yes_or_no else f"{change.value:.2f}"
    return [
        SETTINGS[change.setting],
        here,
        percent(change.without.chance),
        percent(change.in_full.chance),
        f"{change.without.spread:.2f}",
        f"{change.in_full.spread:.2f}",
    ]


def _side_by_side(paper: Paper, found: CommitteeAnalysis) -> list[str]:
    """The committees of the same actor, met with the same luck."""
    if not found.others:
        return []
    meetings = (found.meeting, *found.others)
    course = spaced(found.course)
    rows = []
    for meeting in meetings:
        low, _, high = meeting.chance(found.course)
        place = meeting.room.courses.index(found.course)
        share = leader_share(meeting)
        rows.append(
            [
                meeting.room.name,
                percent(meeting.decision[:, place].mean()),
                between(low, high),
                f"{meeting.met.spread.mean():.2f}",
                "" if share is None else percent(share),
                _foremost(meeting.room.courses, meeting.decision.mean(axis=0)),
            ]
        )
    header = ["committee", course, "90 % of draws", "apart", "leader's share", "likeliest"]
    lines = heading(paper, "SIDE BY SIDE, with the same luck")
    lines += grid(paper, header, rows, right=[False, True, True, True, True, False])
    for meeting in found.others:
        text = found.crisis.committees[meeting.room.name].text
        lines += paragraph(paper, f"{meeting.room.name}: {text}" if text else "")
    return lines


def _foremost(courses: Sequence[str], row: Numbers) -> str:
    place = int(row.argmax())
    return f"{spaced(courses[place])} {percent(row[place])}"


def _mean(values: Numbers) -> Numbers:
    """The average over all draws, of shape (members, courses)."""
    mean: Numbers = values.reshape(-1, *values.shape[-2:]).mean(axis=0)
    return mean
