"""Which claims bear on a question: by their words, by their meaning, or by both together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from excomm.evidence.claim_texts import described, fields_of
from excomm.evidence.everyday_words import concepts_of, in_other_words, other_names
from excomm.evidence.lexical import WordIndex, bare, fit, index_words
from excomm.evidence.silence import heard_by_meaning, heard_by_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from excomm.evidence.everyday_words import Concept
    from excomm.evidence.semantic import Nearness
    from excomm.model.crisis import Crisis

By = Literal["words", "meaning", "both"]
# How much words count beside meaning, set by cross-validation as benchmarks/RESULTS.md tells.
WORDS_BESIDE_MEANING = 0.15


@dataclass(frozen=True)
class Ranking:
    """All claims, best first, each with its score and its places by words and by meaning, counted from 1.

    `bears` tells whether the sources speak of what the question is about, `doubtful` whether that is in doubt, and
    `unknown` the words of it of which they do not.
    """

    by: By
    claims: tuple[str, ...]
    scores: Mapping[str, float]
    by_words: Mapping[str, int]
    by_meaning: Mapping[str, int]
    bears: bool
    doubtful: bool
    unknown: tuple[str, ...]


def rank_claims(crisis: Crisis, question: str, *, by: By, everyday: bool = True) -> Ranking:
    """Rank the claims of a crisis by how well they fit a question.

    Scores are in standard deviations over the claims of this crisis, so that words and meaning can be added
    [fox1994]; by words alone a claim that shares nothing with the question is left out. The sources file tells by what
    other names people and things are asked for; unless it is to be without, a list of everyday words does so, too.
    """
    names = tuple(crisis.evidence)
    index = _index(_Claims(crisis))
    concepts = concepts_of(question, also=other_names(crisis), everyday=everyday)
    words = fit(index, concepts)
    if by == "words":
        scores, meaning, heard = words, words, heard_by_words(index, concepts)
    else:
        near = _near(crisis, in_other_words(question, concepts))
        meaning = _meaning(near)
        scores = _added(meaning, words) if by == "both" else meaning
        heard = heard_by_meaning(_words_near(question, concepts, near))
    scored, worded = (dict(zip(names, those, strict=True)) for those in (scores, words))
    ranked = [name for name in _places(names, scores) if by != "words" or scored[name]]
    return Ranking(
        by,
        tuple(ranked),
        scored,
        {name: place for name, place in _places(names, words).items() if worded[name]},
        _places(names, meaning) if by != "words" else {},
        *heard,
    )


@dataclass(frozen=True, eq=False)
class _Claims:
    """A crisis whose claims are looked up by what it is, and not by what it holds."""

    crisis: Crisis

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Claims) and self.crisis is other.crisis

    def __hash__(self) -> int:
        return id(self.crisis)


@lru_cache(maxsize=8)
def _index(claims: _Claims) -> WordIndex:
    crisis = claims.crisis
    return index_words([fields_of(crisis, name, claim) for name, claim in crisis.evidence.items()])


def _near(crisis: Crisis, question: str) -> Nearness:
    from excomm.evidence.semantic import nearness

    return nearness(question, described(crisis))


def _meaning(near: Nearness) -> list[float]:
    """How near each claim is in meaning, as a whole and piece by piece, in standard deviations."""
    both = zip(_standard(near.whole.tolist()), _standard(near.by_piece.tolist()), strict=True)
    return [(whole + by_piece) / 2 for whole, by_piece in both]


def _added(meaning: Sequence[float], words: Sequence[float]) -> list[float]:
    return [
        near + WORDS_BESIDE_MEANING * word
        for near, word in zip(meaning, _standard(words), strict=True)
    ]


def _words_near(question: str, concepts: Iterable[Concept], near: Nearness) -> Mapping[str, float]:
    """How near the sources come to each word of a question; what they call otherwise is as near as can be."""
    called = {bare(word) for one in concepts if one.others for word in one.said.split()}
    asked = [word for word in dict.fromkeys(map(bare, question.split())) if word in near.words]
    return {word: 1.0 if word in called else near.words[word] for word in asked}


def _standard(scores: Sequence[float]) -> list[float]:
    mean = sum(scores) / max(1, len(scores))
    spread = (sum((score - mean) ** 2 for score in scores) / max(1, len(scores))) ** 0.5
    return [(score - mean) / spread if spread else 0.0 for score in scores]


def _places(names: Sequence[str], scores: Sequence[float]) -> dict[str, int]:
    """The names by falling score, each with its place; of equal scores the earlier in the file comes first."""
    order = sorted(range(len(names)), key=lambda place: -scores[place])
    return {names[one]: place for place, one in enumerate(order, 1)}
