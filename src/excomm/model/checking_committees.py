"""Checks on committees: that positions, trust and records speak of members and courses that there are."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from excomm.model.names import did_you_mean, listed
from excomm.model.quantities import Known

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.people import Committee, Member, Record
    from excomm.model.problems import Problems

# Rows of trust and positions are typed by hand with two or three digits.
SUM_TOLERANCE = 1e-6


def check_committee(crisis: Crisis, problems: Problems, path: Path, committee: Committee) -> None:
    """Add to `problems` what does not fit about one committee."""
    for name, member in committee.members.items():
        at = (*path, "members", name, "position")
        for position in member.position:
            _check_course(crisis, problems, (*at, position), committee.actor, position)
        _check_sum(problems, at, name, member)
    _check_trust(problems, (*path, "trust"), committee)
    if committee.leader is not None:
        leader = committee.leader.name
        check_person(problems, (*path, "leader", "name"), leader, committee.members)
    if committee.devils_advocate is not None:
        advocate = committee.devils_advocate
        check_person(problems, (*path, "devils_advocate"), advocate, committee.members)
    for number, record in enumerate(committee.records):
        _check_record(crisis, problems, (*path, "records", number), committee, record)


def check_person(
    problems: Problems, path: Path, person: str, known: Collection[str], *, is_key: bool = False
) -> None:
    """Add a problem where somebody is named who is not there."""
    if person not in known:
        report = problems.at_key if is_key else problems.at
        report(path, f"unknown person '{person[:60]}'", partial(_nearest, person, known))


def _nearest(name: str, known: Collection[str]) -> str:
    return did_you_mean(name, known) or f"known here: {listed(known)}"


def _check_course(crisis: Crisis, problems: Problems, path: Path, actor: str, name: str) -> None:
    courses = crisis.courses.get(actor, {})
    if actor in crisis.actors and name not in courses:
        message = f"unknown course '{name[:60]}' of {actor}"
        nearest = did_you_mean(name, courses)
        problems.at(path, message, nearest or f"add it under 'courses: {actor}:'")


def _check_sum(problems: Problems, path: Path, name: str, member: Member) -> None:
    """Where all numbers of a position are known they sum to one; priors are scaled to, whatever their values."""
    parts = member.position.values()
    total = sum(part.value for part in parts if isinstance(part, Known))
    if all(isinstance(part, Known) for part in parts) and abs(total - 1) > SUM_TOLERANCE:
        remedy = "its probabilities must sum to one: name the other courses too"
        problems.at_key(path, f"the position of '{name}' sums to {total:g}", remedy)


def _check_trust(problems: Problems, path: Path, committee: Committee) -> None:
    for name, row in committee.trust.items():
        check_person(problems, (*path, name), name, committee.members, is_key=True)
        for other, weight in row.items():
            check_person(problems, (*path, name, other), other, committee.members, is_key=True)
            if not 0 <= weight <= 1:
                message = f"trust of {weight:g}"
                problems.at((*path, name, other), message, "trust lies between 0 and 1")
        total = sum(row.values())
        if abs(total - 1) > SUM_TOLERANCE:
            message = f"the trust of '{name}' sums to {total:g}"
            remedy = "each row must sum to one: give the rest to the member itself"
            problems.at_key((*path, name), message, remedy)


def _check_record(
    crisis: Crisis, problems: Problems, path: Path, committee: Committee, record: Record
) -> None:
    for position, course in enumerate(record.favours):
        _check_course(crisis, problems, (*path, "favours", position), committee.actor, course)
    if record.member is not None:
        check_person(problems, (*path, "member"), record.member, committee.members)
    is_vote = record.votes is not None and record.of is not None
    if is_vote == (record.member is not None) or (record.votes is None) != (record.of is None):
        remedy = "write 'member:' with a name, or 'votes:' and 'of:' for a vote of all"
        problems.at(path, "a record is of one member, or of a vote", remedy)
    elif record.votes is not None and record.of is not None and record.votes > record.of:
        problems.at(
            (*path, "votes"),
            f"{record.votes} of {record.of} votes",
            "raise 'of:', or lower 'votes:'",
        )
    first = committee.since or crisis.span
    if first is not None and record.on.latest < first.earliest:
        remedy = "leave it out, make it the first position, or set 'since:' to an earlier day"
        problems.at((*path, "on"), f"'{record.on.text}' lies before the first positions", remedy)
