"""A timeline as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.sections.dates import date_in_words
from excomm.report.words.veils import since_when, why_veiled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.evidence.entries import Entry
    from excomm.evidence.timelines import Timeline


def timeline_data(found: Timeline, *, variants: Sequence[str] = ()) -> dict[str, Any]:
    """Return a timeline for JSON.

    `entries` are in the order of time. `when` is as the file writes it, `in_words` as a reader expects it, `earliest`
    and `latest` the local moments between which it lies, null where it is open; `lasts` tells whether it went on from
    the one to the other. `claims` are those on which an entry rests: of a claim itself, and those that repeat it;
    `at odds with` are those on the other side of a dispute. `coordinates` are of a place that the file has, latitude
    first. With the eyes of an actor, `known_to`, `not_known` says of each entry what it could not know of it, null if
    it could know all: what it could `see`, why, and since when it knew.
    """
    crisis = found.crisis
    rows = zip(found.entries, found.table().to_records(), strict=True)
    places = {key: [place.latitude, place.longitude] for key, place in crisis.places.items()}
    return {
        "crisis": crisis.crisis,
        "title": crisis.title,
        "variants": list(variants),
        "from": found.since.text if found.since else None,
        "until": found.until.text if found.until else None,
        "actor": found.actor or None,
        "about": found.about or None,
        "known_to": found.known_to or None,
        "lanes": list(found.lanes),
        "entries": [
            {
                **row,
                "in_words": date_in_words(entry.when.text),
                "lasts": entry.when.lasts,
                "uncertain": entry.when.uncertain,
                "approximate": entry.when.approximate,
                "place": entry.place or None,
                "coordinates": places.get(entry.place),
                **_veil(found, entry),
            }
            for entry, row in rows
        ],
        "undated": list(found.undated),
        "unwritten": list(found.unwritten),
        "left_out": found.left_out,
    }


def _veil(found: Timeline, entry: Entry) -> dict[str, Any]:
    if not found.known_to:
        return {}
    veil = found.veils.get(entry.name)
    if veil is None:
        return {"not_known": None}
    crisis, actor = found.crisis, found.known_to
    number = int(entry.name.rpartition(".")[2])
    return {
        "not_known": {
            "see": list(veil.seen),
            "why": why_veiled(crisis, actor, veil),
            "since": since_when(crisis, actor, number, veil),
        }
    }
