"""Tells who sits in a committee: where each stood, what rests on that, whom each heeds, and what says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.committee_room import SUSCEPTIBILITY
from excomm.process.committee_rounds import susceptibility_in, trust_in
from excomm.report.words.names import capital, counted, listed, spaced
from excomm.tables.in_words import percent
from excomm.web.committee.marks import members_marked
from excomm.web.committee.spreads import each_draw, in_words, spread_of, spreads_of
from excomm.web.shapes.committee import Heeded, MemberTold

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.people import Committee, Member
    from excomm.process.committee_analysis import Meeting
    from excomm.process.committee_room import Room
    from excomm.web.shapes.answer import Badge
    from excomm.web.shapes.committee import Spread

    Numbers = NDArray[np.float64]

# Whom a member heeds is told of so many by name.
_MOST_NAMED = 3
# A course that has less of a member is left out of what it is for.
_MUCH = 0.1
_SAME = 1e-9


def members_told(committee: Committee, meeting: Meeting) -> tuple[MemberTold, ...]:
    """Every member, in the order of the file."""
    room = meeting.room
    marks = tuple(members_marked(committee).values())
    heard = each_draw(trust_in(room), 2)
    moved = each_draw(susceptibility_in(room), 1)
    first, says = (each_draw(one, 2) for one in (room.first, meeting.met.statements))
    shares = spreads_of(meeting.shares) if meeting.shares.size else None
    told = []
    for place, (name, member) in enumerate(committee.members.items()):
        influence = None if shares is None else shares[place]
        trust = _trust(marks, heard[:, place])
        told.append(
            MemberTold(
                badge=marks[place],
                place=_place(room, place),
                first=_positions(room, first[:, place]),
                says=_positions(room, says[:, place]),
                influence=influence,
                influence_words="" if influence is None else in_words(influence),
                moved=_moved(room, member, spread_of(moved[:, place])),
                heeds=_heeds(committee, name, trust, room.outside),
                trust=trust,
                claims=tuple(member.claims),
                judgement=member.judgement,
                rests=_rests(member),
            )
        )
    return tuple(told)


def _place(room: Room, place: int) -> str:
    leads = "leads" if room.present else "leads, but is not in the room"
    notes = [
        leads if place == room.leader else "",
        "argues against what leads" if place == room.advocate else "",
        "from outside" if room.outside[place] else "",
    ]
    return capital("; ".join(filter(None, notes)))


def _positions(room: Room, draws: Numbers) -> str:
    """The courses that a member is for, the likeliest first; all that have a tenth, or the one that has most."""
    spreads = spreads_of(draws)
    order = sorted(range(len(room.courses)), key=lambda c: -spreads[c].mean)
    shown = [c for c in order if spreads[c].mean >= _MUCH] or order[:1]
    return ", ".join(f"{spaced(room.courses[c])} {in_words(spreads[c])}" for c in shown)


def _moved(room: Room, member: Member, spread: Spread) -> str:
    """How far others move a member, and from where that is known."""
    silent = room.model == "friedkin-johnsen" and member.susceptibility is None
    source = f"; {SUSCEPTIBILITY:g} is taken where the file is silent" if silent else ""
    if spread.low == spread.high:
        return f"moved {spread.mean:.2f} of the way by others{source}"
    return f"moved {spread.low:.2f} to {spread.high:.2f} of the way by others{source}"


def _trust(marks: tuple[Badge, ...], row: Numbers) -> tuple[Heeded, ...]:
    """Whom a member heeds, itself included, the most heeded first."""
    heeded = [
        Heeded(member=mark.actor, share=share)
        for mark, share in zip(marks, spreads_of(row), strict=True)
        if share.mean > 0
    ]
    return tuple(sorted(heeded, key=lambda one: -one.share.mean))


def _heeds(
    committee: Committee, name: str, trust: tuple[Heeded, ...], outside: NDArray[np.bool_]
) -> str:
    others = [one for one in trust if one.member != name]
    # Where the file says so of nobody, the whole screen has a note on it.
    silent = committee.trust and name not in committee.trust
    said = "; the file does not say whom" if silent else ""
    if not others:
        return "heeds nobody else"
    if others[0].share.mean - others[-1].share.mean < _SAME:
        alike = len(others) == len(committee.members) - 1
        each = percent(others[0].share.mean)
        return f"heeds {'all alike' if alike else _names(committee, others)}, {each} each{said}"
    inside = _of_side(committee, others, outside, is_outside=False)
    kept_out = _of_side(committee, others, outside, is_outside=True)
    if inside and kept_out:
        return f"heeds each inside {inside}, each from outside {kept_out}{said}"
    return f"heeds most {_names(committee, others[:_MOST_NAMED], shares=True)}{said}"


def _names(committee: Committee, heeded: list[Heeded], *, shares: bool = False) -> str:
    names = [committee.members[one.member].name or spaced(one.member) for one in heeded]
    said = [
        f"{name} {percent(one.share.mean)}" if shares else name
        for name, one in zip(names, heeded, strict=True)
    ]
    return listed(said) if len(said) <= _MOST_NAMED else counted(len(said), "member")


def _of_side(
    committee: Committee, heeded: list[Heeded], outside: NDArray[np.bool_], *, is_outside: bool
) -> str:
    """What each of those from outside, or inside, is heeded; nothing where they are not heeded alike."""
    there = dict(zip(committee.members, outside.tolist(), strict=True))
    shares = [one.share for one in heeded if there[one.member] is is_outside]
    if not shares or shares[0].mean - shares[-1].mean > _SAME:
        return ""
    return in_words(shares[0])


def _rests(member: Member) -> str:
    if member.claims:
        return counted(len(member.claims), "claim")
    return "a judgement" if member.judgement else "unsourced"
