"""Makes letters of a crisis file harmless to a page: those that no page may hold, and marks heaped on one letter."""

from __future__ import annotations

import re
import unicodedata
from itertools import groupby

# Controls but for tab and line feed, overrides of a text's direction, which writing from right to left does not
# need, halves of surrogate pairs, and what Unicode calls noncharacters.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# So many marks on one letter are written in some language; more only climb over the lines around.
MOST_MARKS = 4


def harmless(value: object) -> object:
    r"""Return a text without letters that no page may hold; everything else, and markup, as it is.

    >>> harmless("a\x00b"), harmless(3)
    ('a�b', 3)
    """
    # Exactly str: what is marked as markup was made here.
    if type(value) is not str or (value.isascii() and value.isprintable()):
        return value
    text = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
    return text if text.isascii() else _with_few_marks(text)


def _with_few_marks(text: str) -> str:
    runs = groupby(text, key=_is_mark)
    return "".join("".join(list(run)[: MOST_MARKS if marks else None]) for marks, run in runs)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter) in {"Mn", "Me"}
