"""Says what can be added to a part of a file, and what must be said of it at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.editing.kinds import MODELS, Expected, below, described, fields_of
from excomm.web.editing.spans import spans_of
from excomm.web.shapes.model import CanAdd, Needed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.web.editing.kinds import FileKind
    from excomm.web.editing.spans import Path, Span


def sections_to_add(text: str, file: FileKind) -> tuple[CanAdd, ...]:
    """The sections that a file does not have yet.

    >>> [one.label for one in sections_to_add("title: x", "sources")]
    ['text', 'aliases', 'claims']
    """
    there = {entry.key for entry in spans_of(text).entries}
    fields = fields_of(MODELS[file]).items()
    return tuple(can for key, field in fields if key not in there for can in _under((), key, field))


def addable(path: Path, part: Span, meant: Expected, stands: Expected) -> tuple[CanAdd, ...]:
    """What can be added to a part, also beside the one thing that it says in short.

    `meant` is what is due at its place, `stands` what it is, where it says something in short.
    """
    if part.form == "repeat" or (part.marked and part.form == "text"):
        return ()
    if stands.kind == "list" and (part.form == "list" or meant.kind == "list"):
        inner = below(stands, 0) or Expected("name", refers=stands.refers)
        return (*_entry(path, inner), *_beside(path, part, meant))
    if meant.kind == "names":
        return tuple(_entry(path, described(meant.inner), named=True, key_refers=meant.key_refers))
    return tuple(_beside(path, part, meant))


def _beside(path: Path, part: Span, meant: Expected) -> Iterator[CanAdd]:
    """The keys that a part does not have yet."""
    if meant.kind != "keys" or meant.model is None:
        return
    said = part.form == "text" and part.start < part.end
    if said and meant.short is None:
        return
    there = {meant.short} if part.form != "mapping" else {entry.key for entry in part.entries}
    for key, field in fields_of(meant.model).items():
        if key not in there:
            yield from _under(path, key, field)


def _under(path: Path, key: str, field: Expected, *, label: str = "") -> Iterator[CanAdd]:
    """How a key with its value is added to a part."""
    label = label or key
    if field.kind == "names":
        inner = described(field.inner)
        yield from _entry(
            (*path, key),
            inner,
            named=True,
            label=label,
            key_refers=field.key_refers,
            hint=field.hint,
        )
    elif field.kind == "list":
        one, _ = _plainest(described(field.inner))
        if one.kind in {"name", "text"}:
            yield _can_add(path, key, field, label=label)
        else:
            yield from _entry((*path, key), described(field.inner), label=label, hint=field.hint)
    elif field.kind == "keys" and field.short is None and not _needs(field) and field.model:
        for below_key, inner in fields_of(field.model).items():
            if inner.kind not in {"keys", "names"}:
                yield from _under((*path, key), below_key, inner, label=f"{label}: {below_key}")
    else:
        yield _can_add(path, key, field, label=label)


def _entry(
    path: Path,
    inner: Expected,
    *,
    named: bool = False,
    label: str = "",
    key_refers: str = "",
    hint: str = "",
) -> Iterator[CanAdd]:
    """How one more entry is added to a list, or to a mapping of names."""
    one, _ = _plainest(inner)
    if one.kind != "names" and (one.kind != "keys" or _needs(one)):
        can = _can_add(path, None, inner, label=label)
        yield can.model_copy(
            update={"named": named, "key_refers": key_refers, "hint": hint or can.hint}
        )


def _can_add(path: Path, key: str | None, one: Expected, *, label: str) -> CanAdd:
    plainly, many = _plainest(one)
    return CanAdd(
        path=path,
        key=key,
        named=False,
        key_refers="",
        label=label,
        hint=one.hint or plainly.hint,
        kind=plainly.kind,
        many=many,
        refers=plainly.refers,
        choices=plainly.choices,
        needs=_needs(plainly),
    )


def _plainest(one: Expected) -> tuple[Expected, bool]:
    """What is due where a part is said as shortly as can be, and whether several of it may stand there."""
    if one.kind == "keys" and one.model is not None and one.short is not None:
        return _plainest(fields_of(one.model)[one.short])
    if one.kind == "list":
        return _plainest(described(one.inner))[0], True
    return one, False


def _needs(one: Expected) -> tuple[Needed, ...]:
    if one.model is None:
        return ()
    return tuple(
        Needed(
            key=key,
            hint=field.hint,
            kind=_plainest(field)[0].kind,
            refers=_plainest(field)[0].refers,
            choices=field.choices,
        )
        for key, field in fields_of(one.model).items()
        if field.needed
    )
