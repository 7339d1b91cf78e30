"""Names in a crisis file, and the nearest one to a name that is not there."""

from __future__ import annotations

import difflib
import heapq
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
OPTION = re.compile(r"[A-Za-z][A-Za-z0-9_]*\.[A-Za-z0-9_]+")
# The crisis itself and its variants may be hyphenated, since they are file names too.
SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LONGEST_NAME = 80
# Beyond this many candidates the search for the nearest name is not worth its time.
MOST_CANDIDATES = 300
# So many of them are looked at closely.
MOST_LIKELY = 5
LEAST_ALIKE = 0.6
# So many are listed in a message.
MOST_LISTED = 12
RESERVED = frozenset(
    {
        "and",
        "or",
        "not",
        "if",
        "then",
        "iff",
        "at",
        "most",
        "least",
        "exactly",
        "one",
        "of",
        "true",
        "false",
    }
)


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name most like `name`, or an empty string when none is near.

    >>> nearest("usa.quarentine", ["usa.quarantine", "ussr.withdraw"])
    'usa.quarantine'
    >>> nearest("zebra", ["usa.quarantine"])
    ''
    """
    wanted = name[:LONGEST_NAME]
    candidates = [one for one in known if len(one) <= LONGEST_NAME][:MOST_CANDIDATES]
    # How much two names are alike costs much to compute, and little to bound.
    matcher = difflib.SequenceMatcher(b=wanted)
    bounds = {one: _bound(matcher, one) for one in candidates}
    likely = heapq.nlargest(MOST_LIKELY, candidates, key=bounds.__getitem__)
    found = difflib.get_close_matches(wanted, likely, n=1, cutoff=LEAST_ALIKE)
    return found[0] if found else ""


def _bound(matcher: difflib.SequenceMatcher[str], candidate: str) -> float:
    matcher.set_seq1(candidate)
    return matcher.quick_ratio()


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A question that names the nearest known name, or an empty string.

    >>> did_you_mean("pace2", ["pace", "name"])
    "did you mean 'pace'?"
    """
    found = nearest(name, known)
    return f"did you mean '{found}'?" if found else ""


def squashed(name: str) -> str:
    """A name without what people forget or mistake in it: capitals, dots, underscores, hyphens, blanks.

    >>> squashed("usa.air_strike") == squashed("USA air-strike")
    True
    """
    return re.sub(r"[\W_]", "", name).lower()


def listed(names: Iterable[str]) -> str:
    """The first few of some names, for an error that tells what is known.

    >>> listed(["usa", "ussr"])
    'usa, ussr'
    >>> listed("abcdefghijklmnop")
    'a, b, c, d, e, f, g, h, i, j, k, l and 4 more'
    """
    every = [name[:LONGEST_NAME] for name in names]
    more = len(every) - MOST_LISTED
    return ", ".join(every[:MOST_LISTED]) + (f" and {more} more" if more > 0 else "")
