"""Which documents stand behind claims, so that a document that is cited twice counts once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.model.evidence import Claim

# "Dobbs, One Minute to Midnight (2008)" and "Dobbs (2008), p. 230" are one book.
_AUTHOR_AND_YEAR = re.compile(
    r"(?P<author>[^\W\d_]+)(?:,| and [^()]*| (?=\())[^()]*\((?P<year>[12][0-9]{3})\)"
)

# What authors write where there is no document to name.
MEMORY = "from memory"
# What the sources of a founding passage begin with: one of the short texts, by authors who are not named, from which
# the shipped crises began.
FOUNDING = "founding passage"


def documents_of(names: Iterable[str], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return the documents behind some claims, each as it is written first.

    Semicolons part the documents of one claim. Two count as one if they are written alike but for capitals and
    blanks, or begin with the same author and have the same year in parentheses. A claim that repeats another stands
    for that one's documents, and `from memory` is none.

    >>> from excomm.model.evidence import Claim
    >>> claims = {
    ...     "a": Claim(says="x", source="Dobbs, One Minute to Midnight (2008)", checked="read"),
    ...     "b": Claim(says="y", source="Dobbs (2008); Baltimore Sun, 1992", checked="read"),
    ...     "c": Claim(says="y", source="Boston Globe", checked="read", repeats="b"),
    ... }
    >>> documents_of(claims, claims)
    ('Dobbs, One Minute to Midnight (2008)', 'Baltimore Sun, 1992')
    """
    found: dict[str, str] = {}
    for name in dict.fromkeys(claims[one].repeats or one for one in names if one in claims):
        for document in _parted(claims[name].source):
            if not document.casefold().startswith(MEMORY):
                found.setdefault(_key(document), document)
    return tuple(found.values())


def founding_among(names: Iterable[str], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return those of some claims that are founding passages: accounts by authors who are not named.

    >>> import excomm as ex
    >>> crisis = ex.load("b59-1962")
    >>> founding_among(crisis.evidence, crisis.evidence)
    ('p08', 'p21')
    """
    return tuple(name for name in names if claims[name].source.casefold().startswith(FOUNDING))


def _parted(source: str) -> list[str]:
    return [part.strip() for part in source.split(";") if part.strip()] or [source]


def _key(document: str) -> str:
    match = _AUTHOR_AND_YEAR.match(document)
    if match is not None:
        return f"{match['author']} {match['year']}".casefold()
    return " ".join(document.casefold().split())
