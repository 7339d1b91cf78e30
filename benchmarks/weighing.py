"""How much words should count beside meaning in `excomm ask`, by cross-validation on the questions for tuning."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import numpy as np

import excomm as ex
from benchmarks.asked import FOR_TUNING, Question, questions
from benchmarks.tables import table
from excomm.evidence.retrieval import rank_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Places = NDArray[np.float64]

WEIGHTS = (0.0, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.6)
FOLDS, TIMES = 10, 20


def weighing_table() -> str:
    """Measure each weight without the everyday list, which knows the words of these questions, and with it."""
    asked = [one for name in FOR_TUNING for one in questions(name) if one.right]
    rows, chosen = [], []
    for everyday in (False, True):
        places = _places(asked, everyday=everyday)
        which = "with the everyday list" if everyday else "without it"
        rows += [
            [which, f"{weight:g}", f"{_in_three(one):.1%}", f"{(1 / one).mean():.3f}"]
            for weight, one in zip(WEIGHTS, places.T, strict=True)
        ]
        chosen.append(f"{which}, {_cross_validated(places)}")
    heads = (
        "everyday list",
        "weight of words beside meaning",
        "in first 3",
        "mean reciprocal rank",
    )
    told = f"Weights set on nine tenths of these {len(asked)} questions and tried on the rest, {TIMES} times over: "
    return f"{table(heads, rows)}\n\n{told}{'; '.join(chosen)}."


def _places(asked: Sequence[Question], *, everyday: bool) -> Places:
    """The place of the first right claim, as float64[questions, weights]."""
    places = []
    for one in asked:
        crisis = ex.load(one.crisis)
        meaning, words = (
            rank_claims(crisis, one.ask, by=by, everyday=everyday).scores
            for by in ("meaning", "words")
        )
        near, said = (
            np.array([scores[name] for name in crisis.evidence]) for scores in (meaning, words)
        )
        standard = (said - said.mean()) / (said.std() or 1)
        right = np.isin(list(crisis.evidence), one.right)
        places.append([_first(near + weight * standard, right) for weight in WEIGHTS])
    return np.array(places, dtype=float)


def _first(scores: Places, right: NDArray[np.bool_]) -> int:
    return int(np.flatnonzero(right[np.argsort(-scores, kind="stable")])[0]) + 1


def _cross_validated(places: Places) -> str:
    random = np.random.default_rng(1962)
    worth = 1 / places + (places <= 3)  # noqa: PLR2004 - as many as people look at
    held, chosen = [], Counter[float]()
    for _ in range(TIMES):
        fold = random.permutation(len(places)) % FOLDS
        for number in range(FOLDS):
            best = int(worth[fold != number].mean(axis=0).argmax())
            chosen[WEIGHTS[best]] += 1
            held.append(places[fold == number, best])
    every = np.concatenate(held)
    often = chosen.most_common(1)[0][0]
    return f"{_in_three(every):.1%} in the first 3, mean reciprocal rank {(1 / every).mean():.3f}, most often {often:g}"


def _in_three(places: Places) -> float:
    return float((places <= 3).mean())  # noqa: PLR2004 - as above
