"""Keeps `at most one of (a, b)` whole inside of `[ ]` and `{ }`, where YAML ends a text at each comma.

Whoever writes a parenthesis means what is in it to stay together. Where an unquoted text leaves a parenthesis open and
those that follow it close it, they are one text; anything else stays as YAML has it. Other programs, as editors, read a
file as YAML has it: for them such a text needs quotes.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeGuard

from ruamel.yaml.events import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ruamel.yaml.events import Event

# A count of more parts than this needs quotes, or lines of its own.
MOST_PIECES = 64


def with_whole_parentheses(events: Iterator[Event], text: str) -> Iterator[Event]:
    """The events of a document, where texts that were cut inside of a parenthesis are joined."""
    stream = _Stream(events)
    inside: list[_Collection] = []
    for event in stream:
        if isinstance(event, CollectionEndEvent):
            inside.pop()
        elif isinstance(event, NodeEvent) and inside:
            waited_for = inside[-1].flow and not inside[-1].at_key
            if waited_for and _is_piece(event) and _left_open(event) > 0:
                _join(event, stream, inside[-1], text)
            inside[-1].at_key = inside[-1].mapping and not inside[-1].at_key
        yield event
        if isinstance(event, CollectionStartEvent):
            mapping = isinstance(event, MappingStartEvent)
            inside.append(_Collection(bool(event.flow_style), mapping, at_key=mapping))


@dataclass
class _Collection:
    """The list or mapping that is being read; `at_key` says that a key comes next."""

    flow: bool
    mapping: bool
    at_key: bool


class _Stream:
    """Events that can be put back."""

    def __init__(self, events: Iterator[Event]) -> None:
        self._events = events
        self._waiting: deque[Event] = deque()

    def __iter__(self) -> Iterator[Event]:
        return self

    def __next__(self) -> Event:
        return self._waiting.popleft() if self._waiting else next(self._events)

    def put_back(self, events: Sequence[Event]) -> None:
        self._waiting.extendleft(reversed(events))


def _join(first: ScalarEvent, stream: _Stream, here: _Collection, text: str) -> None:
    """Lengthen a text up to where its parentheses are closed; leave everything as it is if they never are."""
    taken: list[Event] = []
    left_open = _left_open(first)
    for event in stream:
        taken.append(event)
        left_open += _left_open(event)
        if not _is_piece(event) or len(taken) > MOST_PIECES:
            break
        if here.mapping:
            # What stands between two commas of a mapping was read as a key without a value.
            taken.append(next(stream))
            if not _is_nothing(taken[-1]):
                break
        if left_open == 0:
            first.end_mark = event.end_mark
            written = text[first.start_mark.index : first.end_mark.index]
            first.value = " ".join(written.split())
            return
    stream.put_back(taken)


def _left_open(event: Event) -> int:
    """How many more parentheses an unquoted text opens than it closes."""
    return event.value.count("(") - event.value.count(")") if _is_piece(event) else 0


def _is_piece(event: Event) -> TypeGuard[ScalarEvent]:
    bare = isinstance(event, ScalarEvent) and not (event.style or event.anchor or event.tag)
    return bare and event.start_mark.index < event.end_mark.index


def _is_nothing(event: Event) -> bool:
    return isinstance(event, ScalarEvent) and event.start_mark.index == event.end_mark.index
