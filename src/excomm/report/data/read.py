"""A text read passage by passage, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from excomm.evidence.reading import Noted, Reading


def read_data(reading: Reading) -> dict[str, Any]:
    """Return a reading for JSON.

    `start` and `end` of a passage count the characters of the text from 0, the last not in it: joined in their order,
    these stretches are the whole text, each under `stretch`. `text` is without the label and the blanks around it. A
    passage `repeats` what has all its words; those that are nearly one are among the `duplicates`. `more_proposals`
    were found and are left out.
    """
    told = reading.repeated_in_full()
    return {
        "file": reading.name,
        "encoding": reading.encoding,
        "crisis": reading.crisis.crisis if reading.crisis else None,
        "characters": len(reading.text),
        "passages": [
            _passage(one, reading) | {"repeats": told.get(one.passage.name)}
            for one in reading.passages
        ],
        "duplicates": [vars(one) for one in reading.duplicates],
        "proposals": [
            {
                "kind": one.kind,
                "first": one.first,
                "second": one.second,
                "why": one.why,
                "shared": list(one.shared),
            }
            for one in reading.relations
        ],
        "more_proposals": reading.more_relations,
        "notes": list(reading.notes),
        "version": reading.version,
    }


def _passage(noted: Noted, reading: Reading) -> dict[str, Any]:
    one = noted.passage
    return {
        "name": one.name,
        "text": one.text,
        "stretch": reading.text[one.start : one.end],
        "start": one.start,
        "end": one.end,
        "lines": [one.first_line, one.last_line],
        "dates": [
            {
                "said": date.said,
                "at": date.at,
                "edtf": date.edtf or None,
                "real": date.real,
                "backwards": date.backwards,
            }
            for date in noted.dates
        ],
        "people": list(noted.people),
        "places": list(noted.places),
        "actors": list(noted.actors),
        "elements": list(noted.elements),
        "like": list(noted.like),
    }
