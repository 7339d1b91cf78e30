"""A person who is not there, or another in his place: in every consent, in early warning, in committees."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from excomm.causes.interventions_reading import must_know, part_of
from excomm.errors import InputError
from excomm.model.names import listed
from excomm.model.people import Committee, Consent, Member

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Any

    from excomm.causes.interventions import Replace, Without
    from excomm.model.crisis import Crisis
    from excomm.model.events import Belief

    Reseat = Callable[[Consent], Consent | None]


def people_in(crisis: Crisis) -> tuple[str, ...]:
    """Everybody by name who is asked about some event, or sits in some committee, each once.

    >>> import excomm as ex
    >>> people_in(ex.load("cuba-1962"))[:5]
    ('garbuz', 'grechko', 'captain', 'political_officer', 'arkhipov')
    """
    asked = [person for consent in _panels(crisis) for person in consent.of]
    members = [name for committee in crisis.committees.values() for name in committee.members]
    return tuple(dict.fromkeys([*asked, *members]))


def _must_be_a_person(crisis: Crisis, name: str) -> None:
    people = people_in(crisis)
    if name in crisis.actors and name not in people:
        own = [option for option in crisis.options if option.partition(".")[0] == name]
        raise InputError(
            f"'{name}' is an actor, not a person",
            remedy=f"forbid what it could do: {listed(own)}"
            if own
            else "remove what it is part of",
        )
    must_know("person", name, people)


def asked_about(crisis: Crisis, person: str) -> bool:
    """Whether a person is asked about some event, and not only a member of committees."""
    return any(person in consent.of for consent in _panels(crisis))


def without(crisis: Crisis, asked: Without) -> Crisis:
    """The crisis in which a person is neither asked nor needed, and sits in no committee."""
    _must_be_a_person(crisis, asked.person)

    def left(consent: Consent) -> Consent | None:
        if asked.person not in consent.of or asked.person in consent.absent:
            return consent
        absent = (*consent.absent, asked.person)
        # Where nobody is left, nobody need agree, and nobody can stop it.
        if {*consent.of} <= {*absent}:
            return None
        return consent.model_copy(update={"absent": absent})

    committees = {name: _left(one, asked.person) for name, one in crisis.committees.items()}
    return _reseated(crisis, left, committees)


def replaced(crisis: Crisis, asked: Replace) -> Crisis:
    """The crisis in which somebody else is in a person's place."""
    _must_be_a_person(crisis, asked.person)
    courses = {
        course
        for one in crisis.committees.values()
        if asked.person in one.members
        for course in crisis.courses.get(one.actor, {})
    }
    if isinstance(asked.leaning, Mapping) or asked.leaning in courses:
        return _with_position(crisis, asked, courses)
    if not asked_about(crisis, asked.person):
        raise InputError(
            f"'{asked.person}' sits in a committee, where '{asked.leaning}' is no course",
            remedy=f"known: {', '.join(sorted(courses))}",
        )
    chance = part_of(Consent, {"need": "all", "of": {asked.person: asked.leaning}}).of[asked.person]

    def other(consent: Consent) -> Consent:
        if asked.person not in consent.of:
            return consent
        # Whoever takes a place that was empty is there.
        absent = tuple(person for person in consent.absent if person != asked.person)
        of = {**consent.of, asked.person: chance}
        same = of == consent.of and absent == consent.absent
        return consent if same else consent.model_copy(update={"of": of, "absent": absent})

    return _reseated(crisis, other, crisis.committees)


def _with_position(crisis: Crisis, asked: Replace, courses: set[str]) -> Crisis:
    position = (
        dict(asked.leaning) if isinstance(asked.leaning, Mapping) else {str(asked.leaning): 1}
    )
    for course in position:
        must_know("course", course, courses)
    new = part_of(Member, {"position": position}).position

    def seated(committee: Committee) -> Committee:
        if asked.person not in committee.members:
            return committee
        member = committee.members[asked.person].model_copy(update={"position": new})
        members = {**committee.members, asked.person: member}
        return committee.model_copy(update={"members": members})

    committees = {name: seated(one) for name, one in crisis.committees.items()}
    return crisis.model_copy(update={"committees": committees})


def _left(committee: Committee, person: str) -> Committee:
    """A committee without one of its members; who heeded that one heeds the others so much the more."""
    if person not in committee.members:
        return committee
    members = {name: one for name, one in committee.members.items() if name != person}
    if not members:
        raise InputError(f"nobody would be left in the committee of '{person}'")
    rows = {
        name: {other: weight for other, weight in row.items() if other != person}
        for name, row in committee.trust.items()
        if name != person
    }
    trust = {
        name: {other: weight / sum(row.values()) for other, weight in row.items()}
        for name, row in rows.items()
        if sum(row.values()) > 0
    }
    led = committee.leader is not None and committee.leader.name == person
    advocate = committee.devils_advocate
    return committee.model_copy(
        update={
            "members": members,
            "trust": trust,
            "leader": None if led else committee.leader,
            "devils_advocate": None if advocate == person else advocate,
            "records": tuple(one for one in committee.records if one.member != person),
        }
    )


def _reseated(crisis: Crisis, reseat: Reseat, committees: Mapping[str, Committee]) -> Crisis:
    """The crisis with other people to be asked, in the pictures that actors have of it too."""
    events = {name: _asked(one, reseat) for name, one in crisis.events.items()}
    beliefs = {actor: _believed(one, reseat) for actor, one in crisis.beliefs.items()}
    changed = crisis.model_copy(
        update={"events": events, "beliefs": beliefs, "committees": dict(committees)}
    )
    return crisis if changed == crisis else changed


def _asked(event: Any, reseat: Reseat) -> Any:
    """An event, or what somebody takes it to be, with other people to be asked."""
    panels = {
        key: reseat(panel)
        for key in ("consent", "suppression")
        if (panel := getattr(event, key, None)) is not None
    }
    return event.model_copy(update=panels)


def _believed(belief: Belief, reseat: Reseat) -> Belief:
    return belief.model_copy(
        update={
            "events": {name: _asked(one, reseat) for name, one in belief.events.items()},
            "beliefs": {actor: _believed(one, reseat) for actor, one in belief.beliefs.items()},
        }
    )


def _panels(crisis: Crisis) -> Iterator[Consent]:
    for event in crisis.events.values():
        yield from (panel for panel in (event.consent, event.suppression) if panel is not None)
