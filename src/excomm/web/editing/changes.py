"""Writes one change into a text: another value, a new part, one less, or another order; nothing else is touched.

Comments directly above an entry of a list, and behind it in its line, go where it goes.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.editing.spans import column_of, part_at, spans_of
from excomm.web.editing.writing import written_part, written_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.web.editing.spans import Path, Span
    from excomm.web.editing.writing import Value

IN_THE_TEXT = "change it in the text"


def with_text(text: str, path: Path, new: str, *, words: bool) -> str:
    """Write another value where one text stands; `words` says that it is one even if it looks like a number."""
    part = _need(text, path)
    if part.form != "text" or part.marked:
        raise InputError("this part cannot be changed in a line", remedy=IN_THE_TEXT)
    parent = part_at(spans_of(text), path[:-1])
    flow = bool(parent and parent.flow)
    indent = _indent_of_line(text, part.start) + 2
    written = written_text(new, flow=flow, words=words, style=part.style, indent=indent)
    gap = " " if part.start == part.end else ""
    return text[: part.start] + gap + written + text[part.end :]


def with_item_moved(text: str, path: Path, to: int) -> str:
    """Move an entry of a list to another position."""
    *before, at = path
    whole = _need(text, tuple(before))
    count = len(whole.entries)
    if whole.form != "list" or not isinstance(at, int) or not (0 <= at < count and 0 <= to < count):
        raise InputError("there is no such place in the list", remedy="load the page again")
    regions = _regions(text, whole)
    pieces = [text[start:end] for start, end in regions]
    gaps = [text[end:start] for (_, end), (start, _) in pairwise(regions)]
    pieces.insert(to, pieces.pop(at))
    laid = "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))
    return text[: regions[0][0]] + laid + text[regions[-1][1] :]


def without_part(text: str, path: Path) -> str:
    """Take an entry out of its list or mapping; the last one takes its list or mapping with it."""
    whole = _need(text, path[:-1])
    number = _number(whole, path[-1])
    if len(whole.entries) == 1:
        if len(path) > 1:
            return without_part(text, path[:-1])
        raise InputError("a file needs something in it", remedy=IN_THE_TEXT)
    regions = _regions(text, whole)
    start, end = regions[number]
    if number == 0 and start == whole.entries[0].start:
        # What comes next takes the place of the first, right behind a dash or a bracket.
        end = whole.entries[1].start
    elif number + 1 < len(regions):
        end = regions[number + 1][0]
    else:
        start = regions[number - 1][1]
    return text[:start] + text[end:]


def with_key(
    text: str,
    path: Path,
    key: str,
    value: Value,
    *,
    words: Mapping[str, bool],
    before: Sequence[str] = (),
) -> str:
    """Add a key with its value to a mapping: ahead of the first of the keys in `before` that is there, else last."""
    whole = _need(text, path)
    if whole.form == "text" and whole.start == whole.end:
        return _begin_block(text, path, whole, {key: value}, words)
    if whole.form != "mapping":
        raise InputError("this part has no keys", remedy=IN_THE_TEXT)
    if whole.flow:
        new = f"{key}: {written_part(value, flow=True, indent=0, words=words)}"
        return _into_brackets(text, whole, new)
    indent = column_of(text, whole.entries[0].start)
    body = written_part(value, flow=False, indent=indent + 2, words=words)
    below = isinstance(value, dict) and not body.startswith("{")
    new = f"{key}:\n{' ' * (indent + 2)}{body}" if below else f"{key}: {body}"
    later = next((n for n, entry in enumerate(whole.entries) if entry.key in before), None)
    regions = _regions(text, whole)
    if later is not None:
        at = regions[later][0]
        gap = "\n\n" if not path else "\n"
        return text[:at] + " " * indent + new + gap + text[at:]
    gap = "\n\n" if not path else "\n"
    at = regions[-1][1]
    return text[:at] + gap + " " * indent + new + text[at:]


def with_item(text: str, path: Path, value: Value, *, words: Mapping[str, bool]) -> str:
    """Add an entry at the end of a list."""
    whole = _need(text, path)
    if whole.form == "text" and whole.start < whole.end and isinstance(value, str):
        # One name where several may stand: a list begins.
        old = text[whole.start : whole.end]
        new = f"[{old}, {written_text(value, flow=True, words=words.get('', False))}]"
        return text[: whole.start] + new + text[whole.end :]
    if whole.form == "text" and whole.start == whole.end:
        return _begin_block(text, path, whole, (value,), words)
    if whole.form != "list":
        raise InputError("this part is no list", remedy=IN_THE_TEXT)
    if whole.flow:
        return _into_brackets(text, whole, written_part(value, flow=True, indent=0, words=words))
    indent = column_of(text, whole.entries[0].start)
    body = written_part(value, flow=False, indent=indent + 2, words=words)
    end = _regions(text, whole)[-1][1]
    return f"{text[:end]}\n{' ' * indent}- {body}{text[end:]}"


def with_keys_written_out(text: str, path: Path, key: str) -> str:
    """Write `key: value` where only the value stands, so that other keys can stand beside it."""
    part = _need(text, path)
    parent = part_at(spans_of(text), path[:-1])
    old = text[part.start : part.end]
    if (part.marked and part.form == "text") or (parent and parent.flow and part.form != "text"):
        raise InputError("other keys cannot be written beside this", remedy=IN_THE_TEXT)
    if parent and parent.flow:
        return f"{text[: part.start]}{{{key}: {old}}}{text[part.end :]}"
    if part.form == "text" and parent and parent.form == "list":
        return f"{text[: part.start]}{key}: {old}{text[part.end :]}"
    indent = _indent_of_line(text, part.start)
    if part.form == "text" or part.flow:
        head = text[: part.start].rstrip(" ")
        return f"{head}\n{' ' * (indent + 2)}{key}: {old}{text[part.end :]}"
    return _block_one_deeper(text, part, key)


def _block_one_deeper(text: str, part: Span, key: str) -> str:
    """Put a list or mapping that stands in lines of its own under a key, one step further in."""
    start, end = _regions(text, part)[0][0], _regions(text, part)[-1][1]
    before = " " * column_of(text, part.entries[0].start)
    lines = text[start:end].split("\n")
    moved = "\n".join(f"  {line}" if line.strip() else line for line in lines)
    return f"{text[:start]}{before}{key}:\n{moved}{text[end:]}"


def _begin_block(
    text: str,
    path: Path,
    part: Span,
    value: Mapping[str, Value] | tuple[Value],
    words: Mapping[str, bool],
) -> str:
    """Write the first entry of a list or mapping in which nothing stands yet."""
    indent = _indent_of_line(text, part.start) + 2 if path else 0
    before = " " * indent
    if isinstance(value, tuple):
        new = f"- {written_part(value[0], flow=False, indent=indent + 2, words=words)}"
    else:
        [(key, inner)] = value.items()
        body = written_part(inner, flow=False, indent=indent + 2, words=words)
        below = isinstance(inner, dict) and not body.startswith("{")
        new = f"{key}:\n{before}  {body}" if below else f"{key}: {body}"
    line_end = text.find("\n", part.start)
    at = line_end if line_end >= 0 else len(text)
    return f"{text[:at]}\n{before}{new}{text[at:]}"


def _into_brackets(text: str, whole: Span, new: str) -> str:
    if not whole.entries:
        return f"{text[: whole.start + 1]}{new}{text[whole.end - 1 :]}"
    last = whole.entries[-1].part.end
    return f"{text[:last]}, {new}{text[last:]}"


def _need(text: str, path: Path) -> Span:
    part = part_at(spans_of(text), path)
    if part is None:
        raise InputError(
            f"there is no '{'.'.join(map(str, path))[:60]}' in the text",
            remedy="load the page again",
        )
    return part


def _number(whole: Span, step: str | int) -> int:
    for number, entry in enumerate(whole.entries):
        if (step == number) if whole.form == "list" else (entry.key == str(step)):
            return number
    raise InputError("this part is not there any more", remedy="load the page again")


def _indent_of_line(text: str, offset: int) -> int:
    """How far the line of a character is indented."""
    line = text[offset - column_of(text, offset) :].split("\n", 1)[0]
    return len(line) - len(line.lstrip(" "))


def _regions(text: str, whole: Span) -> list[tuple[int, int]]:
    """From where to where each entry stands, with the comments that belong to it."""
    if whole.flow:
        return [(entry.start, entry.part.end) for entry in whole.entries]
    regions = []
    floor = 0
    for number, entry in enumerate(whole.entries):
        # What stands above the first section speaks of the whole file.
        heads = number == 0 and whole.form == "mapping" and column_of(text, entry.start) == 0
        start = entry.start if heads else _with_comments_above(text, entry.start, floor)
        line_end = text.find("\n", entry.part.end)
        floor = line_end if line_end >= 0 else len(text)
        regions.append((start, floor))
    return regions


def _with_comments_above(text: str, offset: int, floor: int) -> int:
    """The start of the line of an entry, or of the first of the comments that stand right above it."""
    indent = column_of(text, offset)
    start = offset - indent
    if text[start:offset].strip():
        # The first entry of what itself starts behind a dash.
        return offset
    while start - 1 > floor:
        above = text.rfind("\n", 0, start - 1) + 1
        line = text[above : start - 1]
        if above < floor or line[: indent + 1] != " " * indent + "#":
            break
        start = above
    return start
