"""Tells the parts of a file for forms: what each says, where it stands, what may be changed in it or added to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.web.editing.kinds import MODELS, Expected, below, expected_at, fields_of, in_short
from excomm.web.editing.spans import line_of, spans_of
from excomm.web.shapes.model import CanAdd, Needed, Node

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


def sections_to_add(text: str, file: FileKind) -> tuple[CanAdd, ...]:
    """The sections that a file does not have yet."""
    there = {entry.key for entry in spans_of(text).entries}
    return tuple(
        _can_add(key, one) for key, one in fields_of(MODELS[file]).items() if key not in there
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
        can_add=_addable(part, meant, stands),
        fixed=_why_fixed(part),
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


def _addable(part: Span, meant: Expected, stands: Expected) -> tuple[CanAdd, ...]:
    """What can be added to a part, also beside the one thing that it says in short."""
    if part.form == "repeat" or part.marked:
        return ()
    empty = part.form == "text" and part.start == part.end
    if meant.kind == "keys" and meant.model is not None:
        short = meant.short if part.form != "mapping" and not empty else None
        there = {entry.key for entry in part.entries} if part.form == "mapping" else {short}
        keys = tuple(
            _can_add(key, one) for key, one in fields_of(meant.model).items() if key not in there
        )
        inner = (
            _can_add(None, below(stands, 0) or stands) if stands.kind == "list" and short else None
        )
        return (*([inner] if inner else []), *keys)
    if stands.kind == "list":
        inner_of = below(stands, 0) or Expected("name", refers=stands.refers)
        return (_can_add(None, inner_of),)
    if meant.kind == "names":
        inner_named = below(meant, "name") or _UNKNOWN
        return (_can_add(None, inner_named, key_refers=meant.key_refers),)
    return ()


def _can_add(key: str | None, one: Expected, *, key_refers: str = "") -> CanAdd:
    plainly = one if one.kind == "names" else in_short(one)
    if one.kind == "keys" and one.short is None:
        plainly = one
    needs = (
        tuple(
            Needed(
                key=name,
                hint=f.hint,
                kind=in_short(f).kind,
                refers=in_short(f).refers,
                choices=f.choices,
            )
            for name, f in fields_of(one.model).items()
            if f.needed
        )
        if one.model is not None and one.short is None
        else ()
    )
    return CanAdd(
        key=key,
        hint=one.hint or plainly.hint,
        kind=one.kind if one.kind in {"list", "names"} else plainly.kind,
        refers=key_refers or plainly.refers,
        choices=plainly.choices,
        needs=needs,
    )


def _why_fixed(part: Span) -> str:
    if part.form == "repeat":
        return f"the same as what is marked '&{part.value}' above"
    if part.marked:
        return "repeated elsewhere: change it in the text, and it changes there as well"
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
