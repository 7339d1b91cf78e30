"""Writes values as YAML, in the way in which crisis files are written by hand."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from excomm.errors import CrisisError
from excomm.model.located import Plain, plain
from excomm.model.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# A text, several, or the keys of a part, each with one of these: what a form can hold.
Value = str | tuple[str, ...] | dict[str, str | tuple[str, ...]]
# What is longer stands in lines of its own.
LONGEST_IN_LINE = 90
WIDTH = 100


def written_text(text: str, *, flow: bool, words: bool, style: str = "", indent: int = 0) -> str:
    """One text; `words` keeps it a text even where it looks like a number, `style` is how the old one was written.

    Lines of a block are indented by `indent`.

    >>> written_text("a, b", flow=True, words=True), written_text("1962", flow=False, words=False)
    ("'a, b'", '1962')
    """
    wide = "\n" in text or (words and len(text) > LONGEST_IN_LINE)
    if not flow and (wide or style in {"|", ">"}):
        block = _block(text, indent)
        if meaning(f"k: {block}") == {"k": text}:
            return block
    for one in _in_one_line(text, style):
        found = meaning(f"{{k: {one}}}" if flow else f"k: {one}")
        means = found.get("k") if isinstance(found, dict) and len(found) == 1 else None
        if means == text or (not words and str(means).lower() == text.lower()):
            return one
    return json.dumps(text)


def written_part(value: Value, *, flow: bool, indent: int, words: Mapping[str, bool]) -> str:
    """A whole part; where it has keys, `words` says which of them hold texts rather than formulas or numbers.

    Lines after the first are indented by `indent`; keys that would make a long line stand below each other.

    >>> written_part({"want": "a and b", "claims": ("p01",)}, flow=False, indent=2, words={})
    '{want: a and b, claims: [p01]}'
    """
    if isinstance(value, str):
        return written_text(value, flow=flow, words=words.get("", False), indent=indent)
    if isinstance(value, tuple):
        return f"[{', '.join(written_text(one, flow=True, words=True) for one in value)}]"
    pairs = [
        f"{_key(key)}: {_inner(key, one, words, flow=True, indent=0)}" for key, one in value.items()
    ]
    in_line = f"{{{', '.join(pairs)}}}"
    if flow or (len(in_line) <= LONGEST_IN_LINE and "\n" not in in_line):
        return in_line
    inner = " " * indent
    lines = (
        f"{_key(key)}: {_inner(key, one, words, flow=False, indent=indent + 2)}"
        for key, one in value.items()
    )
    return f"\n{inner}".join(lines)


def meaning(text: str) -> Plain:
    """What a text means as YAML; None where it is none."""
    try:
        return plain(read_yaml(text, file="text").root)
    except CrisisError:
        return None


def _inner(
    key: str, value: str | tuple[str, ...], words: Mapping[str, bool], *, flow: bool, indent: int
) -> str:
    return written_part(value, flow=flow, indent=indent, words={"": words.get(key, False)})


def _key(key: str) -> str:
    return written_text(key, flow=True, words=True)


def _in_one_line(text: str, style: str) -> Iterator[str]:
    """The ways in which a text can stand in one line, the one in which it stood first."""
    single = "'" + text.replace("'", "''") + "'"
    if "\n" not in text:
        yield from {"'": (single,), '"': (json.dumps(text, ensure_ascii=False),)}.get(style, ())
        yield from (text, single)
    yield json.dumps(text, ensure_ascii=False)


def _block(text: str, indent: int) -> str:
    """A text in lines of its own: as they are where it has several, folded where it has one long one."""
    before = " " * indent
    if "\n" in text:
        return "\n".join(["|-", *(before + line if line else "" for line in text.split("\n"))])
    lines = textwrap.wrap(
        text, max(WIDTH - indent, 40), break_long_words=False, break_on_hyphens=False
    )
    return "\n".join([">-", *(before + line for line in lines)])
