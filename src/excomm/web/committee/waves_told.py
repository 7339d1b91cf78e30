"""Tells what members say wave by wave, and what is recorded of it."""

from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.committee_panel import ROUNDS_A_DAY, chances_of, sightings_of
from excomm.process.committee_rounds import decided, statements_after
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import counted, listed, spaced
from excomm.tables.in_words import percent
from excomm.web.committee.marks import called
from excomm.web.committee.spreads import depending, each_draw, ends_of, spreads_of
from excomm.web.shapes.committee import RecordTold, Spread, Wave

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.people import Committee, Record
    from excomm.process.committee_analysis import Meeting
    from excomm.process.committee_panel import Sighting

    Numbers = NDArray[np.float64]

# Most is said in the first rounds; later ones are shown where something is recorded, but not more than so many in all.
FIRST, MOST = 5, 12


def sightings_in(crisis: Crisis, meeting: Meeting) -> tuple[Sighting, ...]:
    """The records of a committee, counted in rounds; none where no day is known to count from."""
    committee = crisis.committees[meeting.room.name]
    if not committee.records or (committee.since or crisis.span) is None:
        return ()
    return sightings_of(crisis, meeting.room, rounds_a_day=ROUNDS_A_DAY)


def waves_told(crisis: Crisis, meeting: Meeting, sightings: Sequence[Sighting]) -> tuple[Wave, ...]:
    """What each says at first, in the rounds that are shown, and in the end."""
    room, shown = meeting.room, _shown(meeting, sightings)
    said = statements_after(room, shown)
    waves = [_wave(meeting, said[number], _title(number), number) for number in shown]
    end = _wave(meeting, meeting.met.statements, "in the end", meeting.met.rounds)
    days = [_day(crisis, room.name, number) if sightings else None for number in shown]
    dated = (wave.model_copy(update={"day": day}) for wave, day in zip(waves, days, strict=True))
    return (*dated, end)


def records_told(
    crisis: Crisis, meeting: Meeting, sightings: Sequence[Sighting], waves: Sequence[Wave]
) -> tuple[RecordTold, ...]:
    """What is recorded, and how likely the committee makes it on that day."""
    if not sightings:
        return ()
    chances = spreads_of(each_draw(chances_of(meeting.room, sightings), 1))
    return tuple(
        _record(crisis, meeting, one, chance, waves)
        for one, chance in zip(sightings, chances, strict=True)
    )


def _shown(meeting: Meeting, sightings: Sequence[Sighting]) -> list[int]:
    early = range(min(FIRST, meeting.met.rounds) + 1)
    recorded = sorted({one.rounds for one in sightings} - {*early})
    return [*early, *recorded[: MOST - len(early)]]


def _wave(meeting: Meeting, statements: Numbers, title: str, rounds: int) -> Wave:
    room = meeting.room
    means, lows, highs = ends_of(each_draw(statements, 2)).tolist()
    says = tuple(
        tuple(Spread(mean=m, low=low, high=high) for m, low, high in zip(*member, strict=True))
        for member in zip(means, lows, highs, strict=True)
    )
    decision = each_draw(decided(room, statements), 1)
    return Wave(rounds=rounds, title=title, day=None, room=spreads_of(decision), says=says)


def _title(number: int) -> str:
    return f"after round {number}" if number else "when they first speak"


def _day(crisis: Crisis, name: str, number: int) -> str | None:
    since = crisis.committees[name].since or crisis.span
    if since is None:
        return None
    day = since.earliest + timedelta(days=number / ROUNDS_A_DAY)
    return date_in_words(day.date().isoformat())


def _record(
    crisis: Crisis, meeting: Meeting, one: Sighting, chance: Spread, waves: Sequence[Wave]
) -> RecordTold:
    record, committee = one.record, crisis.committees[meeting.room.name]
    courses = listed([spaced(course) for course in record.favours], last="or")
    return RecordTold(
        wave=_wave_at(waves, one.rounds),
        member=record.member,
        who=_who(committee, record),
        when=date_in_words(record.on.text),
        favours=tuple(record.favours),
        words=f"for {courses}",
        chance=chance,
        chance_words=_chance(
            chance, after=counted(one.rounds, "round"), vote=record.member is None
        ),
        verified=one.verified,
        claims=tuple(record.claims),
        judgement=record.judgement,
    )


def _who(committee: Committee, record: Record) -> str:
    if record.member is None:
        return f"{record.votes} of {record.of} votes"
    return called(committee, record.member)


def _chance(chance: Spread, *, after: str, vote: bool) -> str:
    what = "of the votes are likely to be for that" if vote else "likely to say so"
    return f"After {after}, {percent(chance.mean)} {what}{depending(chance)}."


def _wave_at(waves: Sequence[Wave], rounds: int) -> int:
    """The last wave that is not after so many rounds; never the end, which no record is of."""
    for place, (one, later) in enumerate(pairwise(waves[:-1])):
        if one.rounds <= rounds < later.rounds:
            return place
    return len(waves) - 2
