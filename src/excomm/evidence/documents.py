"""Which documents stand behind claims, so that a document that is cited twice counts once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from excomm.model.evidence import Claim

# "Dobbs, One Minute to Midnight (2008)" is by Dobbs, of 2008, and has a title; "Dobbs (2008), p. 230" has none.
_AUTHOR_AND_YEAR = re.compile(
    r"(?P<author>[^\W\d_]+)(?P<title>(?:,| and [^()]*| (?=\())[^()]*)\((?P<year>[12][0-9]{3})\)"
)
# "Dobbs, One Minute to Midnight, 2008, p. 3" is the same as with the year in parentheses.
_YEAR_BEHIND_A_COMMA = re.compile(r"^([^();]*[^\s,();]), ([12][0-9]{3})(?=$|,? pp?\. )")
_DASHES = re.compile(r"[‐‑‒–—]")  # noqa: RUF001 - these are what is looked for

# What two documents must share to be one: their wording, or author, year and title.
Key = tuple[str, ...]

# What authors write where there is no document to name.
MEMORY = "from memory"
# What the sources of a founding passage begin with: one of the short texts, by authors who are not named, from which
# the shipped crises began.
FOUNDING = "founding passage"


def documents_of(names: Iterable[str], claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Return the documents behind some claims, each as it is written first.

    Semicolons part the documents of one claim. Two count as one if they are written alike but for capitals, blanks
    and the kind of their dashes, or begin with the same author, have the same year in parentheses or behind the last
    comma, and between these the same title, or one that goes on where the other ends. One without a title is taken
    for the only one of its author and year among all of them; where these have several titles, it stands for itself.
    A claim that repeats another stands for that one's documents, and `from memory` is none.

    >>> from excomm.model.evidence import Claim
    >>> claims = {
    ...     "a": Claim(says="x", source="Dobbs, One Minute to Midnight (2008)", checked="read"),
    ...     "b": Claim(says="y", source="Dobbs (2008); Baltimore Sun, 1992", checked="read"),
    ...     "c": Claim(says="y", source="Boston Globe", checked="read", repeats="b"),
    ...     "d": Claim(
    ...         says="z", source="Allison, Essence (1999); Allison, Lessons (1999)", checked="read"
    ...     ),
    ... }
    >>> documents_of(["a", "b", "c"], claims)
    ('Dobbs, One Minute to Midnight (2008)', 'Baltimore Sun, 1992')
    >>> documents_of(["d"], claims)
    ('Allison, Essence (1999)', 'Allison, Lessons (1999)')
    """
    first = dict.fromkeys(claims[one].repeats or one for one in names if one in claims)
    every = [document for name in first for document in _parted(claims[name].source)]
    cited = [document for document in every if not document.casefold().startswith(MEMORY)]
    titles = _titles(cited)
    found: dict[Key, str] = {}
    for document in cited:
        found.setdefault(_key(document, titles), document)
    return tuple(found.values())


def claims_by_document(
    names: Iterable[str], claims: Mapping[str, Claim]
) -> dict[str, tuple[str, ...]]:
    """Return by document, as it is written first, which of some claims it is behind.

    Documents are told apart as `documents_of` tells them apart among all these claims.

    >>> from excomm.model.evidence import Claim
    >>> claims = {
    ...     "a": Claim(says="x", source="Dobbs, One Minute to Midnight (2008)", checked="read"),
    ...     "b": Claim(says="y", source="Dobbs (2008), p. 230; Baltimore Sun", checked="read"),
    ... }
    >>> claims_by_document(claims, claims)
    {'Dobbs, One Minute to Midnight (2008)': ('a', 'b'), 'Baltimore Sun': ('b',)}
    """
    cited = [
        (name, document)
        for name in names
        for document in _parted(claims[claims[name].repeats or name].source)
        if not document.casefold().startswith(MEMORY)
    ]
    titles = _titles(document for _, document in cited)
    called: dict[Key, str] = {}
    found: dict[str, dict[str, None]] = {}
    for name, document in cited:
        written = called.setdefault(_key(document, titles), document)
        found.setdefault(written, {})[name] = None
    return {document: tuple(behind) for document, behind in found.items()}


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


def _titles(documents: Iterable[str]) -> dict[Key, set[str]]:
    """The titles of each author and year."""
    found: dict[Key, set[str]] = {}
    for match in filter(None, map(_AUTHOR_AND_YEAR.match, map(_folded, documents))):
        found.setdefault(_author_and_year(match), set()).update(filter(None, [_title(match)]))
    return found


def _key(document: str, titles: Mapping[Key, set[str]]) -> Key:
    """What two documents have in common that count as one."""
    folded = _folded(document)
    match = _AUTHOR_AND_YEAR.match(folded)
    if match is None:
        return (_plain(folded),)
    author_and_year = _author_and_year(match)
    known = {_shortest(title, titles[author_and_year]) for title in titles[author_and_year]}
    if title := _title(match):
        return (*author_and_year, _shortest(title, known))
    return (*author_and_year, *(known if len(known) == 1 else ()))


def _shortest(title: str, known: Iterable[str]) -> str:
    """The shortest known title with which one begins: books are cited with and without their second titles."""
    return min((one for one in known if re.match(rf"{re.escape(one)}(?!\w)", title)), key=len)


def _author_and_year(match: re.Match[str]) -> Key:
    return (match["author"].casefold(), match["year"])


def _title(match: re.Match[str]) -> str:
    """What stands between the authors and the year, after a comma; empty where that is nothing."""
    return _plain(match["title"].partition(",")[2])


def _folded(document: str) -> str:
    """A document as it is compared: its dashes as hyphens, its year in parentheses."""
    plain = " ".join(_DASHES.sub("-", document).split())
    return _YEAR_BEHIND_A_COMMA.sub(r"\1 (\2)", plain)


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
