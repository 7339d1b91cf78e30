"""Proposes which passages agree and which clash: about the same thing, with other figures, dates or denials."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Literal, NamedTuple

from excomm.evidence.lexical import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from excomm.evidence.dates_in_text import DateFound
    from excomm.evidence.passages import Passage

# Two passages are about the same thing when they share so many rare words, or an element and half as many.
ENOUGH_SHARED = 4
# or half as many, if these are as large a share as this of all that the shorter says.
MOST_OF_SHORT = 0.6
# A word is rare when no more passages than these, or this share of them, have it.
FEW_HOLDING, SHARE_HOLDING = 3, 0.2
MOST_HOLDING = 12
# More are not told.
MOST = 60
# A text of more different words is no prose, and its others are compared as they are written: stems take time.
MOST_STEMS = 50_000
_FIGURE = re.compile(
    r"(?<![\w.,-])(?P<number>[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+(?:\.[0-9]+)?)"
    r"(?P<unit> ?(?:%|per cent|percent|million|thousand))?\s+(?P<noun>(?:[a-z-]+\s+){0,2}?[a-zA-Z-]{3,})"
)
_MANY = {"thousand": 1e3, "million": 1e6}
_DENIAL = re.compile(
    r"\b(?:not|never|refus\w+|reject\w+|den(?:y|ies|ied)|declin\w+)\b|n['’]t\b", re.IGNORECASE
)
_SENTENCE = re.compile(r"(?<=[.!?;])\s+")
_DAYS = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH_NAMES = frozenset(
    "january february march april may june july august september october november december".split()  # noqa: SIM905 - reads better
)


class Said(NamedTuple):
    """What was found in a passage: dates, elements of the crisis, and names."""

    dates: Sequence[DateFound]
    elements: Sequence[str]
    # By element, the claim of the crisis that the passage is like and that takes that side.
    supports: Mapping[str, str]
    disputes: Mapping[str, str]


class _Found(NamedTuple):
    """What is compared: by passage its text, what it counts, and what was found in it."""

    texts: Mapping[str, str]
    figures: Mapping[str, Mapping[str, set[str]]]
    said: Mapping[str, Said]


@dataclass(frozen=True)
class Relation:
    """A proposal: two passages may agree or clash, and why it looks so. A person decides."""

    kind: Literal["agree", "clash"]
    first: str
    second: str
    why: str
    shared: tuple[str, ...]


@dataclass(frozen=True)
class RelationsFound:
    """What is proposed, clashes first; `more` of both kinds were found, too, and are not among them.

    `clashing` are all pairs that may clash, proposed or not.
    """

    relations: tuple[Relation, ...]
    more: int
    clashing: frozenset[frozenset[str]]


def relations_among(
    passages: Sequence[Passage],
    said: Mapping[str, Said],
    *,
    apart: Iterable[frozenset[str]] = (),
    within: Mapping[str, str] | None = None,
) -> RelationsFound:
    """Return what may agree or clash, clashes first, sixty of them at most.

    Two passages are about the same thing if they share rare words, or an element of the crisis. They may clash if they
    count the same thing differently, date it differently to the day, if one denies and the other does not, or if they
    are like claims of the crisis that take opposite sides; else they may agree. Of pairs in `apart`, told twice, only
    what may clash is proposed; what stands `within` another is compared with that one alone, for a clash.
    """
    within = within or {}
    texts = {one.name: one.text for one in passages}
    compared = _Found(texts, {name: _figures(text) for name, text in texts.items()}, said)
    whole = {name: text for name, text in texts.items() if name not in within}
    skip = frozenset((*apart, *map(frozenset, within.items())))
    stems: dict[str, str] = {}
    pairs = _about_the_same(whole, said, stems) | _shared_within(within, texts, stems)
    found = []
    for (first, second), shared in pairs.items():
        why = _clash((first, second), shared, compared)
        if not why and frozenset((first, second)) in skip:
            continue
        kind: Literal["agree", "clash"] = "clash" if why else "agree"
        relation = Relation(kind, first, second, why or _both(first, second, said), shared)
        found.append((kind != "clash", -len(shared), relation))
    found.sort(key=lambda one: one[:2])
    kept = tuple(relation for _, _, relation in found[:MOST])
    clashing = frozenset(
        frozenset((one.first, one.second)) for _, _, one in found if one.kind == "clash"
    )
    return RelationsFound(kept, len(found) - len(kept), clashing)


def _shared_within(
    within: Mapping[str, str], texts: Mapping[str, str], stems: dict[str, str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """What stands within another, with that one before it and the words that both have."""
    found = {}
    for name, longer in within.items():
        own = _spoken(texts[name], stems)
        found[longer, name] = tuple(
            word for one, word in _spoken(texts[longer], stems).items() if one in own
        )
    return found


def _about_the_same(
    texts: Mapping[str, str], said: Mapping[str, Said], stems: dict[str, str]
) -> dict[tuple[str, str], tuple[str, ...]]:
    """Pairs that share enough, with what they share."""
    spoken = {name: _spoken(text, stems) for name, text in texts.items()}
    holding: dict[str, list[str]] = defaultdict(list)
    for name, words in spoken.items():
        for word in words:
            holding[word].append(name)
    few = min(MOST_HOLDING, max(FEW_HOLDING, SHARE_HOLDING * len(texts)))
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, names in holding.items():
        if 1 < len(names) <= few:
            for pair in combinations(names, 2):
                shared[pair].append(spoken[pair[0]][word])
    return {
        pair: tuple(words)
        for pair, words in shared.items()
        if len(words) >= ENOUGH_SHARED
        or (len(words) >= ENOUGH_SHARED / 2 and (_meet(*pair, said) or _most(words, pair, spoken)))
        or _opposed(*pair, said)
    }


def _most(
    shared: Sequence[str], pair: tuple[str, str], spoken: Mapping[str, Mapping[str, str]]
) -> bool:
    """Whether what two passages share is most of what the shorter one says."""
    return len(shared) >= MOST_OF_SHORT * min(len(spoken[name]) for name in pair)


def _meet(first: str, second: str, said: Mapping[str, Said]) -> bool:
    """Whether two passages speak of the same element."""
    return not set(said[first].elements).isdisjoint(said[second].elements)


def _spoken(text: str, stems: dict[str, str]) -> dict[str, str]:
    """The stems of a passage, each with a word that has it; figures and months are told by what follows.

    `stems` are those of the words of all passages so far, to which this one's are added.
    """
    found: dict[str, str] = {}
    for word in re.findall(r"[^\W\d_][\w'’-]+", text):
        if word not in stems:
            own = words_of(word)[:1] if len(stems) < MOST_STEMS else [word.lower()]
            stems[word] = "" if word.lower() in _MONTH_NAMES else "".join(own)
        if stems[word]:
            found.setdefault(stems[word], word)
    return found


def _figures(text: str) -> dict[str, set[str]]:
    """What is counted, by the stem of the noun, and the numbers given for it."""
    found: dict[str, set[str]] = defaultdict(set)
    for match in _FIGURE.finditer(text):
        nouns = [
            word
            for word in re.findall(r"[A-Za-z-]{3,}", match["noun"])
            if word.lower() not in _MONTH_NAMES
        ]
        number = _number(match["number"], match["unit"] or "")
        for noun in nouns[-1:]:
            found[stem(noun.lower())].add(number)
    return found


def _number(said: str, unit: str) -> str:
    """A number as it is compared: 25 per cent is 25 %, and 2 million are 2,000,000."""
    number, unit = said.replace(",", ""), unit.strip().lower()
    if unit in _MANY:
        return f"{float(number) * _MANY[unit]:.15g}"
    return f"{float(number):.15g}" + ("%" if unit else "")


def _clash(pair: tuple[str, str], shared: Sequence[str], found: _Found) -> str:
    """Why two passages about the same thing may clash; empty if nothing shows."""
    first, second = pair
    return (
        _opposed(first, second, found.said)
        or _counted_otherwise(first, second, shared, found.figures)
        or _dated_otherwise(first, second, found.said)
        or _denied(first, second, shared, found.texts)
    )


def _opposed(first: str, second: str, said: Mapping[str, Said]) -> str:
    """Whether claims that the crisis has, and that the two are like, take opposite sides on an element."""
    for one, other in ((first, second), (second, first)):
        for element, claim in said[one].supports.items():
            against = said[other].disputes.get(element)
            if against:
                return f"{one} is like {claim}, which supports {element}, and {other} like {against}, which disputes it"
    return ""


def _counted_otherwise(
    first: str, second: str, shared: Sequence[str], figures: Mapping[str, Mapping[str, set[str]]]
) -> str:
    written = {stem(word.lower()): word for word in shared}
    for noun in sorted(figures[first].keys() & figures[second].keys()):
        one, other = figures[first][noun], figures[second][noun]
        if not one & other:
            said = " and ".join(" or ".join(sorted(numbers)) for numbers in (one, other))
            return f"they count {written.get(noun, noun)} differently: {said}"
    return ""


def _dated_otherwise(first: str, second: str, said: Mapping[str, Said]) -> str:
    one, other = (
        # Before or after a day is no day of its own.
        {
            day
            for date in said[name].dates
            if ".." not in date.edtf
            for day in _DAYS.findall(date.edtf)
        }
        for name in (first, second)
    )
    if not one or not other or one & other:
        return ""
    return f"they give other days: {', '.join(sorted(one))} and {', '.join(sorted(other))}"


def _denied(first: str, second: str, shared: Sequence[str], texts: Mapping[str, str]) -> str:
    """Whether one denies, in the sentence that has most of what both speak of, and the other does not."""
    one, other = (_DENIAL.search(_core(texts[name], shared)) for name in (first, second))
    if bool(one) == bool(other):
        return ""
    denial = one or other
    denies = first if one else second
    return f"{denies} denies something (“{denial[0]}”) and the other does not" if denial else ""


def _core(text: str, shared: Sequence[str]) -> str:
    stems = {stem(word.lower()) for word in shared}
    return max(_SENTENCE.split(text), key=lambda one: len(stems.intersection(words_of(one))))


def _both(first: str, second: str, said: Mapping[str, Said]) -> str:
    elements = [one for one in said[first].elements if one in said[second].elements]
    return f"both speak of {elements[0]}" if elements else "they speak of the same"
