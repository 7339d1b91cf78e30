"""Holds a meeting as it was asked for, and tells all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.committee_draws import draws_of
from excomm.process.committee_room import default_committee, room_of
from excomm.report.people import COLOURS
from excomm.report.text.committee import MODELS
from excomm.report.words.claims import CHECKED, written_in
from excomm.report.words.names import capital, counted, spaced, trimmed
from excomm.web.cards import badges, crisis_of
from excomm.web.committee.decided_told import (
    answer_told,
    changed_told,
    decision_told,
    history_told,
    together_told,
)
from excomm.web.committee.ground import DRAWS, SEED, meeting_on_ground
from excomm.web.committee.in_code import meeting_code, waves_code
from excomm.web.committee.levers import choices_of, levers_of
from excomm.web.committee.marks import letters_of
from excomm.web.committee.members_told import members_told
from excomm.web.committee.waves_told import records_told, sightings_in, waves_told
from excomm.web.committee.working import checked, is_otherwise, room_with
from excomm.web.shapes.committee import (
    ClaimCited,
    CommitteeCard,
    Committees,
    CourseTold,
    MeetingTold,
    WaysTold,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from excomm.model.crisis import Crisis
    from excomm.process.committee_analysis import Meeting
    from excomm.web.committee.ground import Ground
    from excomm.web.shapes.committee import MeetingAsked
    from excomm.web.shelf import Shelved


def committees_of(crisis: Crisis) -> Committees:
    """The committees of a crisis, in the order of the file."""
    return Committees(
        committees=tuple(_card(crisis, name) for name in crisis.committees),
        chosen=default_committee(crisis),
    )


def ways_told(crisis: Crisis, asked: MeetingAsked) -> WaysTold:
    """The ways in which a committee works, which can be moved whether or not it settles.

    Raises `InputError` where there is no such committee or member.
    """
    name = asked.committee or default_committee(crisis) or ""
    working = checked(crisis, name, asked.working)
    # One draw will do: which numbers matter does not hang on any of them.
    drawn = room_of(crisis, name, draws_of(crisis, samples=1, seed=SEED))
    committee, room = crisis.committees[name], room_with(drawn, working)
    return WaysTold(
        committee=_card(crisis, name),
        levers=levers_of(committee, room, working),
        choices=choices_of(committee, room, working),
    )


def meeting_told(shelved: Shelved, variants: tuple[str, ...], asked: MeetingAsked) -> MeetingTold:
    """Let a committee meet, working as asked, and say how that differs from the file.

    Raises `InputError` where there is no such committee or member, or where views do not settle.
    """
    crisis = crisis_of(shelved, variants)
    name = asked.committee or default_committee(crisis) or ""
    working = checked(crisis, name, asked.working)
    moved = is_otherwise(working)
    ground, meeting = meeting_on_ground(shelved, variants, name, working)
    sightings = sightings_in(ground.crisis, meeting)
    waves = waves_told(ground.crisis, meeting, sightings)
    decision = decision_told(ground, meeting, moved=moved)
    committee = ground.committee
    return MeetingTold(
        committee=_card(ground.crisis, ground.name),
        draws=ground.draws,
        seed=SEED,
        about=_about(ground, meeting),
        answer=answer_told(meeting, decision),
        history=history_told(ground, decision),
        changed=changed_told(decision, ground.own),
        together=together_told(ground, meeting, moved=moved),
        notes=tuple(_notes(ground, meeting)),
        courses=_courses(ground),
        members=members_told(committee, meeting),
        waves=waves,
        records=records_told(ground.crisis, meeting, sightings, waves),
        decision=decision,
        claims=_claims(ground),
        judgement=committee.judgement,
        rests=tuple(committee.claims),
        code=meeting_code(ground, working),
        waves_code=waves_code(ground, working, [wave.rounds for wave in waves]),
    )


def _card(crisis: Crisis, name: str) -> CommitteeCard:
    committee = crisis.committees[name]
    badge = next(one for one in badges(crisis) if one.actor == committee.actor)
    return CommitteeCard(
        name=name,
        title=capital(spaced(name)),
        text=committee.text,
        actor=badge,
        members=len(committee.members),
        records=len(committee.records),
        decides=crisis.actors[committee.actor].choice.committee == name,
    )


def _about(ground: Ground, meeting: Meeting) -> str:
    drawn = f"What is not known is drawn {counted(ground.draws, 'time')} (seed {SEED}); figures are means of that."
    settled = f"Views settled within {counted(meeting.met.rounds, 'round')}."
    steered = meeting.room.present and meeting.room.directive_leadership.max() > 0
    said = " Shown is what members say, which is in part what the leader thinks, from their first word."
    return f"{MODELS[meeting.room.model]} {drawn} {settled}{said if steered else ''}"


def _notes(ground: Ground, meeting: Meeting) -> Iterator[str]:
    if ground.draws < DRAWS[0]:
        yield (
            f"So large a committee, or so long a meeting, is drawn only {counted(ground.draws, 'time')} here; that"
            " makes ranges too narrow."
        )
    if not ground.committee.trust:
        yield "The file does not say who heeds whom: all are taken to heed all alike, which is a convention."
    if meeting.room.model == "bounded-confidence":
        yield (
            "Under bounded confidence the decision is no average of first positions: nobody has a share in it."
        )


def _courses(ground: Ground) -> tuple[CourseTold, ...]:
    courses = ground.crisis.courses[ground.committee.actor]
    titles = {name: capital(spaced(name)) for name in courses}
    letters = letters_of(titles)
    return tuple(
        CourseTold(
            name=name,
            title=titles[name],
            text=trimmed(course.text),
            letter=letters[name],
            colour=place % COLOURS + 1,
            taken=name == ground.taken,
        )
        for place, (name, course) in enumerate(courses.items())
    )


def _claims(ground: Ground) -> tuple[ClaimCited, ...]:
    """The claims that a committee rests on, each once."""
    committee, evidence = ground.committee, ground.crisis.evidence
    named: Iterable[str] = dict.fromkeys(
        (
            *committee.claims,
            *(claim for member in committee.members.values() for claim in member.claims),
            *(claim for record in committee.records for claim in record.claims),
        )
    )
    return tuple(
        ClaimCited(
            key=name,
            says=evidence[name].says,
            citation=written_in(evidence[name]),
            checked=CHECKED[evidence[name].checked],
        )
        for name in named
        if name in evidence
    )
