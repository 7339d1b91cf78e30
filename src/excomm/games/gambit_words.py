"""The words of Gambit's game files: texts, numbers and braces, each with its place for messages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NoReturn

from excomm.errors import CrisisError, InputError, Problem

if TYPE_CHECKING:
    import os

Kind = Literal["text", "number", "sign", "word", "end"]
# A file may have so many characters, a number so many digits: more is no game that anybody could solve here.
LONGEST_FILE = 16_000_000
LONGEST_NUMBER = 400
LONGEST_LINE = 300
_KINDS: dict[str, Kind] = {"text": "text", "number": "number", "sign": "sign", "word": "word"}

_WORD = re.compile(
    r"""(?P<blank>[\s,]+)
    |(?P<text>"(?:[^"\\]++|\\.)*+")
    |(?P<sign>[{}])
    |(?P<number>[+-]?(?:\d+/\d+|(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?)(?![\w.]))
    |(?P<word>[A-Za-z]\w*)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Word:
    """One word of a file and where it begins."""

    kind: Kind
    text: str
    at: int


class Words:
    """The words of a file, taken one after the other."""

    def __init__(self, text: str, file: str) -> None:
        """`file` is what messages call it."""
        self.text, self.file, self._next = text, file, 0
        self.ahead = self._read()

    def _read(self) -> Word:
        while found := _WORD.match(self.text, self._next):
            at, self._next = self._next, found.end()
            kind = _KINDS.get(found.lastgroup or "")
            if kind is not None:
                return Word(kind, found.group(), at)
        if self._next < len(self.text):
            self.fail("this is no part of a game file", at=self._next)
        return Word("end", "", self._next)

    def take(self) -> Word:
        """Go on to the next word, and return this one."""
        word, self.ahead = self.ahead, self.ahead
        if word.kind != "end":
            self.ahead = self._read()
        return word

    def wanted(self, kind: Kind, what: str) -> Word:
        """Take a word of this kind, or say that `what` is missing."""
        if self.ahead.kind != kind:
            self.fail(f"here should stand {what}")
        return self.take()

    def sign(self, sign: str) -> None:
        """Take a brace."""
        if self.ahead.text != sign or self.ahead.kind != "sign":
            self.fail(f"here should stand '{sign}'")
        self.take()

    def quoted(self, what: str) -> str:
        """Take a text in quotation marks, and return it without them."""
        word = self.wanted("text", f"{what}, in quotation marks")
        return re.sub(r"\\(.)", r"\1", word.text[1:-1], flags=re.DOTALL)

    def number(self, what: str) -> Fraction:
        """Take a number, exactly as it is written."""
        word = self.wanted("number", what)
        if len(word.text) > LONGEST_NUMBER:
            self.fail("this number has too many digits", at=word.at)
        try:
            return Fraction(word.text)
        except ZeroDivisionError:
            self.fail("nothing can be divided by 0", at=word.at)

    def whole(self, what: str, *, least: int = 0) -> int:
        """Take a whole number."""
        at, number = self.ahead.at, self.number(what)
        if number.denominator != 1 or number < least:
            self.fail(f"here should stand {what}: a whole number from {least} on", at=at)
        return int(number)

    def fail(self, message: str, *, at: int | None = None) -> NoReturn:
        """Raise the error that names the line and column of a place, the next word's if none is given."""
        at = self.ahead.at if at is None else at
        line = self.text.count("\n", 0, at) + 1
        begin = self.text.rfind("\n", 0, at) + 1
        source = self.text[begin : begin + LONGEST_LINE].partition("\n")[0]
        raise CrisisError([Problem(self.file, line, at - begin + 1, message, source=source)])


def words_of(path: str | os.PathLike[str]) -> Words:
    """Open a game file; `InputError` where that cannot be, or where it is too long."""
    from pathlib import Path

    file = Path(path)
    try:
        with file.open(encoding="utf-8-sig", errors="replace") as stream:
            text = stream.read(LONGEST_FILE + 1)
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror}") from None
    except ValueError:
        raise InputError("cannot read a file whose name has a character that no name has") from None
    if len(text) > LONGEST_FILE:
        raise InputError(f"{path} is longer than {LONGEST_FILE:,} characters")
    return Words(text, str(path))


def in_quotes(text: str) -> str:
    r"""Write a text as Gambit's files have it.

    >>> print(in_quotes('the "wild" card'))
    "the \"wild\" card"
    """
    return '"' + " ".join(text.split()).replace("\\", "\\\\").replace('"', '\\"') + '"'


def listed_in_quotes(texts: tuple[str, ...]) -> str:
    """Write texts between braces."""
    return "{ " + " ".join(map(in_quotes, texts)) + " }"
