"""Draws what is dated in a crisis: one row an entry, in the order of time, with a lane for each actor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.timelines import OTHERS
from excomm.report.picture.fitting import fitted
from excomm.report.picture.shapes import Box, Group, Label, Line, Picture
from excomm.report.sections.dates import date_in_words
from excomm.report.words.claims import CHECKED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.evidence.entries import Entry
    from excomm.evidence.timelines import Timeline
    from excomm.report.picture.shapes import Shape

ROW, LANE, TEXT, SMALL = 19.0, 26.0, 12.0, 11.0
DATES, WORDS, MARGIN = 240.0, 620.0, 12.0
LEGEND_ROW, TOP = 18.0, 14.0
# A hollow disc is one of the colour of the sheet upon another.
DISC, HOLE, BAR = 11.0, 6.5, 4.0
# Further ones would make a picture that no program shows.
MOST_ROWS = 1500
COLOURS = 10


def picture_of_timeline(found: Timeline) -> Picture:
    """Lay the entries out from the top down; a bar runs as far as something went on, by what else is dated."""
    entries = found.entries[:MOST_ROWS]
    lanes = found.lanes
    top = TOP + LEGEND_ROW * len(lanes) + 2 * LEGEND_ROW
    width = DATES + LANE * len(lanes) + WORDS + 2 * MARGIN
    height = top + ROW * max(len(entries), 1) + MARGIN
    left = len(found.entries) - len(entries)
    more = f" {left:,} later ones are not drawn." if left else ""
    return Picture(
        key="timeline",
        width=width,
        height=height,
        title=f"What is dated in {found.crisis.title}",
        description=(
            "One row for each claim, step of history and scheduled event, in the order of time, with a mark in the"
            f" lane of each actor who acted.{more}"
        ),
        shapes=(
            *_stripes(found, top, height - MARGIN),
            *_legend(found),
            *_dates(entries, top),
            *(shape for row, _ in enumerate(entries) for shape in _entry(found, row, top, width)),
        ),
    )


def _lane_at(place: int) -> float:
    return DATES + LANE * (place + 0.5)


def _stripes(found: Timeline, top: float, bottom: float) -> Iterator[Shape]:
    for place, _ in enumerate(found.lanes):
        x = _lane_at(place)
        yield Box(
            x - LANE / 2, top - ROW / 2, LANE, bottom - top + ROW / 2, f"lane lane-{place % 2}"
        )


def _legend(found: Timeline) -> Iterator[Shape]:
    for place, lane in enumerate(found.lanes):
        y = TOP + LEGEND_ROW * (place + 0.5)
        yield _disc(_lane_at(place), y, place)
        others = lane == OTHERS
        text = "others, or nobody in particular" if others else found.crisis.actors[lane].name
        x = DATES + LANE * len(found.lanes) + MARGIN
        yield Line(((_lane_at(place) + DISC, y), (x - 4, y)), "leader")
        yield Label(x, y + 4, fitted(text, TEXT, WORDS - MARGIN), "strip-name")
    y = TOP + LEGEND_ROW * (len(found.lanes) + 0.5)
    x = DATES + LANE * len(found.lanes) + MARGIN
    text = (
        "In bold: steps of history and what is scheduled. Hollow: claims from memory, not checked."
        " ≠: disputed by other claims."
    )
    yield Label(x, y + 4, fitted(text, SMALL, WORDS - MARGIN), "tick")


def _dates(entries: tuple[Entry, ...], top: float) -> Iterator[Shape]:
    said = ""
    for row, entry in enumerate(entries):
        when = date_in_words(entry.when.text)
        if when != said:
            y = _middle(row, top)
            text = fitted(when, SMALL, DATES - 2 * MARGIN)
            yield Label(DATES - MARGIN, y + 4, text, "tick", "end")
            yield Line(((MARGIN, y - ROW / 2), (DATES - MARGIN, y - ROW / 2)), "rule")
            said = when


def _entry(found: Timeline, row: int, top: float, width: float) -> Iterator[Shape]:
    entry = found.entries[row]
    y = _middle(row, top)
    acting = entry.actors or (OTHERS,)
    marks: list[Shape] = []
    for place, lane in enumerate(found.lanes):
        if lane in acting:
            marks += _mark(found, entry, row, place, y)
    x = DATES + LANE * len(found.lanes) + MARGIN
    told = "column-name" if entry.kind != "claim" else "strip-name"
    size = TEXT * (1.1 if entry.kind != "claim" else 1)
    sign = "≠ " if entry.at_odds else ""
    words = fitted(f"{sign}{entry.text}", size, width - x - MARGIN)
    yield Group((*marks, Label(x, y + 4, words, told)), title=_title(entry))


def _mark(found: Timeline, entry: Entry, row: int, place: int, y: float) -> Iterator[Shape]:
    rows = _rows_within(found, entry, row)
    x = _lane_at(place)
    if rows:
        shift = (row % 3 - 1) * (BAR + 1)
        yield Box(x + shift - BAR / 2, y, BAR, rows * ROW, f"series-{place % COLOURS + 1}", BAR / 2)
    yield _disc(x, y, place)
    if entry.checked == "unverified":
        yield Box(x - HOLE / 2, y - HOLE / 2, HOLE, HOLE, "lane", radius=HOLE / 2)


def _rows_within(found: Timeline, entry: Entry, row: int) -> int:
    """How many of the rows below began before something that went on was over."""
    if not entry.when.lasts or entry.when.open_end:
        return 0
    later = found.entries[row + 1 : MOST_ROWS]
    return sum(one.when.earliest <= entry.when.latest for one in later)


def _disc(x: float, y: float, place: int) -> Shape:
    return Box(
        x - DISC / 2, y - DISC / 2, DISC, DISC, f"series-{place % COLOURS + 1}", radius=DISC / 2
    )


def _middle(row: int, top: float) -> float:
    return top + ROW * (row + 0.5)


def _title(entry: Entry) -> str:
    where = f", {entry.where}" if entry.where else ""
    checked = f" ({CHECKED[entry.checked]})" if entry.checked else ""
    names = ", also ".join((entry.name, *entry.also))
    at_odds = f", at odds with {', '.join(entry.at_odds)}" if entry.at_odds else ""
    return f"{date_in_words(entry.when.text)}{where}: {entry.text} {names}{checked}{at_odds}"
