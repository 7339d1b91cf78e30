"""Tells labels of passages, as P01 or 3., from what only stands at the beginning of a line, as U-2 in wrapped prose."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Labels as P01 or A-3, numbers as 1. or (1) or [1], at the beginning of a line.
_LABEL = re.compile(r"^[ \t]*(?P<name>[A-Z]{1,3}-?[0-9]{1,5})(?:[.:)\]]|[ \t])[ \t]*", re.MULTILINE)
_NUMBER = re.compile(r"^[ \t]*[(\[]?(?P<name>[0-9]{1,4})[.)\]][ \t]+", re.MULTILINE)
_LINE = re.compile(r"^[ \t\r]*[^\s]", re.MULTILINE)
_YEAR = re.compile(r"1[0-9]{3}|20[0-9]{2}")
_SENTENCE_ENDED = re.compile(r"[.!?:][\"'”’)\]]*\s*\Z")

Rounds = list[list[re.Match[str]]]


def labels_in(text: str) -> list[re.Match[str]]:
    r"""Return the labels of a text, or else its numbers; none where it has fewer than two, or one comes twice.

    A label opens the text or stands behind a blank line. One within a paragraph counts only where most lines begin
    with one, or where all have the same letters and rise: one by one, or each behind the end of a sentence. A year
    is no label, unless a list has counted so far. Labels may begin anew with the first.

    >>> [label["name"] for label in labels_in("P01 It began.\nP02 It ended.")]
    ['P01', 'P02']
    >>> labels_in("They sent the\nU-2 that day. Held down was\nB-59 by the\nships.")
    []
    """
    return next(
        (found for found in (_labels_of(form, text) for form in (_LABEL, _NUMBER)) if found), []
    )


def _labels_of(form: re.Pattern[str], text: str) -> list[re.Match[str]]:
    found = _without_years(form.finditer(text))
    if not (2 * len(found) > len(_LINE.findall(text)) or _rise(found, text)):
        found = [match for match in found if not _line_before(text, match).strip()]
    rounds = _rounds(found)
    once = all(len({match["name"] for match in one}) == len(one) > 1 for one in rounds)
    return found if once else []


def _without_years(matches: Iterable[re.Match[str]]) -> list[re.Match[str]]:
    """Labels but for years; that a list gets to 1962 shows by the 1961 before it."""
    found: list[re.Match[str]] = []
    for match in matches:
        name = match["name"]
        if not _YEAR.fullmatch(name) or (found and _number(found[-1]) + 1 == int(name)):
            found.append(match)
    return found


def _rounds(found: Sequence[re.Match[str]]) -> Rounds:
    """Labels, parted where they begin anew with the first."""
    rounds: Rounds = []
    for match in found:
        if not rounds or match["name"] == found[0]["name"]:
            rounds.append([])
        rounds[-1].append(match)
    return rounds


def _rise(found: Sequence[re.Match[str]], text: str) -> bool:
    """Whether labels have the same letters and rise: one by one, or each behind the end of a sentence."""
    if len({match["name"].rstrip("0123456789") for match in found}) > 1:
        return False
    steps = [
        _number(second) - _number(first)
        for one in _rounds(found)
        for first, second in pairwise(one)
    ]
    return all(step == 1 for step in steps) or (
        all(step > 0 for step in steps) and all(_is_behind_a_sentence(text, one) for one in found)
    )


def _number(label: re.Match[str]) -> int:
    return int(re.sub(r"\D", "", label["name"]))


def _is_behind_a_sentence(text: str, label: re.Match[str]) -> bool:
    line = _line_before(text, label)
    return not line.strip() or bool(_SENTENCE_ENDED.search(line))


def _line_before(text: str, label: re.Match[str]) -> str:
    """The line before that of a label; empty at the beginning of the text."""
    end = max(0, label.start() - 1)
    return text[text.rfind("\n", 0, end) + 1 : end]
