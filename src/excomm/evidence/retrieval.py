"""Which claims bear on a question: by their words, by their meaning, or by both together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from excomm.evidence.claim_texts import fields_of, spelled_out
from excomm.evidence.everyday_words import as_said, concepts_of, in_other_words
from excomm.evidence.lexical import WordIndex, fit, index_words, share_known, share_together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.model.crisis import Crisis

By = Literal["words", "meaning", "both"]
# How much words count beside meaning, and below what share of a question that the sources know they do not answer it:
# both set on the questions with odd numbers in benchmarks/questions.yaml.
WORDS_BESIDE_MEANING = 0.4
LEAST_KNOWN = 0.33
# Below what share of a question, standing together in one claim, it is doubtful whether any answers it.
LEAST_TOGETHER = 0.35


@dataclass(frozen=True)
class Ranking:
    """All claims, best first, each with its score and its places by words and by meaning, counted from 1.

    `share_known` is what share of the question stands in the sources, `unknown` what does not, `share_together` what
    share of it stands in one claim.
    """

    by: By
    claims: tuple[str, ...]
    scores: Mapping[str, float]
    by_words: Mapping[str, int]
    by_meaning: Mapping[str, int]
    share_known: float
    unknown: tuple[str, ...]
    share_together: float

    @property
    def bears(self) -> bool:
        """Whether the sources speak of what the question is about."""
        return self.share_known >= LEAST_KNOWN

    @property
    def doubtful(self) -> bool:
        """Whether it is doubtful that they do: no claim has much of the question, or none has a name in it."""
        named = any(word[:1].isupper() for word in self.unknown)
        return self.bears and (named or self.share_together < LEAST_TOGETHER)


def rank_claims(crisis: Crisis, question: str, *, by: By, everyday: bool = True) -> Ranking:
    """Rank the claims of a crisis by how well they fit a question.

    Scores are in standard deviations over the claims of this crisis, so that words and meaning can be added
    [fox1994]; by words alone a claim that shares nothing with the question is left out. Unless it is to be without, a
    list of everyday words tells what else may be meant.
    """
    names = tuple(crisis.evidence)
    index = _index(_Claims(crisis))
    concepts = concepts_of(question) if everyday else as_said(question)
    asked = in_other_words(question) if everyday else question
    words = fit(index, concepts)
    meaning = _meaning(crisis, asked) if by != "words" else [0.0] * len(names)
    scores = {
        "words": words,
        "meaning": meaning,
        "both": [
            near + WORDS_BESIDE_MEANING * word
            for near, word in zip(_standard(meaning), _standard(words), strict=True)
        ],
    }[by]
    scored, worded = (dict(zip(names, those, strict=True)) for those in (scores, words))
    ranked = [name for name in _places(names, scores) if by != "words" or scored[name]]
    known, unknown = share_known(index, concepts)
    return Ranking(
        by,
        tuple(ranked),
        scored,
        {name: place for name, place in _places(names, words).items() if worded[name]},
        _places(names, meaning) if by != "words" else {},
        known,
        unknown,
        share_together(index, concepts),
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


def _meaning(crisis: Crisis, question: str) -> list[float]:
    from excomm.evidence.semantic import nearness

    described = [(claim.says, spelled_out(crisis, claim)) for claim in crisis.evidence.values()]
    return [float(near) for near in nearness(question, described)]


def _standard(scores: Sequence[float]) -> list[float]:
    mean = sum(scores) / max(1, len(scores))
    spread = (sum((score - mean) ** 2 for score in scores) / max(1, len(scores))) ** 0.5
    return [(score - mean) / spread if spread else 0.0 for score in scores]


def _places(names: Sequence[str], scores: Sequence[float]) -> dict[str, int]:
    """The names by falling score, each with its place; of equal scores the earlier in the file comes first."""
    order = sorted(range(len(names)), key=lambda place: -scores[place])
    return {names[one]: place for place, one in enumerate(order, 1)}
