"""A text read passage by passage, as text: what is told twice, may agree or clash, and is spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.sections.dates import date_in_words
from excomm.report.sections.parts import dotted_in_words
from excomm.report.text.paper import Paper, clean, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.names import counted, listed

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.evidence.near_duplicates import Duplicate
    from excomm.evidence.reading import Noted, Reading
    from excomm.evidence.relations import Relation

# So many of each are told, and so much of a passage is shown; tables and JSON have all.
MOST_PASSAGES, MOST_PAIRS, SHOWN = 40, 12, 64
MOST_WORDS = 5


def read_lines(paper: Paper, reading: Reading, *, name: str, drafted: str = "") -> list[str]:
    """Lay out a reading; `name` is what the user typed, `drafted` where a draft was written, if one was."""
    count = len(reading.passages)
    passages = "1 passage" if count == 1 else f"{count:,} passages"
    lines = [strong(paper, line) for line in wrapped(reading.name, paper.width)]
    beside = f", read beside {reading.crisis.title}" if reading.crisis else ""
    letters = f"{len(reading.text):,} characters"
    lines += paragraph(paper, f"{passages}, {letters}, {reading.encoding}{beside}.")
    lines += [line for note in reading.notes for line in paragraph(paper, note)]
    lines += _twice(paper, reading) + _pairs(paper, reading) + _passages(paper, reading)
    if drafted:
        return lines
    text = "Write a draft of a sources file, a claim for each passage, to be finished by you:"
    return lines + hint(paper, text, f"excomm read {name} --output sources.yaml")


def _twice(paper: Paper, reading: Reading) -> list[str]:
    lines = heading(paper, "TOLD TWICE")
    if not reading.duplicates:
        return lines + paragraph(paper, "No passage repeats another.")
    if len(reading.duplicates) > 1:
        count, of = len(reading.duplicates), len(reading.passages)
        lines += paragraph(paper, f"{count:,} of the {of:,} passages repeat another.")
    many = {first: names for first, names in reading.copies().items() if len(names) > 1}
    told = [_often(first, names) for first, names in many.items()]
    in_full = frozenset(reading.in_full)
    told += [
        _duplicate(one, in_full)
        for one in reading.duplicates
        if not (one.same and one.first in many)
    ]
    for one in told[:MOST_PAIRS]:
        lines += item(paper, one)
    return lines + _more(paper, len(told) - MOST_PAIRS)


def _often(first: str, names: list[str]) -> str:
    left = len(names) - MOST_WORDS
    shown = [*names[:MOST_WORDS], f"{left:,} more"] if left > 0 else names
    return f"{first} stands there {len(names) + 1:,} times, in the same words: again as {listed(shown)}."


def _duplicate(one: Duplicate, in_full: Collection[Duplicate]) -> str:
    if one.same:
        return f"{one.first} and {one.second} are one: the same words."
    if one.containment == 1 and one not in in_full:
        return f"All that {one.second} says stands in {one.first} in the same words, but the two may clash."
    if one.containment == 1:
        return f"{one.first} and {one.second} are one: {one.first} says all that {one.second} does, and more."
    return (
        f"{one.first} and {one.second} are nearly one: {one.containment:.0%} of what {one.second} says, the shorter,"
        f" stands in {one.first} in the same words."
    )


def _pairs(paper: Paper, reading: Reading) -> list[str]:
    lines = heading(paper, "WHAT MAY CLASH OR AGREE: proposals, for you to decide")
    if not reading.relations:
        return lines + paragraph(paper, "No two passages seem to be about the same thing.")
    for one in reading.relations[:MOST_PAIRS]:
        lines += item(paper, _relation(one))
    if reading.more_relations:
        kept, more = len(reading.relations), reading.more_relations
        left = f"… and {kept + more - MOST_PAIRS:,} more; --format json has the first {kept:,}, {more:,} are left out."
        return lines + paragraph(paper, left)
    return lines + _more(paper, len(reading.relations) - MOST_PAIRS)


def _relation(one: Relation) -> str:
    verb = "may clash" if one.kind == "clash" else "may agree"
    words = listed([f"“{word}”" for word in one.shared[:MOST_WORDS]])
    about = f" They share {words}." if one.shared else ""
    return f"{one.first} and {one.second} {verb}: {one.why}.{about}"


def _passages(paper: Paper, reading: Reading) -> list[str]:
    lines = heading(paper, "THE PASSAGES, and what they speak of")
    again = {name for names in reading.copies().values() for name in names}
    told = [one for one in reading.passages if one.passage.name not in again]
    for one in told[:MOST_PASSAGES]:
        lines += item(
            paper, f"{one.passage.name} ({one.passage.place}): {_beginning(one.passage.text)}"
        )
        lines += paragraph(paper, _noticed(one), indent=2)
    lines += _more(paper, len(told) - MOST_PASSAGES)
    left = f"{counted(len(again), 'passage')} in the same words as another: not listed again."
    return lines + (paragraph(paper, left) if again else [])


def _beginning(text: str) -> str:
    said = clean(text[: 4 * SHOWN])
    if len(said) <= SHOWN and len(text) <= 4 * SHOWN:
        return said
    shown = said[:SHOWN]
    return f"{shown.rpartition(' ')[0] or shown} …"


def _noticed(one: Noted) -> str:
    """Dates, people, elements and claims, each in a sentence."""
    dates = [date_in_words(date.edtf) for date in one.dates if date.edtf]
    untold = [f"“{date.said}”" for date in one.dates if not date.edtf and date.real]
    unreal = [f"“{date.said}”" for date in one.dates if not date.real and not date.backwards]
    backwards = [f"“{date.said}”" for date in one.dates if date.backwards]
    said = [f"Dates: {listed(dates)}." if dates else ""]
    said += [f"No date by itself: {listed(untold)}." if untold else ""]
    said += [f"There is no such day: {listed(unreal)}." if unreal else ""]
    said += [f"This ends before it starts: {listed(backwards)}." if backwards else ""]
    said += [f"Names: {listed(one.people)}." if one.people else ""]
    said += [f"Places: {listed(one.places)}." if one.places else ""]
    said += [
        f"Perhaps about {listed([dotted_in_words(place) for place in one.elements])}."
        if one.elements
        else ""
    ]
    said += [f"Like {listed(one.like)} of the crisis." if one.like else ""]
    return " ".join(part for part in said if part)


def _more(paper: Paper, count: int) -> list[str]:
    return paragraph(paper, f"… and {count:,} more; --format json has all.") if count > 0 else []
