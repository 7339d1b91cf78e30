"""Reads YAML 1.2 into a located tree, in bounded time and memory whatever the file holds.

ruamel.yaml finds the events; the tree is built here, since limits must bite while the file is being read, not
after, and since every part has to know its line and column.
"""

from __future__ import annotations

import math
import re
import stat
from typing import TYPE_CHECKING, Any

from excomm.errors import CrisisError, InputError, Problem
from excomm.model.located import Located, Place, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from ruamel.yaml.events import Event

# Far above what a person can review; together they keep the worst file under two seconds.
LARGEST_FILE = 500_000
LONGEST_LINE = 5_000
MOST_PARTS = 20_000
DEEPEST = 40
LONGEST_DIGITS = 400

_INTEGER = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {
    "": None,
    "~": None,
    "null": None,
    "true": True,
    "false": False,
    ".inf": math.inf,
    "-.inf": -math.inf,
    ".nan": math.nan,
}


def read_text(path: Path) -> str:
    """The text of a file, or an `InputError` for what is no regular, readable UTF-8 file of bearable size."""
    try:
        status = path.stat()
    except OSError as problem:
        raise InputError(
            f"{path}: {_reason(problem)}",
            remedy="check the path; 'excomm list' names the shipped crises",
        ) from None
    if stat.S_ISDIR(status.st_mode):
        raise InputError(
            f"{path} is a folder", remedy="name the file inside of it, for instance its crisis.yaml"
        )
    if not stat.S_ISREG(status.st_mode):
        raise InputError(
            f"{path} is no regular file",
            remedy="a crisis is read from a file on disk, not from a pipe or device",
        )
    if status.st_size > LARGEST_FILE:
        raise InputError(
            f"{path} has {status.st_size:,} bytes; the limit is {LARGEST_FILE:,}",
            remedy="split it into several crises, or check that it is one at all",
        )
    try:
        return path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise InputError(
            f"{path} is not UTF-8 text (byte {problem.start:,})", remedy="save it as UTF-8"
        ) from None
    except OSError as problem:
        raise InputError(
            f"{path}: {_reason(problem)}", remedy="check that you may read it"
        ) from None


def _reason(problem: OSError) -> str:
    return {
        "FileNotFoundError": "there is no such file",
        "PermissionError": "it may not be read",
    }.get(type(problem).__name__, problem.strerror or "it cannot be read")


def read_yaml(text: str, *, file: str) -> Located:
    """The document in a text as a located tree; a `CrisisError` says where it is no YAML or goes over a limit.

    >>> tree = read_yaml("a: [1, no]", file="x.yaml")
    >>> tree.value["a"].value[1].value, tree.value["a"].value[1].place.column
    ('no', 8)
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.error import MarkedYAMLError, YAMLError

    reader = YAML(typ="safe", pure=True)
    builder = _Builder(text, file)
    builder.refuse_long_lines()
    try:
        return builder.document(reader.parse(text))
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line, column = (mark.line, mark.column) if mark else (0, 0)
        raise builder.wrong(
            line,
            column,
            _yaml_message(problem),
            "check indentation, quotes, and the space after ':' and '-'",
        ) from None
    except (YAMLError, ValueError, RecursionError) as problem:
        raise builder.wrong(
            0, 0, f"this is no YAML: {str(problem).splitlines()[0][:200]}", ""
        ) from None


def _yaml_message(problem: Any) -> str:
    context = f"{problem.context}, " if problem.context else ""
    return f"this is no YAML: {context}{problem.problem or 'it cannot be read'}"


class _Builder:
    """Turns YAML events into located parts, counting as it goes."""

    def __init__(self, text: str, file: str) -> None:
        self._lines = text.split("\n")
        self._file = file
        self._parts = 0
        self._anchors: dict[str, tuple[Located, int]] = {}

    def refuse_long_lines(self) -> None:
        # Some scanners need time quadratic in the length of a line: no line of a readable file is that long.
        for number, line in enumerate(self._lines):
            if len(line) > LONGEST_LINE:
                raise self.wrong(
                    number,
                    0,
                    f"a line of {len(line):,} characters; the limit is {LONGEST_LINE:,}",
                    "break it into several lines",
                )

    def document(self, events: Iterator[Event]) -> Located:
        from ruamel.yaml.events import (
            DocumentEndEvent,
            DocumentStartEvent,
            StreamEndEvent,
            StreamStartEvent,
        )

        root = None
        for event in events:
            if isinstance(event, DocumentStartEvent | DocumentEndEvent | StreamStartEvent):
                continue
            if isinstance(event, StreamEndEvent):
                break
            if root is not None:
                raise self._wrong_at(
                    event,
                    "a second document starts here",
                    "one file is one crisis: delete the '---' line, or split the file",
                )
            root = self._part(event, events, 0)
        if root is None:
            raise self.wrong(
                0, 0, "the file is empty", "'excomm new NAME' writes a commented file to start from"
            )
        return root

    def _part(self, event: Any, events: Iterator[Any], depth: int) -> Located:
        from ruamel.yaml.events import (
            AliasEvent,
            MappingStartEvent,
            ScalarEvent,
            SequenceStartEvent,
        )

        self._count(event, 1)
        if depth > DEEPEST:
            raise self._wrong_at(
                event,
                f"nested more than {DEEPEST} deep",
                "a crisis file needs no more than ten levels",
            )
        if isinstance(event, AliasEvent):
            return self._alias(event)
        if event.tag and str(event.tag) not in {"!", "tag:yaml.org,2002:str"}:
            raise self._wrong_at(
                event,
                f"the tag {str(event.tag)[:60]!r} has no meaning here",
                "delete it: text, numbers, lists and mappings need none",
            )
        before = self._parts
        if isinstance(event, ScalarEvent):
            node = self._scalar(event)
        elif isinstance(event, SequenceStartEvent):
            node = self._sequence(event, events, depth)
        else:
            assert isinstance(event, MappingStartEvent)
            node = self._mapping(event, events, depth)
        if event.anchor:
            self._anchors[event.anchor] = (node, self._parts - before + 1)
        return node

    def _alias(self, event: Any) -> Located:
        if event.anchor not in self._anchors:
            raise self._wrong_at(
                event,
                f"'*{event.anchor}' refers to nothing above",
                f"mark the part it repeats with '&{event.anchor}'",
            )
        node, size = self._anchors[event.anchor]
        # An alias costs what it stands for: that is what keeps a bomb of aliases small.
        self._count(event, size)
        return node

    def _scalar(self, event: Any) -> Located:
        plain = event.style is None or event.style == ""
        one_line = event.start_mark.line == event.end_mark.line
        value = self._resolve(event) if plain and not event.tag else event.value
        place = self._place(event)
        if not plain and one_line:
            place = Place(place.file, place.line, place.column + 1)
        return Located(value, place, {}, exact=one_line)

    def _resolve(self, event: Any) -> Scalar:
        text = event.value
        if text.lower() in _WORDS and text in {text.lower(), text.title(), text.upper()}:
            return _WORDS[text.lower()]
        if len(text) > LONGEST_DIGITS and _FLOAT.fullmatch(text):
            raise self._wrong_at(
                event,
                f"a number of {len(text):,} characters",
                "no figure about a crisis needs more than a dozen digits",
            )
        if _INTEGER.fullmatch(text):
            return int(text)
        return float(text) if _FLOAT.fullmatch(text) else text

    def _sequence(self, start: Any, events: Iterator[Any], depth: int) -> Located:
        from ruamel.yaml.events import SequenceEndEvent

        items = []
        for event in events:
            if isinstance(event, SequenceEndEvent):
                break
            items.append(self._part(event, events, depth + 1))
        return Located(tuple(items), self._place(start), {})

    def _mapping(self, start: Any, events: Iterator[Any], depth: int) -> Located:
        from ruamel.yaml.events import MappingEndEvent

        values: dict[str, Located] = {}
        keys: dict[str, Place] = {}
        for event in events:
            if isinstance(event, MappingEndEvent):
                break
            key = self._key(event)
            if key in keys:
                raise self._wrong_at(
                    event,
                    f"'{key[:60]}' stands here a second time",
                    f"the first is in line {keys[key].line}: keep one",
                )
            keys[key] = self._place(event)
            values[key] = self._part(next(events), events, depth + 1)
        return Located(values, self._place(start), keys)

    def _key(self, event: Any) -> str:
        from ruamel.yaml.events import ScalarEvent

        if not isinstance(event, ScalarEvent):
            raise self._wrong_at(
                event, "a list or mapping cannot be a key", "is a quote missing around '{' or '['?"
            )
        if event.value == "<<":
            raise self._wrong_at(
                event,
                "'<<' does not exist in YAML 1.2",
                "write the keys out, or repeat a whole part with '*name'",
            )
        self._count(event, 1)
        return str(event.value)

    def _count(self, event: Any, parts: int) -> None:
        self._parts += parts
        if self._parts > MOST_PARTS:
            raise self._wrong_at(
                event,
                f"more than {MOST_PARTS:,} parts",
                "a crisis of this size cannot be reviewed: leave out or merge what decides nothing",
            )

    def _place(self, event: Any) -> Place:
        return Place(self._file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _wrong_at(self, event: Any, message: str, remedy: str) -> CrisisError:
        return self.wrong(event.start_mark.line, event.start_mark.column, message, remedy)

    def wrong(self, line: int, column: int, message: str, remedy: str) -> CrisisError:
        source = self._lines[line] if line < len(self._lines) else ""
        return CrisisError([Problem(self._file, line + 1, column + 1, message, remedy, source)])
