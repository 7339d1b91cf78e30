"""Search by words: how well the words of a question fit those of each text [robertson2009]."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from excomm.evidence.irregular_forms import FORMS

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from excomm.evidence.everyday_words import Concept

_WORD = re.compile(r"[^\W_]+")
# What belongs to somebody; a word in quotation marks that begins with s does not.
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
# How soon a word that comes again counts for less, and how much a long text is held against itself.
SATURATION, LENGTH = 1.2, 0.75
# What a word counts that a question does not use itself, but that stands for one of its words.
OTHER = 0.9
# Words that a question is made with, and that say nothing of what it is about.
_EMPTY = """
a about all also an and any are as at be been before but by could did do does done either else
ever for from get got had has have he her here him his how i if in into is it its just last like
made make many may me much my nearly no not nothing of off on one only or other our out own people
really s she so some such t than that the their them then there these they thing things this those
to too under up us usually was we were what when where which while who whom whose why will with
would you your
"""
EMPTY_WORDS = frozenset(_EMPTY.split())


class Stemmer(Protocol):
    """What makes stems of words."""

    def stemWord(self, word: str) -> str:  # noqa: N802 - Snowball's own name
        """Return the stem of a word in small letters."""


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """Return what a word has in common with its other forms, by the Porter 2 rules for English [porter1980].

    >>> stem("missiles") == stem("missile"), stem("gave") == stem("giving")
    (True, True)
    """
    return _stemmer().stemWord(FORMS.get(word, word))


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer:
    from snowballstemmer.english_stemmer import EnglishStemmer

    stemmer: Stemmer = EnglishStemmer()
    return stemmer


def words_of(text: str) -> list[str]:
    """Return the stems of the words of a text, in their order, without accents and without empty words.

    >>> words_of("Who stopped the torpedoes?")
    ['stop', 'torpedo']
    """
    said = _POSSESSIVE.sub("", text.lower().replace("’", "'"))
    decomposed = unicodedata.normalize("NFKD", said)
    plain = "".join(letter for letter in decomposed if not unicodedata.combining(letter))
    return [stem(word) for word in _WORD.findall(plain) if word not in EMPTY_WORDS]


def bare(word: str) -> str:
    """Return a word without the signs that stand around it.

    >>> bare("“torpedo?”")
    'torpedo'
    """
    return word.strip("?!.,;:\"'“”()")


@dataclass(frozen=True)
class WordIndex:
    """How often each word stands in each text, counted by the weight of the field in which it stands."""

    counts: tuple[Mapping[str, float], ...]
    rarity: Mapping[str, float]
    mean_length: float


def index_words(texts: Sequence[Mapping[str, float]]) -> WordIndex:
    """Make an index of texts, each given as its fields with the weight that a word in it has.

    >>> from excomm.evidence.everyday_words import concepts_of
    >>> index = index_words([{"the missiles": 1}, {"a letter": 1}])
    >>> [round(score, 2) for score in fit(index, concepts_of("which rockets?"))]
    [0.62, 0.0]
    """
    counts = [_counted(fields) for fields in texts]
    holding = Counter(word for one in counts for word in one)
    rarity = {
        word: math.log(1 + (len(counts) - number + 0.5) / (number + 0.5))
        for word, number in holding.items()
    }
    lengths = [sum(one.values()) for one in counts]
    # Where no text says a word there is no mean to divide by, and nothing fits.
    return WordIndex(tuple(counts), rarity, sum(lengths) / max(1, len(lengths)) or 1.0)


def _counted(fields: Mapping[str, float]) -> dict[str, float]:
    counts: dict[str, float] = {}
    for text, weight in fields.items():
        for word in words_of(text):
            counts[word] = counts.get(word, 0.0) + weight
    return counts


def fit(index: WordIndex, concepts: Iterable[Concept]) -> list[float]:
    """Return for each text how well it fits what a question speaks of: BM25 with weighted fields; 0 where nothing fits.

    What a question says in one way may stand in a text in another. Each concept counts once, in the way that fits best
    [pirkola1998], and so the texts of a question's concepts are added up; the words of a phrase are, too.
    """
    total = [0.0] * len(index.counts)
    for ways in ways_of(concepts):
        for place, counts in enumerate(index.counts):
            total[place] += max(weight * _score(index, counts, words) for words, weight in ways)
    return total


def ways_of(concepts: Iterable[Concept]) -> Iterable[Sequence[tuple[Sequence[str], float]]]:
    """Yield for each concept the ways to say it, as stems with their weight, without what is empty or comes again."""
    seen: set[tuple[str, ...]] = set()
    for concept in concepts:
        said = tuple(words_of(concept.said))
        if not said or said in seen:
            continue
        seen.add(said)
        others = [tuple(words_of(other)) for other in concept.others]
        yield [(said, 1.0), *((words, OTHER / math.sqrt(len(words))) for words in others if words)]


def _score(index: WordIndex, counts: Mapping[str, float], words: Iterable[str]) -> float:
    length = 1 - LENGTH + LENGTH * sum(counts.values()) / index.mean_length
    return sum(
        index.rarity[word] * counts[word] * (SATURATION + 1) / (counts[word] + SATURATION * length)
        for word in words
        if word in counts
    )
