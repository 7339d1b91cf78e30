"""Splits a text into passages, so that every character of it belongs to one and each knows its place."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.labels import labels_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANK_LINES = re.compile(r"\n[ \t\r]*(?:\n[ \t\r]*)+")
_SENTENCE_END = re.compile(r"(?<=[.!?])[\"'”’)\]]*\s+(?=[\"'“(\[]?[A-ZÀ-Þ0-9])")
# A passage without a label is cut at the end of a sentence when it gets longer than the first, else at the second.
LONG, LONGEST = 900, 4000
MOST_PASSAGES = 3000


@dataclass(frozen=True)
class Passage:
    """A stretch of a text: characters `start` to `end` (counted from 0, the last not in it), and what it says in them.

    `text` is without the label and without the blanks around it; it begins at `begins`. Lines are counted from 1.
    """

    name: str
    text: str
    start: int
    end: int
    begins: int
    first_line: int
    last_line: int

    @property
    def place(self) -> str:
        """Where it stands, as a claim says it; characters are counted from 1."""
        one = self.first_line == self.last_line
        lines = f"line {self.first_line}" if one else f"lines {self.first_line} to {self.last_line}"
        return f"{lines}, characters {self.begins + 1} to {self.begins + len(self.text)}"


def split(text: str) -> tuple[Passage, ...]:
    r"""Split a text at its labels, or else its numbers, its blank lines, or the sentences of what is long.

    Their stretches join to the whole text. What stands before the first label is a passage of its own. Costs time
    linear in the text; `InputError` where there are too many.

    >>> [(one.name, one.text) for one in split("P01  It began.\nP02  It ended.\n")]
    [('P01', 'It began.'), ('P02', 'It ended.')]
    """
    cuts = list(_cuts(text))
    if len(cuts) > MOST_PASSAGES:
        message = f"the text has {len(cuts):,} passages; at most {MOST_PASSAGES:,} are read at once"
        raise InputError(message, remedy="hand it over in parts")
    breaks = [match.start() for match in re.finditer("\n", text)]
    ends = [start for start, _, _ in cuts[1:]] + [len(text)]
    names = _unique([name for _, _, name in cuts])
    return tuple(
        _passage(text, name, (start, end, body), breaks)
        for (start, body, _), end, name in zip(cuts, ends, names, strict=True)
    )


def _passage(text: str, name: str, stretch: tuple[int, int, int], breaks: Sequence[int]) -> Passage:
    start, end, body = stretch
    said = text[body:end]
    begins = body + len(said) - len(said.lstrip())
    inner = said.strip()
    first = bisect_right(breaks, begins - 1) + 1
    last = bisect_right(breaks, max(begins, begins + len(inner) - 1) - 1) + 1
    return Passage(name, inner, start, end, begins, first, last)


def _cuts(text: str) -> Iterator[tuple[int, int, str]]:
    """Where each passage starts, where its text begins after the label, and what it is called."""
    labels = labels_in(text)
    if labels:
        before = text[: labels[0].start()]
        if before.strip():
            yield from _short(text, 0, labels[0].start(), "before")
        ends = [match.start() for match in labels[1:]] + [len(text)]
        for number, (match, end) in enumerate(zip(labels, ends, strict=True)):
            # Blanks before the first label belong to it.
            start = 0 if not number and not before.strip() else match.start()
            yield start, match.end(), match["name"]
            yield from _rest(text, match.end(), end, match["name"])
        return
    start = 0
    for end in [match.end() for match in _BLANK_LINES.finditer(text)] + [len(text)]:
        if text[start:end].strip() or end == len(text):
            if text[start:end].strip() or not start:
                yield from _short(text, start, end, "passage")
            start = end


def _short(text: str, start: int, end: int, name: str) -> Iterator[tuple[int, int, str]]:
    """A stretch, cut after sentences where it is long."""
    yield start, start, name
    begun = start
    if end - start <= LONG:
        return
    stops = [match.end() for match in _SENTENCE_END.finditer(text, start, end)] + [end]
    for stop, following in pairwise(stops):
        while stop - begun > LONGEST:
            begun = _cut_before(text, begun)
            yield begun, begun, name
        if following - begun > LONG and text[stop:end].strip():
            yield stop, stop, name
            begun = stop
    yield from _rest(text, begun, end, name)


def _rest(text: str, start: int, end: int, name: str) -> Iterator[tuple[int, int, str]]:
    """Cuts in what has no sentences that end, or is labelled and still far too long."""
    while end - start > LONGEST:
        start = _cut_before(text, start)
        yield start, start, name


def _cut_before(text: str, start: int) -> int:
    """The last blank within the longest passage from here, or its end where there is no blank."""
    blank = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
    return blank + 1 if blank > 0 else start + LONGEST


def _unique(names: Sequence[str]) -> list[str]:
    """Each name once: passages without a label are counted, parts of a labelled one have a number behind its label.

    So do those under a label that comes again where the labels begin anew.
    """
    counts: dict[str, int] = {}
    unique = []
    for name in names:
        counts[name] = counts.get(name, 0) + 1
        counted = name in {"passage", "before"}
        unique.append(f"{name}_{counts[name]}" if counted or counts[name] > 1 else name)
    return unique
