"""Reads YAML 1.2 into a located tree, in bounded time and memory whatever the text holds.

ruamel.yaml finds the events; the tree is built here, since limits must bite while the file is being read, not
after, and since every part has to know its line and column.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from excomm.errors import CrisisError, Problem, printable
from excomm.model.commas import with_whole_parentheses
from excomm.model.files import LARGEST_FILE
from excomm.model.located import Document, Located, Place, Style
from excomm.model.scalars import resolved
from excomm.model.syntax import remedy_for

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ruamel.yaml.events import Event

# Far above what a person can review; together they keep the worst file under two seconds.
LONGEST_LINE = 5_000
MOST_PARTS = 10_000
DEEPEST = 40
MOST_FAULTS = 50

_UNPRINTABLE = re.compile("[^\t\n -~\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PROPERTIES = re.compile(r"(?:[&!]\S*\s+)+")
_TEXT_TAGS = {"!", "tag:yaml.org,2002:str"}


def read_yaml(text: str, *, file: str) -> Document:
    """The document in a text; a `CrisisError` says where it is no YAML or goes over a limit.

    >>> items = read_yaml("a: [1, no]", file="x.yaml").root.value["a"].value
    >>> items[1].value, items[1].place
    ('no', Place(line=1, column=8))
    """
    return _read(text, file)


# A file is read once more for each of its variants; the tree is frozen, and takes seconds to make for a large one.
@lru_cache(maxsize=2)
def _read(text: str, file: str) -> Document:
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    builder = _Builder(file, text.split("\n"))
    builder.refuse_what_costs_too_much(text)
    try:
        events = YAML(typ="safe", pure=True).parse(text)
        root = builder.document(with_whole_parentheses(events, text))
    except MarkedYAMLError as problem:
        builder.refuse_syntax(problem)
    except (YAMLError, ValueError, RecursionError) as problem:
        builder.refuse(0, 0, f"this is no YAML: {str(problem).splitlines()[0][:200]}", "")
    return Document(file, builder.lines, root, tuple(builder.faults))


class _Builder:
    """Turns YAML events into located parts, counting as it goes."""

    def __init__(self, file: str, lines: Sequence[str]) -> None:
        self.lines = tuple(lines)
        self.faults: list[Problem] = []
        self._file = file
        self._parts = 0
        self._anchors: dict[str, tuple[Located, int]] = {}

    def refuse_what_costs_too_much(self, text: str) -> None:
        if len(text) > LARGEST_FILE:
            message = f"a text of {len(text):,} characters; the limit is {LARGEST_FILE:,}"
            self.refuse(0, 0, message, "split it into several crises")
        for number, line in enumerate(self.lines):
            # Some scanners need time quadratic in the length of a line.
            if len(line) > LONGEST_LINE:
                message = f"a line of {len(line):,} characters; the limit is {LONGEST_LINE:,}"
                self.refuse(number, 0, message, "break it into several lines")
            if line.startswith("%"):
                remedy = "crisis files are YAML 1.2 without tags: delete the line"
                self.refuse(number, 0, "a directive has no meaning here", remedy)
            unprintable = _UNPRINTABLE.search(line)
            if unprintable:
                message = f"the character U+{ord(unprintable[0]):04X} cannot stand in a text file"
                self.refuse(number, unprintable.start(), message, "delete it")

    def document(self, events: Iterator[Event]) -> Located:
        root = None
        for event in events:
            if not isinstance(event, NodeEvent):
                continue
            if root is not None:
                remedy = "one file is one crisis: delete the '---' line, or split the file"
                self._refuse_at(event, "a second document starts here", remedy)
            root = self._part(event, events, 0)
        if root is None:
            remedy = "'excomm new NAME' writes a commented file to start from"
            self.refuse(0, 0, "the file is empty", remedy)
        return root

    def _part(self, event: Event, events: Iterator[Event], depth: int) -> Located:
        self._count(event, 1)
        if depth > DEEPEST:
            remedy = "a crisis file needs no more than ten levels"
            self._refuse_at(event, f"nested more than {DEEPEST} deep", remedy)
        if isinstance(event, AliasEvent):
            return self._alias(event)
        before = self._parts
        node = self._node(event, events, depth)
        if isinstance(event, NodeEvent) and event.anchor:
            self._anchors[event.anchor] = (node, self._parts - before + 1)
        return node

    def _node(self, event: Event, events: Iterator[Event], depth: int) -> Located:
        if isinstance(event, ScalarEvent):
            self._check_tag(event, _TEXT_TAGS)
            return self._scalar(event)
        if isinstance(event, CollectionStartEvent):
            self._check_tag(event, {"!"})
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event, events, depth)
        return self._mapping(event, events, depth)

    def _check_tag(self, event: ScalarEvent | CollectionStartEvent, known: set[str]) -> None:
        if event.tag and str(event.tag) not in known:
            message = f"the tag '{str(event.tag)[:60]}' has no meaning here"
            remedy = "delete it: text, numbers, lists and mappings need none"
            self._fault_at(event, message, remedy)

    def _alias(self, event: AliasEvent) -> Located:
        if event.anchor not in self._anchors:
            message = f"'*{event.anchor[:60]}' repeats a part that does not end above it"
            remedy = f"mark the part with '&{event.anchor[:60]}'; it cannot hold itself"
            self._refuse_at(event, message, remedy)
        node, size = self._anchors[event.anchor]
        # An alias costs what it stands for: that is what keeps a bomb of aliases small.
        self._count(event, size)
        return node

    def _scalar(self, event: ScalarEvent) -> Located:
        style: Style = event.style or ""
        self._check_characters(event)
        value = event.value if style or event.tag else resolved(event.value)
        place = _place(event)
        if event.anchor or event.tag:
            # These stand before the text.
            before = _PROPERTIES.match(self.lines[place.line - 1], place.column - 1)
            place = Place(place.line, before.end() + 1) if before else place
        return Located(value, place, {}, style)

    def _check_characters(self, event: ScalarEvent) -> None:
        # Only in double quotes can characters be written that cannot stand in the file itself.
        unprintable = _UNPRINTABLE.search(event.value) if event.style == '"' else None
        if unprintable:
            message = f"the character U+{ord(unprintable[0]):04X} cannot stand in a text"
            self._fault_at(event, message, "delete it")
            event.value = _UNPRINTABLE.sub("\ufffd", event.value)

    def _sequence(self, start: SequenceStartEvent, events: Iterator[Event], depth: int) -> Located:
        items = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._part(event, events, depth + 1))
        return Located(tuple(items), _place(start), {})

    def _mapping(self, start: Event, events: Iterator[Event], depth: int) -> Located:
        values: dict[str, Located] = {}
        keys: dict[str, Place] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event)
            if key in keys:
                remedy = f"the first is in line {keys[key].line}: keep one"
                self._fault_at(event, f"'{key[:60]}' stands here a second time", remedy)
            value = self._part(next(events), events, depth + 1)
            if value.value is None:
                # Nothing stands just behind the colon, not where the parser went on to look for it.
                value = replace(value, place=_behind(event))
            keys.setdefault(key, _place(event))
            values.setdefault(key, value)
        return Located(values, _place(start), keys)

    def _key(self, event: Event) -> str:
        self._count(event, 1)
        if isinstance(event, ScalarEvent):
            self._check_characters(event)
        else:
            remedy = "write the key out; is a quote missing around '{', '[' or '*'?"
            self._refuse_at(event, "a list, a mapping or an alias cannot be a key", remedy)
        if event.value == "<<" and not event.style:
            remedy = "write the keys out, or repeat a whole part with '*name'"
            self._refuse_at(event, "'<<' does not exist in YAML 1.2", remedy)
        return str(event.value)

    def _count(self, event: Event, parts: int) -> None:
        self._parts += parts
        if self._parts > MOST_PARTS:
            remedy = (
                "a crisis of this size cannot be reviewed: leave out or merge what decides nothing"
            )
            self._refuse_at(event, f"more than {MOST_PARTS:,} parts", remedy)

    def refuse_syntax(self, problem: MarkedYAMLError) -> NoReturn:
        mark = problem.problem_mark or problem.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        context = f"{problem.context}, " if problem.context else ""
        message = f"{context}{problem.problem or 'it cannot be read'}"
        self.refuse(line, column, f"this is no YAML: {message}", remedy_for(message))

    def refuse(self, line: int, column: int, message: str, remedy: str) -> NoReturn:
        """Stop here: what follows would cost too much, or make no sense."""
        raise CrisisError([*self.faults, self._problem(line, column, message, remedy)])

    def _refuse_at(self, event: Event, message: str, remedy: str) -> NoReturn:
        self.refuse(event.start_mark.line, event.start_mark.column, message, remedy)

    def _fault_at(self, event: Event, message: str, remedy: str) -> None:
        """Note it and go on, but not without end."""
        if len(self.faults) == MOST_FAULTS:
            remedy = "mend those above first, then check again"
            self._refuse_at(event, "there are more faults from here on", remedy)
        mark = event.start_mark
        self.faults.append(self._problem(mark.line, mark.column, message, remedy))

    def _problem(self, line: int, column: int, message: str, remedy: str) -> Problem:
        source = self.lines[line] if line < len(self.lines) else ""
        # Names of anchors and tags may hold what a terminal takes for a command.
        return Problem(
            self._file, line + 1, column + 1, printable(message), printable(remedy), source
        )


def _place(event: Event) -> Place:
    return Place(event.start_mark.line + 1, event.start_mark.column + 1)


def _behind(key: Event) -> Place:
    return Place(key.end_mark.line + 1, key.end_mark.column + 2)
