"""Writes a draft sources file from passages: a claim for each, with its place in the text, for a person to finish.

A claim says in one's own words what a source says, so that no passage is copied into `says:`. It stands above its
claim as a comment, and goes when the claim is written. Until then nobody has checked anything: it is `unverified`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from excomm.evidence.unwritten import BEGINS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.evidence.dates_in_text import DateFound
    from excomm.evidence.reading import Noted, Reading

TO_WRITE = f"{BEGINS} in your own words"
_INDENT = "  "
_HEAD = """\
# A draft from {name}: {count} passages, each a claim to be finished.
# 1. Write `says:` in your own words; then take away the passage above it, and set `checked: read`.
# 2. Put the document from which the passage comes into `source:`, and its page into `place:`, if you know them.
# 3. Proposals stand behind a #. Take them over where they are right; against an element, write disputes.
{more}text: >-
  TO WRITE: what these sources are, and how they were chosen.

claims:
"""


def draft_of(reading: Reading) -> str:
    r"""Return the draft; `read_sources` reads it as it is.

    >>> from excomm.evidence.reading import read_text
    >>> print(
    ...     draft_of(read_text("P1 A plane was lost in May 1962.\nP2 Nobody knew.", name="notes"))
    ... )
    # A draft from ...
      # P1: A plane was lost in May 1962.
      p1:
        says: "TO WRITE in your own words"
        when: 1962-05
        source: "notes"
        place: "P1: line 1, characters 4 to 32"
        checked: unverified
    ...
    """
    head = _HEAD.format(
        name=_quoted(reading.name), count=len(reading.passages), more=_more(reading)
    )
    keys = _keys(reading)
    repeated = _repeated(reading, keys)
    claims = [_claim(one, reading, keys, repeated) for one in reading.passages]
    return head + "\n".join(claims)


def _more(reading: Reading) -> str:
    """A line on the proposals that are left out, if any are."""
    if not reading.more_relations:
        return ""
    kept, more = len(reading.relations), reading.more_relations
    return (
        f"# Of what may clash or agree {kept:,} proposals stand here; {more:,} more are left out.\n"
    )


def _repeated(reading: Reading, keys: dict[str, str]) -> dict[str, str]:
    """What each passage that is told twice repeats, as a line: as a comment unless it adds nothing of its own."""
    in_full = reading.repeated_in_full()
    lines = {
        name: f"# repeats: {keys[first]}  (Read both: they are nearly one, and may differ where it matters.)"
        for name, first in reading.repeated().items()
    }
    return lines | {name: f"repeats: {keys[first]}" for name, first in in_full.items()}


def _keys(reading: Reading) -> dict[str, str]:
    """What each passage is called as a claim."""
    return {
        one.passage.name: re.sub(r"\W", "_", one.passage.name.lower())
        if one.passage.name[0].isalpha()
        else f"n{one.passage.name}"
        for one in reading.passages
    }


def _claim(noted: Noted, reading: Reading, keys: dict[str, str], repeated: dict[str, str]) -> str:
    passage = noted.passage
    lines = [*_commented(f"{passage.name}: {passage.text}")]
    lines += [f"{keys[passage.name]}:"]
    lines += [f"{_INDENT}{line}" for line in _body(noted, reading, keys, repeated)]
    return "".join(f"{_INDENT}{line}\n" for line in lines)


def _body(
    noted: Noted, reading: Reading, keys: dict[str, str], repeated: dict[str, str]
) -> Iterable[str]:
    passage = noted.passage
    yield f"says: {_quoted(TO_WRITE)}"
    if noted.people:
        yield f"# who: {_plain(', '.join(noted.people))}"
    if noted.places:
        yield f"# where: {_plain(', '.join(noted.places))}"
    dates = [date for date in noted.dates if date.edtf]
    if len(dates) == 1:
        yield f'when: "{dates[0].edtf}"' if "," in dates[0].edtf else f"when: {dates[0].edtf}"
    for date in dates[1:] and dates:
        yield f"# when: {date.edtf}  ({_plain(date.said)})"
    for date in noted.dates:
        if not date.edtf:
            yield f"# when: {_plain(date.said)}? {_why_no_date(date)}"
    yield f"source: {_quoted(reading.name)}"
    yield f"place: {_quoted(f'{passage.name}: {passage.place}')}"
    yield "checked: unverified"
    if passage.name in repeated:
        yield repeated[passage.name]
    yield from _proposed(noted, reading, keys)


def _why_no_date(date: DateFound) -> str:
    if date.backwards:
        return "It ends before it starts."
    return "The passage does not tell the date." if date.real else "There is no such day."


def _proposed(noted: Noted, reading: Reading, keys: dict[str, str]) -> Iterable[str]:
    """What is for a person to decide, as comments."""
    name = noted.passage.name
    if noted.like:
        yield f"# The crisis has claims that may say the same: {', '.join(noted.like)}"
    for one in reading.relations:
        if name in {one.first, one.second}:
            other = keys[one.second if name == one.first else one.first]
            yield f"# May {one.kind} with {other}: {_plain(one.why)}"
    if noted.actors:
        yield f"# actors: [{', '.join(noted.actors)}]"
    if noted.elements:
        yield f"# stance: {{supports: [{', '.join(noted.elements)}]}}"


def _commented(text: str) -> Iterable[str]:
    """A text as comments, line by line."""
    return (f"# {_plain(line)}".rstrip() for line in text.splitlines())


def _plain(text: str) -> str:
    """A text in which nothing ends a comment or steers a terminal; what is not printable is written as a code."""
    return "".join(
        letter
        if letter.isprintable()
        else " "
        if letter in "\t\n\u00a0\u202f"
        else ascii(letter)[1:-1]
        for letter in text
    )


def _quoted(text: str) -> str:
    return json.dumps(_plain(text), ensure_ascii=False)
