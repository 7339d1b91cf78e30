"""What is dated in a crisis, as text: a column for each actor, then what happened, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.timelines import OTHERS
from excomm.report.sections.dates import date_in_words
from excomm.report.text.paper import Paper, faint, hint, paragraph, strong, wrapped
from excomm.report.words.claims import CHECKED
from excomm.report.words.names import counted, listed
from excomm.report.words.places import coordinates, place_name
from excomm.report.words.veils import since_when, why_veiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.evidence.entries import Entry
    from excomm.evidence.timelines import Timeline

# A claim that somebody read, one that nobody looked up, a step of history, something scheduled, and nothing.
READ, UNREAD, STEP, SCHEDULED, NOTHING = "●", "○", "◆", "◇", "·"
# Behind the marks of a claim that another claim is at odds with; so many of those are named.
AT_ODDS, MOST_AT_ODDS = "≠", 3
# With more lanes than this there is no room for them, and entries name their actors.
MOST_LANES = 8
# Of claims without a date.
MOST_UNDATED = 30


def timeline_lines(paper: Paper, found: Timeline, *, name: str) -> list[str]:
    """Lay out a timeline; `name` is what the user calls the crisis by."""
    lines = [strong(paper, line) for line in wrapped(found.crisis.title, paper.width)]
    lines += paragraph(paper, _summary(found))
    if found.entries:
        lines += _legend(paper, found)
    said = ""
    for entry in found.entries:
        when = _capital(date_in_words(entry.when.text))
        if when != said:
            lines += ["", *(strong(paper, line) for line in wrapped(when, paper.width))]
            said = when
        lines += _entry(paper, found, entry)
    if found.undated and not (
        found.known_to or found.since or found.until or found.actor or found.about
    ):
        shown = [*found.undated[:MOST_UNDATED]]
        more = len(found.undated) - len(shown)
        tail = f" and {more:,} more" if more > 0 else ""
        lines += ["", *paragraph(paper, f"Without a date: {', '.join(shown)}{tail}.")]
    if found.unwritten:
        count = counted(len(found.unwritten), "claim")
        lines += [
            "",
            *paragraph(paper, f"Left out, as what they say is still to be written: {count}."),
        ]
    return lines + hint(paper, "What all of this rests on:", f"excomm sources {name}")


def _summary(found: Timeline) -> str:
    kinds = [entry.kind for entry in found.entries]
    told = [
        counted(kinds.count(kind), one, many)
        for kind, one, many in (
            ("claim", "dated claim", "dated claims"),
            ("step", "step of history", "steps of history"),
            ("scheduled", "scheduled event", "scheduled events"),
        )
        if kind in kinds
    ]
    asked = [
        f"from {date_in_words(found.since.text)}" if found.since else "",
        f"until {date_in_words(found.until.text)}" if found.until else "",
        f"by {_lane(found, found.actor)}" if found.actor else "",
        f"about {found.about}" if found.about else "",
        f"with the eyes of {_lane(found, found.known_to)} then" if found.known_to else "",
    ]
    narrowed = " ".join(part for part in asked if part)
    if not found.entries:
        return f"Nothing is dated {narrowed or 'in it'}."
    said = f"{listed(told)}{f', {narrowed}' if narrowed else ''}"
    return f"{said}; {found.left_out:,} more are left out." if found.left_out else f"{said}."


def _lane(found: Timeline, lane: str) -> str:
    return "nobody in the file" if lane == OTHERS else found.crisis.actors[lane].name


def _legend(paper: Paper, found: Timeline) -> Iterator[str]:
    yield ""
    lanes = found.lanes
    if len(lanes) <= MOST_LANES:
        for place, lane in enumerate(lanes):
            dots = " ".join(STEP if other == place else NOTHING for other in range(len(lanes)))
            text = "others, or nobody in particular" if lane == OTHERS else _lane(found, lane)
            yield from wrapped(text, paper.width, first=f"  {dots}  ", rest=" " * (len(dots) + 4))
    marks = f"{STEP} history, {SCHEDULED} scheduled, {READ} claim, {UNREAD} claim from memory"
    if _has_dispute(found):
        marks += f", {AT_ODDS} disputed: other claims stand against it"
    yield from (faint(paper, line) for line in wrapped(marks, paper.width, first="  ", rest="  "))


def _entry(paper: Paper, found: Timeline, entry: Entry) -> Iterator[str]:
    first, rest = _gutter(found, entry)
    yield from wrapped(entry.text, paper.width, first=first, rest=rest)
    details = ", ".join(_details(found, entry))
    yield from (faint(paper, line) for line in wrapped(details, paper.width, first=rest, rest=rest))
    for said in _veil(found, entry):
        yield from wrapped(said, paper.width, first=rest, rest=rest)


def _veil(found: Timeline, entry: Entry) -> Iterator[str]:
    """What the actor with whose eyes one looks could not know of a step, why, and since when it knew."""
    veil = found.veils.get(entry.name)
    if veil is None:
        return
    crisis, actor = found.crisis, found.known_to
    number = int(entry.name.rpartition(".")[2])
    how = "NOT WHOLLY KNOWN" if veil.seen else "NOT KNOWN"
    yield f"{how}: {why_veiled(crisis, actor, veil)} {since_when(crisis, actor, number, veil)}"


def _gutter(found: Timeline, entry: Entry) -> tuple[str, str]:
    """What stands before an entry: its mark in the column of each who acted."""
    mark = _mark(entry)
    lanes = found.lanes
    sign = f" {AT_ODDS if entry.at_odds else ' '} " if _has_dispute(found) else "  "
    if len(lanes) > MOST_LANES:
        return f"  {mark}{sign}", " " * (len(sign) + 3)
    acting = entry.actors or (OTHERS,)
    marks = " ".join(mark if lane in acting else NOTHING for lane in lanes)
    return f"  {marks}{sign}", " " * (len(marks) + len(sign) + 2)


def _has_dispute(found: Timeline) -> bool:
    return any(entry.at_odds for entry in found.entries)


def _mark(entry: Entry) -> str:
    if entry.kind == "claim":
        return UNREAD if entry.checked == "unverified" else READ
    return STEP if entry.kind == "step" else SCHEDULED


def _details(found: Timeline, entry: Entry) -> Iterator[str]:
    """Its name, who acted where there are no columns, where, who says so, and how far that was checked."""
    yield entry.name
    yield from (_again(found, entry, name) for name in entry.also)
    if len(found.lanes) > MOST_LANES and entry.actors:
        yield listed([_lane(found, actor) for actor in entry.actors])
    if entry.place:
        place = found.crisis.places[entry.place]
        yield f"{place_name(entry.place, place)} ({coordinates(place)})"
    elif entry.where:
        yield entry.where
    if entry.who:
        yield f"said by {entry.who}"
    if entry.checked:
        yield CHECKED[entry.checked]
    if entry.claims and entry.kind != "claim":
        yield f"rests on {_names(entry.claims)}"
    if entry.at_odds:
        more = len(entry.at_odds) - MOST_AT_ODDS
        others = [*entry.at_odds[:MOST_AT_ODDS], *([f"{more} more"] if more > 0 else [])]
        yield f"at odds with {listed(others)}"


def _again(found: Timeline, entry: Entry, name: str) -> str:
    """A claim that repeats this one, with its date where that is another."""
    when = found.crisis.evidence[name].when
    other = when is not None and when.text != entry.when.text
    return f"also {name}{f' ({date_in_words(when.text)})' if when and other else ''}"


def _names(claims: Sequence[str]) -> str:
    return " ".join(claims)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
