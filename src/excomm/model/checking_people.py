"""Checks on the people of a crisis: who must consent, who sits in a committee, how actors choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.people import Choice, Committee, Consent
    from excomm.model.problems import Problems

# Rows of trust are typed by hand with two or three digits.
TRUST_TOLERANCE = 1e-6


def check_people(crisis: Crisis, problems: Problems) -> None:
    """Add to `problems` what does not fit about consent, committees and choice rules."""
    for name, event in crisis.events.items():
        for key in ("consent", "suppression"):
            people = getattr(event, key)
            if people is not None:
                _check_consent(problems, ("events", name, key), people)
    for name, committee in crisis.committees.items():
        _check_committee(crisis, problems, ("committees", name), committee)
    for name, actor in crisis.actors.items():
        _check_choice(crisis, problems, ("actors", name, "choice"), actor.choice)


def _check_consent(problems: Problems, path: Path, consent: Consent) -> None:
    if isinstance(consent.need, int) and consent.need > len(consent.of):
        problems.at(
            (*path, "need"),
            f"{consent.need} must agree, but only {len(consent.of)} are named",
            "name them under 'of:', or lower 'need:'",
        )
    for key in ("absent", "sequence"):
        for position, person in enumerate(getattr(consent, key)):
            _check_person(problems, (*path, key, position), person, consent.of)
    if {*consent.of} <= {*consent.absent}:
        problems.at(
            (*path, "absent"), "everybody is absent", "leave out 'consent:' if nobody need agree"
        )


def _check_person(problems: Problems, path: Path, person: str, known: Iterable[str]) -> None:
    if person not in known:
        problems.at(
            path,
            f"unknown person '{person[:60]}'",
            did_you_mean(person, known) or f"known here: {', '.join(known)}",
        )


def _check_committee(crisis: Crisis, problems: Problems, path: Path, committee: Committee) -> None:
    for name, member in committee.members.items():
        positions = [member.position] if isinstance(member.position, str) else list(member.position)
        courses = crisis.courses.get(committee.actor, {})
        for position in positions:
            if position not in courses:
                remedy = (
                    did_you_mean(position, courses) or f"add it under 'courses: {committee.actor}:'"
                )
                problems.at(
                    (*path, "members", name, "position"),
                    f"unknown course '{position[:60]}' of {committee.actor}",
                    remedy,
                )
    _check_trust(problems, (*path, "trust"), committee)
    if committee.leader is not None:
        _check_person(problems, (*path, "leader", "name"), committee.leader.name, committee.members)
    if committee.devils_advocate is not None:
        _check_person(
            problems, (*path, "devils_advocate"), committee.devils_advocate, committee.members
        )


def _check_trust(problems: Problems, path: Path, committee: Committee) -> None:
    for name, row in committee.trust.items():
        _check_person(problems, (*path, name), name, committee.members)
        for other, weight in row.items():
            _check_person(problems, (*path, name, other), other, committee.members)
            if not 0 <= weight <= 1:
                problems.at(
                    (*path, name, other), f"trust of {weight:g}", "trust lies between 0 and 1"
                )
        total = sum(row.values())
        if abs(total - 1) > TRUST_TOLERANCE:
            problems.at(
                (*path, name),
                f"the trust of '{name}' sums to {total:g}",
                "each row must sum to one: give the rest to the member itself",
            )


def _check_choice(crisis: Crisis, problems: Problems, path: Path, choice: Choice) -> None:
    if choice.rule == "committee" and choice.committee is None:
        problems.at(path, "a committee decides, but which?", "add 'committee:' with its name")
    if choice.rule == "script" and not choice.script:
        problems.at(
            path,
            "the choice is scripted, but there is no script",
            "add 'script:' with what it does when",
        )
    if choice.rule == "history" and not crisis.history:
        problems.at(path, "the choice follows history, but there is none", "add 'history:'")
