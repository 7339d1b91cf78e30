"""Checks on the people of a crisis: who must consent, who sits in a committee, how actors choose."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from excomm.model.names import did_you_mean, listed
from excomm.model.people import Choice, Committee, Consent
from excomm.model.references import parts_of

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.problems import Problems

# Rows of trust are typed by hand with two or three digits.
TRUST_TOLERANCE = 1e-6


def check_people(crisis: Crisis, problems: Problems) -> None:
    """Add to `problems` what does not fit about consent, committees and choice rules."""
    for path, consent in parts_of(crisis, Consent):
        _check_consent(problems, path, consent)
    for name, committee in crisis.committees.items():
        _check_committee(crisis, problems, ("committees", name), committee)
    for name, actor in crisis.actors.items():
        path = ("actors", name, "choice")
        _check_choice(crisis, problems, path, actor.choice)
        _check_decider(crisis, problems, path, name, actor.choice)


def _check_consent(problems: Problems, path: Path, consent: Consent) -> None:
    if isinstance(consent.need, int) and consent.need > len(consent.of):
        message = f"{consent.need} must agree, but only {len(consent.of)} are named"
        problems.at((*path, "need"), message, "name them under 'of:', or lower 'need:'")
    for key, people in (("absent", consent.absent), ("sequence", consent.sequence)):
        for position, person in enumerate(people):
            _check_person(problems, (*path, key, position), person, consent.of)
    if {*consent.of} <= {*consent.absent}:
        remedy = "leave out 'consent:' if nobody need agree"
        problems.at((*path, "absent"), "everybody is absent", remedy)


def _check_person(
    problems: Problems, path: Path, person: str, known: Collection[str], *, is_key: bool = False
) -> None:
    if person not in known:
        report = problems.at_key if is_key else problems.at
        report(path, f"unknown person '{person[:60]}'", partial(_nearest, person, known))


def _nearest(name: str, known: Collection[str]) -> str:
    return did_you_mean(name, known) or f"known here: {listed(known)}"


def _check_committee(crisis: Crisis, problems: Problems, path: Path, committee: Committee) -> None:
    for name, member in committee.members.items():
        courses = crisis.courses.get(committee.actor, {})
        for position in member.position:
            if committee.actor in crisis.actors and position not in courses:
                at = (*path, "members", name, "position", position)
                message = f"unknown course '{position[:60]}' of {committee.actor}"
                nearest = did_you_mean(position, courses)
                problems.at(at, message, nearest or f"add it under 'courses: {committee.actor}:'")
    _check_trust(problems, (*path, "trust"), committee)
    if committee.leader is not None:
        leader = committee.leader.name
        _check_person(problems, (*path, "leader", "name"), leader, committee.members)
    if committee.devils_advocate is not None:
        advocate = committee.devils_advocate
        _check_person(problems, (*path, "devils_advocate"), advocate, committee.members)


def _check_trust(problems: Problems, path: Path, committee: Committee) -> None:
    for name, row in committee.trust.items():
        _check_person(problems, (*path, name), name, committee.members, is_key=True)
        for other, weight in row.items():
            _check_person(problems, (*path, name, other), other, committee.members, is_key=True)
            if not 0 <= weight <= 1:
                message = f"trust of {weight:g}"
                problems.at((*path, name, other), message, "trust lies between 0 and 1")
        total = sum(row.values())
        if abs(total - 1) > TRUST_TOLERANCE:
            message = f"the trust of '{name}' sums to {total:g}"
            remedy = "each row must sum to one: give the rest to the member itself"
            problems.at_key((*path, name), message, remedy)


def _check_choice(crisis: Crisis, problems: Problems, path: Path, choice: Choice) -> None:
    if choice.rule == "committee" and choice.committee is None:
        problems.at(path, "a committee decides, but which?", "add 'committee:' with its name")
    if choice.rule == "script" and not choice.script:
        remedy = "add 'script:' with what it does when"
        problems.at(path, "the choice is scripted, but there is no script", remedy)
    if choice.rule == "history" and not crisis.history:
        message = "the choice follows history, but there is none"
        problems.at(path, message, "add 'history:'")
    for key, given in (("committee", choice.committee), ("script", choice.script)):
        if given and choice.rule != key:
            message = f"'{key}:' is not used, since the rule is '{choice.rule}'"
            problems.at_key((*path, key), message, f"write 'rule: {key}', or delete it")


def _check_decider(
    crisis: Crisis, problems: Problems, path: Path, actor: str, choice: Choice
) -> None:
    committee = crisis.committees.get(choice.committee or "")
    if committee is not None and committee.actor != actor:
        message = f"'{choice.committee}' decides for {committee.actor}, not for {actor}"
        problems.at((*path, "committee"), message, "name a committee of this actor")
