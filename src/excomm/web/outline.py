"""Tells the parts of a file for forms: what each says, where it stands, what may be changed in it or added to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.web.addable import addable
from excomm.web.editing.kinds import Expected, below, expected_at, fields_of, in_short
from excomm.web.editing.spans import line_of, spans_of
from excomm.web.shapes.model import Node

if TYPE_CHECKING:
    from collections.abc import Collection

    from excomm.web.editing.kinds import FileKind, Kind
    from excomm.web.editing.spans import Entry, Path, Span

# The gist of a part with others in it.
LONGEST_GIST = 160
# Sections and their entries; what is in these is told when they are opened.
ALWAYS_TOLD = 2
_UNKNOWN = Expected("text", "This key is not known.")
_GIST_KEYS = ("name", "text", "says", "want", "rule", "when", "on", "rate")


@dataclass(frozen=True)
class _Asked:
    """The text, which parts are open, and which rest on nothing."""

    text: str
    opened: frozenset[Path]
    unsourced: Collection[tuple[str, ...]]


def outline_of(
    text: str,
    file: FileKind,
    *,
    opened: Collection[Path] = (),
    unsourced: Collection[tuple[str, ...]] = (),
) -> tuple[Node, ...]:
    """The sections of a file; what is in one is told where it was `opened`, or something in it was.

    `unsourced` are paths of parts that rest on nothing. Raises `InputError` where the text is no YAML.

    >>> sections = outline_of("rules: [not (a and b)]", "crisis", opened=[("rules",)])
    >>> sections[0].parts[0].text
    'not (a and b)'
    """
    root = spans_of(text)
    whole = expected_at(file, ())
    asked = _Asked(text, frozenset(opened), unsourced)
    if whole is None or root.form != "mapping":
        return ()
    return tuple(
        _node(asked, (entry.key,), entry, below(whole, entry.key)) for entry in root.entries
    )


def _node(asked: _Asked, path: Path, entry: Entry, expected: Expected | None) -> Node:
    part, meant = entry.part, expected or _UNKNOWN
    plainly = in_short(meant) if part.form == "text" else meant
    stands = _in_place(part, meant)
    told = len(path) > ALWAYS_TOLD or path in asked.opened
    parts = _parts(asked, path, part, stands) if told and part.form in {"list", "mapping"} else None
    return Node(
        path=path,
        name=str(path[-1] + 1) if isinstance(path[-1], int) else path[-1],
        kind=stands.kind if part.form in {"list", "mapping"} else _kind_of_text(plainly),
        hint=meant.hint or stands.hint,
        text=_gist(asked.text, part),
        line=line_of(asked.text, entry.start),
        last=line_of(asked.text, max(part.end - 1, entry.start)),
        refers=plainly.refers,
        choices=plainly.choices,
        parts=parts,
        count=len(part.entries),
        can_add=addable(path, part, meant, stands),
        fixed=_why_fixed(part),
        note=_note(part),
        needed=meant.needed,
        unsourced=_unsourced(asked, path),
    )


def _in_place(part: Span, meant: Expected) -> Expected:
    """What a list is that stands in the place of a part with keys: the value of the key that was left out."""
    if part.form != "list":
        return meant
    whole = fields_of(meant.model).get(meant.short or "") if meant.model else None
    one = in_short(whole or meant)
    if one.kind == "formula" and one.refers and meant.kind != "list":
        # A state, named by all that is true in it.
        return Expected("list", meant.hint, refers=one.refers)
    return whole or meant


def _kind_of_text(plainly: Expected) -> Kind:
    # A text where keys or a list are due is wrong, or nothing yet; it can still be read and mended.
    return "text" if plainly.kind in {"keys", "names", "list"} else plainly.kind


def _parts(asked: _Asked, path: Path, part: Span, here: Expected) -> tuple[Node, ...]:
    nodes = []
    for number, entry in enumerate(part.entries):
        step = number if part.form == "list" else entry.key
        inner = below(here, step)
        if inner is None and here.refers:
            inner = Expected("name", refers=here.refers)
        nodes.append(_node(asked, (*path, step), entry, inner))
    return tuple(nodes)


def _why_fixed(part: Span) -> str:
    if part.form == "repeat":
        return f"the same as what is marked '&{part.value}' above"
    if part.marked and part.form == "text":
        return "marked to be repeated elsewhere: change it in the text"
    return ""


def _note(part: Span) -> str:
    if part.marked and part.form != "text":
        return "repeated elsewhere: what you change here changes there as well"
    return ""


def _gist(text: str, part: Span) -> str:
    if part.form == "text":
        return part.value
    if part.form == "repeat":
        return f"*{part.value}"
    found = {entry.key: entry.part.value for entry in part.entries if entry.part.form == "text"}
    said = next((found[key] for key in _GIST_KEYS if found.get(key)), "")
    if part.form == "list" or not said:
        said = text[part.start : part.end] if part.flow else ""
    line = " ".join(said.split())
    return line if len(line) <= LONGEST_GIST else f"{line[:LONGEST_GIST]} …"


def _unsourced(asked: _Asked, path: Path) -> int:
    here = tuple(str(step) for step in path if step != "statements")
    return sum(one[: len(here)] == here for one in asked.unsourced)
