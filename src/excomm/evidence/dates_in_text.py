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
_TO = r"\s*(?P<joint>-|–|—|to|and|or|until)\s*"
# What parts words: blanks of any kind, and one end of a line at most.
_GAP = r"(?:[^\S\n]+(?:\n[^\S\n]*)?|\n[^\S\n]*)"
# What stands before a date and opens it at one end, or blurs it.
_HOW = (
    r"(?:(?P<how>[Bb]efore|[Uu]ntil|[Tt]ill|[Bb]y|[Aa]fter|[Ss]ince|[Aa]bout|[Aa]round|[Cc]irca|[Bb]etween)"
    r" (?:the )?)?"
)
_UP_TO, _FROM_ON = frozenset(("before", "until", "till", "by")), frozenset(("after", "since"))
_BLURRED = frozenset(("about", "around", "circa"))
_INTO = r"(?P<into>[Ii]n|[Oo]f|[Dd]uring|[Ff]rom)"
# Nothing that would make a date as the standard writes it a longer number, or a time in another zone.
_NO_MORE = r"(?!-?\w|[:+][0-9])"
_ISO_DAY = r"[12][0-9]{3}-[01][0-9]-[0-3][0-9]"
_CLOCK = r"T(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9])?"
# From what tells most to what tells least: where two fit at the same place the earlier wins.
_FORMS = tuple(
    re.compile(
        rf"\b{_HOW}{form}".replace(" ", _GAP)
        .replace("MONTH2", _MONTH.format("month2"))
        .replace("DAY2", _DAY.format("day2"))
        .replace("MONTH", _MONTH.format("month"))
        .replace("DAY", _DAY.format("day"))
        .replace("YEAR", _YEAR)
        .replace("TO", _TO)
    )
    for form in (
        rf"(?P<iso>{_ISO_DAY}(?:{_CLOCK})?){_NO_MORE}",
        # Of a time in another zone the day is kept.
        rf"(?P<iso>{_ISO_DAY}){_CLOCK}(?:Z|[+-][0-9:]+)",
        # 1914-18 are years, 1962-10 is a month, and what 1910-11 is, the rest of the text tells.
        rf"(?:{_INTO} )?(?P<first_year>1[0-9]{{3}}|20[0-9]{{2}})(?P<dash>-|–)(?P<last>[0-9]{{4}}|[0-9]{{2}}){_NO_MORE}",
        r"MONTH DAYTO(?:MONTH2 )?DAY2,? YEAR\b",
        r"DAYTODAY2 MONTH,? YEAR\b",
        r"MONTH DAY,? YEAR\b",
        r"DAY (?:of )?MONTH,? YEAR\b",
        r"MONTH (?:of )?YEAR\b",
        r"(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter) (?:of )?YEAR\b",
        r"(?P<part>early|late|mid)(?: in)?(?:-| )YEAR\b",
        r"(?P<decade>1[0-9]{2}|20[0-9])0s\b",
        r"MONTH DAY\b",
        r"DAY (?:of )?MONTH\b",
        rf"(?P<bare>(?(how)|{_INTO} )YEAR)\b",
    )
)
# They place something in time only for those who know when the text speaks.
_UNTOLD = re.compile(
    r"\b(?:(?:later )?that (?:day|night|morning|afternoon|evening|week|month|year|spring|summer|autumn|fall|winter)"
    r"|the (?:previous|next|following|same|other) (?:day|night|morning|week|month|year)"
    r"|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[0-9]{1,3}) (?:days|weeks|months|years)"
    r" (?:later|earlier|before|after)|yesterday|today|tomorrow)\b".replace(" ", _GAP),
    re.IGNORECASE,
)
_SEASONS = {"fall": "autumn"}
# What is counted: a plural, or a word of people.
_COUNTED = re.compile(
    r"\s+(?:(?!(?:was|is|has|his|its|this|as|thus|perhaps|various|across)\b)[a-z]+s|men|women|people|children|aircraft)\b"
    r"|\s*(?:%|per ?cent)"
)
# What stands by itself and is less counts things more often than years, before a plural.
_FIRST_BARE = 1800
# More are no longer looked for in one passage.
MOST = 50


@dataclass(frozen=True)
class DateFound:
    """A date as the text has it, at a character counted from 0, and as EDTF, which is empty where it tells none.

    It is `real` unless the calendar has no such day, as February 30, 1962, or it runs `backwards`, and ends before it
    starts.
    """

    said: str
    at: int
    edtf: str
    real: bool = True
    backwards: bool = False


def has_iso_day(text: str) -> bool:
    """Return whether a day is written in a text as the standard writes it.

    >>> has_iso_day("on 1962-10-27"), has_iso_day("the war of 1910-11")
    (True, False)
    """
    return bool(re.search(rf"\b{_ISO_DAY}", text))


def dates_in(text: str, *, year: str = "", months: bool = False) -> tuple[DateFound, ...]:
    """Return the dates in a passage, in its order.

    A day without its year takes the year that the passage names, with a mark of doubt, if it names only one; if it
    names none, it takes the `year` that is given, with doubt too. What could be two years or a month is years, as in
    "the war of 1910-11", unless the passage has a day as the standard writes it, or `months` says so.

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
                found += [] if _is_count(match) else [match]
    years = {match["year"] for match in found if "year" in match.re.groupindex}
    only = next(iter(years)) if len(years) == 1 else "" if years else year
    months = months or has_iso_day(text)
    dates = [date for match in found for date in _dates(match, only, months=months)]
    dates += [DateFound(match[0], match.start(), "") for match in _first(_UNTOLD.finditer(text))]
    return tuple(sorted(dates, key=lambda one: one.at))


def _first(matches: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    return (match for _, match in zip(range(MOST), matches, strict=False))


def _is_count(match: re.Match[str]) -> bool:
    """Whether a number that could be a year counts something: "of 1850 men" does, "In 1961 exiles landed" does not."""
    parts = match.groupdict()
    year = parts.get("first_year") or (parts.get("bare") and parts["year"])
    if not year or not _COUNTED.match(match.string, match.end()):
        return False
    years = int(year)
    dates_more = (parts["how"] or parts["into"] or "").lower() in {
        "in",
        "since",
        "during",
        "after",
        "before",
    }
    return not dates_more or years < _FIRST_BARE or years % 100 == 0


def _dates(match: re.Match[str], only: str, *, months: bool) -> Iterator[DateFound]:
    """What a match says: a date, or two that are joined by "and" without a "between"."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "first_year" in parts:
        edtf = _years_or_month(parts, months=months)
        yield from [_found(match[0], match.start(), _in_time(edtf, parts))] if edtf else []
    elif parts.get("joint") == "and" and parts.get("how", "").lower() != "between":
        first, last = _ends(parts, parts["year"])
        before, after = (
            match.string[match.start() : match.start("joint")],
            match.string[match.end("joint") : match.end()],
        )
        yield _found(before.strip(), match.start(), first)
        yield _found(after.strip(), match.end() - len(after.strip()), last)
    else:
        yield _found(match[0], match.start(), _in_time(_written(parts, only), parts))


def _found(said: str, at: int, edtf: str) -> DateFound:
    """A date, if there is such a day."""
    if _is_date(edtf):
        return DateFound(said, at, edtf)
    backwards = "/" in edtf and all(map(_is_date, edtf.split("/")))
    return DateFound(said, at, "", real=not edtf, backwards=backwards)


def _is_date(edtf: str) -> bool:
    try:
        parse_when(edtf)
    except InputError:
        return False
    return True


def _years_or_month(parts: dict[str, str], *, months: bool) -> str:
    """Two years joined by a dash, or a year and a month; empty where it can be neither, as in "pages 1250-34"."""
    first, last = parts["first_year"], parts["last"]
    if len(last) == len(first):
        return f"{first}/{last}"
    is_month = parts["dash"] == "-" and 1 <= int(last) <= len(_MONTHS)
    later = last > first[2:]
    if is_month and (months or not later):
        return f"{first}-{last}"
    return f"{first}/{first[:2]}{last}" if later else ""


def _in_time(edtf: str, parts: dict[str, str]) -> str:
    """A date with what is said before it: an open end, or that it is about right."""
    how = parts.get("how", "").lower()
    if not edtf or "/" in edtf or "joint" in parts:
        return edtf
    if how in _UP_TO:
        return f"../{edtf}"
    if how in _FROM_ON:
        return f"{edtf}/.."
    if how in _BLURRED:
        return f"{edtf[:-1]}%" if edtf.endswith("?") else f"{edtf.rstrip('~')}~"
    return edtf


def _written(parts: dict[str, str], only: str) -> str:
    if "iso" in parts:
        return parts["iso"]
    if "decade" in parts:
        decade = parts["decade"]
        return f"{decade[:2]}XX" if decade.endswith("0") else f"{decade}X"
    year = parts.get("year") or only
    if not year:
        return ""
    if "season" in parts:
        season = parts["season"].lower()
        return f"{year}-{_SEASONS.get(season, season)}"
    if "joint" in parts:
        first, last = _ends(parts, year)
        return f"[{first},{last}]" if parts["joint"] == "or" else f"{first}/{last}"
    doubt = "~" if "part" in parts else "" if "year" in parts else "?"
    return _day(year, parts.get("month", ""), parts.get("day", "")) + doubt


def _ends(parts: dict[str, str], year: str) -> tuple[str, str]:
    """The two days that are joined."""
    month = parts["month"]
    return _day(year, month, parts["day"]), _day(year, parts.get("month2", month), parts["day2"])


def _day(year: str, month: str, day: str) -> str:
    if not month:
        return year
    name = month.rstrip(".").lower()
    number = _SHORT.get(name) or _SHORT[name[:3]]
    return f"{year}-{number:02}" + (f"-{int(day):02}" if day else "")
