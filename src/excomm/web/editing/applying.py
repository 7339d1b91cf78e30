"""Applies a change to a text, and reads what comes out again: it must mean what was asked for, and nothing more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.model.scalars import resolved
from excomm.model.shape import written_keys
from excomm.web.editing.changes import (
    IN_THE_TEXT,
    with_item,
    with_item_moved,
    with_key,
    with_keys_written_out,
    with_text,
    without_part,
)
from excomm.web.editing.kinds import FileKind, expected_at, in_short
from excomm.web.editing.spans import part_at, spans_of
from excomm.web.editing.writing import meaning

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.web.editing.spans import Path, Span
    from excomm.web.editing.writing import Value


@dataclass(frozen=True)
class Change:
    """One change: another text at `path`, something added below it, the part removed, or an entry moved.

    What is added goes under `key`, or at the end of a list where there is none.
    """

    do: Literal["set", "add", "remove", "move"]
    path: Path
    value: Value = ""
    key: str | None = None
    to: int = 0


def changed(text: str, change: Change, *, file: FileKind) -> str:
    r"""The text with one change made, and everything else as it was.

    Raises `InputError` where the change cannot be made without touching more, or the text is no YAML to begin with.

    >>> text = "rules:\n- not (a and b)  # both\n- a or c\n"
    >>> print(changed(text, Change("move", ("rules", 1), to=0), file="crisis"), end="")
    rules:
    - a or c
    - not (a and b)  # both
    """
    ends = "\r\n" if "\r\n" in text else "\n"
    plain_text = text.replace("\r\n", "\n")
    new = _written(plain_text, change, file)
    if not _is_as_asked(plain_text, new, change):
        raise InputError("this cannot be changed here without touching more", remedy=IN_THE_TEXT)
    return new.replace("\n", ends)


def _written(text: str, change: Change, file: FileKind) -> str:
    match change.do:
        case "set":
            words = _holds_words(file, change.path)
            return with_text(text, change.path, str(change.value).strip(), words=words)
        case "remove":
            return without_part(text, change.path)
        case "move":
            return with_item_moved(text, change.path, change.to)
    return _with_added(text, change, file)


def _with_added(text: str, change: Change, file: FileKind) -> str:
    path, key, value = change.path, change.key, change.value
    part = part_at(spans_of(text), path)
    if part is None and path:
        # The list or mapping itself begins with this.
        begun: Any = (value,) if key is None else {key: value}
        return _beginning(text, path, begun, file)
    if key is not None and part and _stands_in_short(part.form):
        short = _short_key(file, path)
        if short is not None and (part.form == "list" or part.start < part.end):
            text = with_keys_written_out(text, path, short)
    words = _words_below(file, path, key)
    if key is None:
        return with_item(text, path, value, words=words)
    later = _sections_after(file, key) if not path else ()
    return with_key(text, path, key, value, words=words, before=later)


def _beginning(text: str, path: Path, begun: Any, file: FileKind) -> str:
    """Write a section, or a key in it, that was not there yet."""
    above, key = path[:-1], path[-1]
    one = begun[0] if isinstance(begun, tuple) else next(iter(begun.values()))
    empty = part_at(spans_of(text), above) is None
    if empty or isinstance(key, int):
        raise InputError("this part is not there", remedy=IN_THE_TEXT)
    short = isinstance(begun, tuple) and isinstance(one, str) and _names_things(file, path)
    if short:
        return _with_added(text, Change("add", above, (one,), str(key)), file)
    # First with nothing behind it, then with its first entry.
    later = _sections_after(file, str(key)) if not above else ()
    marked = with_key(text, above, str(key), "", words={}, before=later)
    marked = _without_quotes(marked, (*above, str(key)))
    inner = None if isinstance(begun, tuple) else next(iter(begun))
    return _with_added(marked, Change("add", path, one, inner), file)


def _without_quotes(text: str, path: Path) -> str:
    part = part_at(spans_of(text), path)
    if part is None or part.form != "text":
        raise InputError("this part is not there", remedy=IN_THE_TEXT)
    return text[: part.start].rstrip(" ") + text[part.end :]


def _stands_in_short(form: str) -> bool:
    return form in {"text", "list"}


def _short_key(file: FileKind, path: Path) -> str | None:
    expected = expected_at(file, path)
    return expected.short if expected and expected.kind == "keys" else None


def _names_things(file: FileKind, path: Path) -> bool:
    """Whether a list holds names, which stand in brackets."""
    expected = expected_at(file, path)
    return bool(
        expected and expected.kind == "list" and in_short(expected).kind in {"name", "text"}
    )


def _holds_words(file: FileKind, path: Path) -> bool:
    expected = expected_at(file, path)
    return expected is None or in_short(expected).kind in {"text", "name"}


def _words_below(file: FileKind, path: Path, key: str | None) -> Mapping[str, bool]:
    """Which keys of what is added hold texts; "" stands for a text without keys."""
    inner = expected_at(file, (*path, 0 if key is None else key))
    if inner is None:
        return {"": True}
    words = {"": in_short(inner).kind in {"text", "name"}}
    if inner.model is not None:
        keys = written_keys(inner.model)
        words |= {one: _holds_words(file, (*path, 0 if key is None else key, one)) for one in keys}
    return words


def _sections_after(file: FileKind, key: str) -> list[str]:
    """The sections that usually stand further down than one."""
    keys = list(written_keys(Crisis)) if file == "crisis" else []
    return keys[keys.index(key) + 1 :] if key in keys else []


def _is_as_asked(old: str, new: str, change: Change) -> bool:
    """Whether a text says what the one before did, but for the change.

    A part that is repeated elsewhere changes there too: what is compared is what is written, not what it stands for.
    """
    try:
        before, after = _as_written(spans_of(old)), _as_written(spans_of(new))
        wanted = _wanted(before, after, change)
    except (KeyError, IndexError, TypeError, InputError):
        return False
    return bool(wanted == after) and meaning(new) is not None


def _as_written(part: Span) -> Any:
    """A part as plain values, in which repetitions stand for themselves."""
    if part.form == "mapping":
        return {entry.key: _as_written(entry.part) for entry in part.entries}
    if part.form == "list":
        return [_as_written(entry.part) for entry in part.entries]
    if part.form == "repeat":
        return ("repeats", part.value)
    return part.value if part.style else resolved(part.value)


def _wanted(data: Any, after: Any, change: Change) -> Any:
    """What the new text should mean; the new value itself is taken from it, and must say what was asked for."""
    path = change.path
    match change.do:
        case "set":
            new = _at(after, path)
            if _as_typed(new) != _as_typed(str(change.value).strip()):
                raise KeyError(path)
            _at(data, path[:-1])[path[-1]] = new
        case "remove":
            while len(path) > 1 and len(_at(data, path[:-1])) == 1:
                path = path[:-1]
            del _at(data, path[:-1])[path[-1]]
        case "move":
            entries = _at(data, path[:-1])
            entries.insert(change.to, entries.pop(path[-1]))
        case "add":
            return _wanted_with_more(data, after, change)
    return data


def _wanted_with_more(data: Any, after: Any, change: Change) -> Any:
    *above, last = change.path or ("",)
    new = _at(after, change.path)
    old = _at_or_none(data, change.path)
    if change.key is not None:
        if isinstance(old, dict) and change.key in old:
            raise KeyError(change.key)
        kept = {key: value for key, value in new.items() if key != change.key}
        added = new[change.key]
        # What stood there in short now stands under its own key.
        same = kept == (old or {}) or list(kept.values()) == [old]
    else:
        kept, added = new[:-1], new[-1]
        same = kept == (old if isinstance(old, list) else [old] if old is not None else [])
    if not same or added is None:
        raise KeyError(change.key)
    if not change.path:
        return new
    _at(data, tuple(above))[last] = new
    return data


def _as_typed(value: object) -> str:
    """A value as somebody would type it, whatever white space folding has left."""
    said = str(value).lower() if isinstance(value, bool) else str(value)
    return " ".join(said.split())


def _at(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


def _at_or_none(data: Any, path: Path) -> Any:
    try:
        return _at(data, path)
    except (KeyError, IndexError, TypeError):
        return None
