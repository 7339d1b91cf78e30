"""Splits a text into the pieces of words that a sentence model knows [devlin2019]."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Chinese and Japanese write no blanks, so that each of their signs is a word.
_WORD = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]|[^\W_\u3400-\u9fff\uf900-\ufaff]+|[^\w\s]|_")
# A longer word is none that the model could know.
LONGEST_WORD = 100
# So much of a text is read: the model takes in 256 pieces, and a piece is seldom longer than eight letters.
MOST_LETTERS = 4000
FIRST, LAST, UNKNOWN = "[CLS]", "[SEP]", "[UNK]"


def pieces_of(text: str, known: Mapping[str, int], *, most: int) -> list[int]:
    """Return the numbers of the pieces of a text, of at most so many, with those that mark its beginning and end.

    >>> known = {"[CLS]": 0, "[SEP]": 1, "[UNK]": 2, "torpedo": 3, "##es": 4}
    >>> pieces_of("Torpedoes, zzz!", known, most=8)
    [0, 3, 4, 2, 2, 2, 1]
    """
    numbers: list[int] = []
    for word in _WORD.findall(_plain(text[:MOST_LETTERS])):
        numbers += _pieces_of_word(word, known)
        if len(numbers) > most - 2:
            break
    return [known[FIRST], *numbers[: most - 2], known[LAST]]


def _plain(text: str) -> str:
    """Small letters without their accents, as the model was taught."""
    decomposed = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in decomposed if unicodedata.category(letter) != "Mn")


def _pieces_of_word(word: str, known: Mapping[str, int]) -> list[int]:
    """Take the longest piece that is known, again and again."""
    numbers: list[int] = []
    start = 0
    while start < len(word) and len(word) <= LONGEST_WORD:
        mark = "##" if start else ""
        end = len(word)
        while end > start and mark + word[start:end] not in known:
            end -= 1
        if end == start:
            return [known[UNKNOWN]]
        numbers.append(known[mark + word[start:end]])
        start = end
    return numbers or [known[UNKNOWN]]


@lru_cache(maxsize=1)
def read_pieces(path: str) -> Mapping[str, int]:
    """Read the pieces that a model knows, one a line, each by its number from 0."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123 - the path is text, so that it can be cached
        return {line.rstrip("\n"): number for number, line in enumerate(file)}
