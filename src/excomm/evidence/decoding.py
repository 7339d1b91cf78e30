"""Reads a text whose encoding nobody tells: as much as a person would read, or a word on why it is none."""

from __future__ import annotations

import codecs
import re
import sys
from dataclasses import dataclass
from pathlib import Path

from excomm.errors import InputError

# Some seven hundred pages; more is not read by anybody passage by passage.
MOST_BYTES = 2_000_000
# Of so many characters at the beginning this share may be control characters, or these few, if it is to be a text.
_SAMPLE, _FEW_CONTROLS, _MOST_CONTROLS = 4096, 8, 0.1
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_FORMS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "a file of an old Office program"),
    (b"{\\rtf", "a rich text file"),
    (b"\x1f\x8b", "a compressed file"),
)
# How Python keeps a byte that it could not decode.
_ESCAPE = 0xDC00
_ESCAPED = re.compile("[\udc80-\udcff]")
_SAVE = "save it as plain text first"


@dataclass(frozen=True)
class Decoded:
    """A text, how it was encoded, and what a reader should know of that."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


def read_bytes(name: str) -> bytes:
    """Return the bytes of a file, or of standard input for -, and one more at most than are read.

    `InputError` where there is no such file.
    """
    try:
        if name == "-":
            raw = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            with Path(name).open("rb") as file:
                raw = file.read(MOST_BYTES + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "that is no file name"
        raise InputError(f"cannot read {name[:200]}: {why}") from None
    return raw


def _called(name: str) -> str:
    return "standard input" if name == "-" else name


def decode(raw: bytes, *, name: str) -> Decoded:
    r"""Return the text in some bytes: UTF-8, UTF-16 or UTF-32; a byte that is none of it is taken as Windows-1252.

    `InputError` where there are too many, or they are no text.

    >>> decode("Playa Girón".encode("latin-1"), name="notes.txt").text
    'Playa Girón'
    """
    shown = _called(name)
    if len(raw) > MOST_BYTES:
        message = f"{shown} has more than {MOST_BYTES // 1_000_000} million bytes"
        raise InputError(message, remedy="hand it over in parts, a chapter or a document at a time")
    for mark, form in _FORMS:
        if raw.startswith(mark):
            raise InputError(f"{shown} is {form}, and not a plain text", remedy=_SAVE)
    encoding = next((known for mark, known in _MARKS if raw.startswith(mark)), "") or _guess(raw)
    if encoding.startswith(("utf-16", "utf-32")):
        return _wide(raw, encoding, shown)
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError as error:
        return _mixed(raw, error, shown)
    _refuse_binary(text, shown)
    return Decoded(text, "UTF-8")


def _guess(raw: bytes) -> str:
    """UTF-16 without its mark shows in the NULs at every other byte of Latin letters."""
    sample = raw[:_SAMPLE]
    half = max(1, len(sample) // 2)
    even, odd = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.5 and even < 0.1:  # noqa: PLR2004 - half of the letters are Latin, and few bytes are NUL by accident
        return "utf-16-le"
    if even > 0.5 and odd < 0.1:  # noqa: PLR2004 - as above
        return "utf-16-be"
    return "utf-8"


def _wide(raw: bytes, encoding: str, name: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    _refuse_binary(text, name)
    said = encoding[:6].upper()
    broken = text.count("\N{REPLACEMENT CHARACTER}")
    notes = (f"{broken:,} characters are no {said} and could not be read.",) if broken else ()
    return Decoded(text, said, notes)


def _mixed(raw: bytes, error: UnicodeDecodeError, name: str) -> Decoded:
    """What is not UTF-8 is read as Windows-1252, byte by byte, so that nothing is lost."""
    escaped = raw.decode("utf-8-sig", errors="surrogateescape")
    text, strange = _ESCAPED.subn(lambda match: _western(ord(match[0]) - _ESCAPE), escaped)
    _refuse_binary(text, name)
    line = raw.count(b"\n", 0, error.start) + 1
    bytes_are = "1 byte is" if strange == 1 else f"{strange:,} bytes are"
    note = f"{bytes_are} not UTF-8, first in line {line:,}; read as Windows-1252: look at accents there."
    return Decoded(text, "UTF-8 and Windows-1252", (note,))


def _western(byte: int) -> str:
    return bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)


def _refuse_binary(text: str, name: str) -> None:
    sample = text[:_SAMPLE]
    controls = sum(letter < " " and letter not in "\t\n\r\f\v" for letter in sample)
    if controls > max(_FEW_CONTROLS, _MOST_CONTROLS * len(sample)):
        raise InputError(f"{name} is no text: its bytes are not letters", remedy=_SAVE)
    if not any(letter.isalnum() for letter in text):
        raise InputError(f"{name} has no words", remedy="hand over a text with some passages")
