"""A file taken apart so that it can be changed: every part knows from which character to which it stands."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from excomm.errors import InputError
from excomm.model.commas import with_whole_parentheses
from excomm.model.files import LARGEST_FILE
from excomm.model.yaml import DEEPEST, LONGEST_LINE, MOST_PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ruamel.yaml.events import Event

Form = Literal["text", "list", "mapping", "repeat"]
Path = tuple[str | int, ...]


@dataclass(frozen=True)
class Span:
    """A part: from the character `start` to before `end`, and what is in it.

    `style` is how a text is written: bare, in quotes, or as a block. What is `flow` stands in brackets or braces. A
    part that is `marked` can be repeated elsewhere, and a part of the form `repeat` is such a repetition.
    """

    form: Form
    start: int
    end: int
    value: str = ""
    style: str = ""
    flow: bool = False
    marked: bool = False
    entries: tuple[Entry, ...] = ()

    def child(self, step: str | int) -> Span | None:
        """The part under a key, or at a position of a list."""
        if self.form == "list":
            inside = isinstance(step, int) and 0 <= step < len(self.entries)
            return self.entries[int(step)].part if inside else None
        found = (entry.part for entry in self.entries if entry.key == str(step))
        return next(found, None) if self.form == "mapping" else None


@dataclass(frozen=True)
class Entry:
    """What stands in a list or a mapping: its key, where that (or in a list the dash) starts, and the part itself."""

    key: str
    start: int
    part: Span


def spans_of(text: str) -> Span:
    r"""Take a text apart; raises `InputError` where it is no YAML, or more than a crisis file may be.

    >>> root = spans_of("rules:\n  - not (a and b)  # why\n")
    >>> part = root.child("rules").child(0)
    >>> "rules:\n  - not (a and b)  # why\n"[part.start : part.end]
    'not (a and b)'
    """
    if len(text) > LARGEST_FILE or max(map(len, text.split("\n"))) > LONGEST_LINE:
        raise InputError("the text is too long", remedy="check it in the text: it says where")
    whole = _taken_apart(text)
    if whole is None:
        raise InputError("the text is no YAML", remedy="mend what is marked in the text")
    return whole


# That a text is no YAML is kept in mind as well: to find it out may take as long as anything else.
@lru_cache(maxsize=8)
def _taken_apart(text: str) -> Span | None:
    """The whole of a text; None where it is no YAML, or has more parts than a crisis file."""
    try:
        events = _counted(with_whole_parentheses(YAML(typ="safe", pure=True).parse(text), text))
        for event in events:
            if isinstance(event, NodeEvent):
                return _part(event, events, text)
    except (YAMLError, ValueError, RecursionError, AssertionError):
        pass
    return None


def _counted(events: Iterator[Event]) -> Iterator[Event]:
    """Events, as long as they make neither more parts nor deeper ones than in any crisis file."""
    depth = parts = 0
    for event in events:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        parts += isinstance(event, NodeEvent)
        if depth > DEEPEST or parts > MOST_PARTS:
            raise ValueError("more than a crisis file may be")
        yield event


def part_at(root: Span, path: Path) -> Span | None:
    """The part that a path leads to, if there is one."""
    part: Span | None = root
    for step in path:
        part = part.child(step) if part else None
    return part


def line_of(text: str, offset: int) -> int:
    """The line of a character, counted from 1."""
    return text.count("\n", 0, offset) + 1


def column_of(text: str, offset: int) -> int:
    """How many characters stand before one in its line."""
    return offset - (text.rfind("\n", 0, offset) + 1)


def _part(event: Event, events: Iterator[Event], text: str) -> Span:
    start = event.start_mark.index
    marked = isinstance(event, NodeEvent) and bool(event.anchor)
    if isinstance(event, AliasEvent):
        return Span("repeat", start, event.end_mark.index, value=str(event.anchor))
    if isinstance(event, SequenceStartEvent):
        return _list(event, events, text, marked=marked)
    if isinstance(event, MappingStartEvent):
        return _mapping(event, events, text, marked=marked)
    assert isinstance(event, ScalarEvent)  # noqa: S101 - there is no other kind of part
    end = event.end_mark.index
    if event.style in {"|", ">"}:
        end = start + len(text[start:end].rstrip())
    return Span(
        "text",
        start,
        end,
        value=event.value,
        style=event.style or "",
        marked=marked or bool(event.tag),
    )


def _list(event: SequenceStartEvent, events: Iterator[Event], text: str, *, marked: bool) -> Span:
    entries: list[Entry] = []
    flow = bool(event.flow_style)
    for inner in events:
        if isinstance(inner, SequenceEndEvent):
            return _whole("list", event, inner, entries, flow=flow, marked=marked)
        part = _part(inner, events, text)
        entries.append(Entry("", part.start if flow else text.rindex("-", 0, part.start), part))
    raise AssertionError("a list that was read has an end")


def _mapping(event: MappingStartEvent, events: Iterator[Event], text: str, *, marked: bool) -> Span:
    entries: list[Entry] = []
    for inner in events:
        if isinstance(inner, MappingEndEvent):
            return _whole(
                "mapping", event, inner, entries, flow=bool(event.flow_style), marked=marked
            )
        if not isinstance(inner, ScalarEvent):
            raise ValueError("a list, a mapping or a repetition as a key")  # noqa: TRY004 - of the text
        part = _part(next(events), events, text)
        if part.form == "text" and part.start == part.end:
            # Nothing stands just behind the colon, not where the parser went on to look for it.
            behind = text.index(":", inner.end_mark.index) + 1
            part = replace(part, start=behind, end=behind)
        entries.append(Entry(str(inner.value), inner.start_mark.index, part))
    raise AssertionError("a mapping that was read has an end")


def _whole(
    form: Form, first: Event, last: Event, entries: list[Entry], *, flow: bool, marked: bool
) -> Span:
    """A list or mapping; one without brackets ends where the last thing in it does."""
    end = last.end_mark.index if flow or not entries else entries[-1].part.end
    start = first.start_mark.index if flow or not entries else entries[0].start
    return Span(form, start, end, flow=flow, marked=marked, entries=tuple(entries))
