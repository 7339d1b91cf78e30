"""Finds dates in prose, and writes them as EDTF; what says no date by itself is named and left to a person."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.dates import parse_when

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SHORT = {"sept": 9, **{month[:3]: number for number, month in enumerate(_MONTHS, 1)}}
_MONTH = r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?)"  # noqa: E501 - the names of the months
_DAY = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>1[0-9]{3}|20[0-9]{2})"
_TO = r"\s*(?:-|–|—|to|and|until)\s*"
# From what tells most to what tells least: where two fit at the same place the earlier wins.
_FORMS = tuple(
    re.compile(
        form.replace("MONTH2", _MONTH.format("month2"))
        .replace("DAY2", _DAY.format("day2"))
        .replace("MONTH", _MONTH.format("month"))
        .replace("DAY", _DAY.format("day"))
        .replace("YEAR", _YEAR)
        .replace("TO", _TO)
    )
    for form in (
        r"\b(?P<iso>[12][0-9]{3}-[01][0-9](?:-[0-3][0-9])?)\b",
        r"\bMONTH DAYTO(?:MONTH2 )?DAY2,? YEAR\b",
        r"\bDAYTODAY2 MONTH,? YEAR\b",
        r"\bMONTH DAY,? YEAR\b",
        r"\bDAY (?:of )?MONTH,? YEAR\b",
        r"\bMONTH (?:of )?YEAR\b",
        r"\b(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?YEAR\b",
        r"\b(?P<part>early|late|mid)(?: in)?[- ]YEAR\b",
        r"\b(?P<decade>1[0-9]{2}|20[0-9])0s\b",
        r"\bMONTH DAY\b",
        r"\bDAY (?:of )?MONTH\b",
        r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Oo]f|[Dd]uring|[Ff]rom|[Aa]bout|[Aa]round) YEAR\b",
    )
)
# They place something in time only for those who know when the text speaks.
_UNTOLD = re.compile(
    r"\b(?:(?:later )?that (?:day|night|morning|afternoon|evening|week|month|year|spring|summer|autumn|fall|winter)"
    r"|the (?:previous|next|following|same|other) (?:day|night|morning|week|month|year)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,3}) (?:days|weeks|months|years)"
    r" (?:later|earlier|before|after)|yesterday|today|tomorrow)\b",
    re.IGNORECASE,
)
_SEASONS = {"fall": "autumn"}
# More are no longer looked for in one passage.
MOST = 50


@dataclass(frozen=True)
class DateFound:
    """A date as the text has it, at a character counted from 0, and as EDTF, which is empty where it tells none."""

    said: str
    at: int
    edtf: str


def dates_in(text: str, *, year: str = "") -> tuple[DateFound, ...]:
    """Return the dates in a passage, in its order.

    A day without its year takes the year that the passage names, with a mark of doubt, if it names only one; if it
    names none, it takes the `year` that is given, with doubt too.

    >>> [one.edtf for one in dates_in("On Oct. 27, 1962, or April 17, 1961, or later that summer.")]
    ['1962-10-27', '1961-04-17', '']
    >>> [one.edtf for one in dates_in("It began on October 16, in 1962.")]
    ['1962-10-16?', '1962']
    """
    taken: list[tuple[int, int]] = []
    found = []
    for form in _FORMS:
        for match in _first(form.finditer(text)):
            if all(match.end() <= start or match.start() >= end for start, end in taken):
                taken.append(match.span())
                found.append(match)
    years = {match["year"] for match in found if "year" in match.re.groupindex}
    only = next(iter(years)) if len(years) == 1 else "" if years else year
    dates = [DateFound(match[0], match.start(), _edtf(match, only)) for match in found]
    dates += [DateFound(match[0], match.start(), "") for match in _first(_UNTOLD.finditer(text))]
    return tuple(sorted(dates, key=lambda one: one.at))


def _first(matches: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    return (match for _, match in zip(range(MOST), matches, strict=False))


def _edtf(match: re.Match[str], only: str) -> str:
    """The date that a match says, if it is one."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    edtf = _written(parts, only)
    try:
        parse_when(edtf)
    except InputError:
        return ""
    return edtf


def _written(parts: dict[str, str], only: str) -> str:
    if "iso" in parts:
        return parts["iso"]
    if "decade" in parts:
        return f"{parts['decade']}X"
    year = parts.get("year") or only
    if not year:
        return ""
    if "season" in parts:
        season = parts["season"].lower()
        return f"{year}-{_SEASONS.get(season, season)}"
    doubt = "~" if "part" in parts else "" if "year" in parts else "?"
    first = _day(year, parts.get("month", ""), parts.get("day", ""))
    if "day2" in parts:
        last = _day(year, parts.get("month2") or parts["month"], parts["day2"])
        return f"{first}/{last}"
    return first + doubt


def _day(year: str, month: str, day: str) -> str:
    if not month:
        return year
    name = month.rstrip(".").lower()
    number = _SHORT.get(name) or _SHORT[name[:3]]
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
