"""Checks on the people of a crisis: who must consent, who sits in a committee, how actors choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.checking_committees import check_committee, check_person
from excomm.model.events import Belief
from excomm.model.people import Choice, Consent
from excomm.model.references import parts_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.problems import Problems


def check_people(crisis: Crisis, problems: Problems) -> None:
    """Add to `problems` what does not fit about consent, committees and choice rules."""
    for path, consent in parts_of(crisis, Consent):
        _check_consent(problems, path, consent)
    for name, committee in crisis.committees.items():
        check_committee(crisis, problems, ("committees", name), committee)
    for path, belief in parts_of(crisis, Belief):
        _check_belief(problems, path, belief)
    for name, actor in crisis.actors.items():
        path = ("actors", name, "choice")
        _check_choice(crisis, problems, path, actor.choice)
        _check_decider(crisis, problems, path, name, actor.choice)


def _check_belief(problems: Problems, path: Path, belief: Belief) -> None:
    """What an actor believes of its own beliefs is what it believes."""
    holder = path[-1]
    if holder in belief.beliefs:
        remedy = "write what it believes one level up"
        message = f"what '{holder}' believes that it believes has no meaning of its own"
        problems.at_key((*path, "beliefs", holder), message, remedy)


def _check_consent(problems: Problems, path: Path, consent: Consent) -> None:
    if isinstance(consent.need, int) and consent.need > len(consent.of):
        message = f"{consent.need} must agree, but only {len(consent.of)} are named"
        problems.at((*path, "need"), message, "name them under 'of:', or lower 'need:'")
    for key, people in (("absent", consent.absent), ("sequence", consent.sequence)):
        for position, person in enumerate(people):
            check_person(problems, (*path, key, position), person, consent.of)
    if {*consent.of} <= {*consent.absent}:
        remedy = "leave out 'consent:' if nobody need agree"
        problems.at((*path, "absent"), "everybody is absent", remedy)


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
