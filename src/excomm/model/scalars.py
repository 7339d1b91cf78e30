"""What an unquoted word of YAML 1.2 means: nothing, true or false, a number, or just the word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from excomm.model.located import Scalar

# No figure about a crisis has more digits; reading one of a million takes seconds.
MOST_DIGITS = 20

_INTEGER = re.compile(r"-?[0-9]+")
_FLOAT = re.compile(r"-?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?")
_WORDS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}


def resolved(word: str) -> Scalar:
    """The value of an unquoted word.

    A numeral that is not written in the shortest way stays a text, so that page 1.10 is not taken for page 1.1; a field
    that needs a number reads it all the same.

    >>> resolved("no"), resolved("22:30"), resolved("1.10"), resolved("1.5"), resolved("~")
    ('no', '22:30', '1.10', 1.5, None)
    """
    if word in _WORDS:
        return _WORDS[word]
    if len(word) > MOST_DIGITS:
        return word
    if _INTEGER.fullmatch(word):
        return _if_written_so(int(word), word)
    if _FLOAT.fullmatch(word):
        return _if_written_so(float(word), word)
    return word


def _if_written_so(number: float, word: str) -> Scalar:
    return number if str(number) == word else word
