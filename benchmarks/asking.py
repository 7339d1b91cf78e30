"""How well `excomm ask` finds the claims that answer: `python -m benchmarks.asking`, in some minutes.

The questions and their answers in questions.yaml were written before there was any retrieval, those in
questions_later.yaml when its first form was done, those in questions_newcomer.yaml by somebody who saw the program for
the first time: all three were used for tuning since. Those in questions_fresh.yaml were not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import excomm as ex
from benchmarks.asked import Question, questions
from benchmarks.measured_on import measured_on
from benchmarks.tables import table
from benchmarks.weighing import weighing_table
from excomm.evidence.retrieval import rank_claims

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.evidence.retrieval import By, Ranking
    from excomm.model.crisis import Crisis

WAYS: list[tuple[str, By, bool]] = [
    ("words as they are", "words", False),
    ("words, with the everyday list", "words", True),
    ("meaning as it is", "meaning", False),
    ("meaning, with the everyday list", "meaning", True),
    ("both as they are", "both", False),
    ("both, with the everyday list", "both", True),
]
HEADS = ("found by", "questions", "first", "in first 3", "in first 10", "mean reciprocal rank")


class Found(NamedTuple):
    """How well answers were found: shares of questions, and the mean of one over the first right claim's place."""

    first: float
    in_three: float
    in_ten: float
    reciprocal: float


def rankings(asked: Sequence[Question], by: By, *, everyday: bool = True) -> list[Ranking]:
    """All claims ranked for each question."""
    crises: dict[str, Crisis] = {name: ex.load(name) for name in {one.crisis for one in asked}}
    return [rank_claims(crises[one.crisis], one.ask, by=by, everyday=everyday) for one in asked]


def found_in(asked: Sequence[Question], ranked: Sequence[Ranking]) -> Found:
    """How well the questions that have an answer were answered."""
    places = [_place(one, ranking) for one, ranking in zip(asked, ranked, strict=True) if one.right]

    def share(most: int) -> float:
        return sum(place <= most for place in places) / len(places)

    return Found(share(1), share(3), share(10), sum(1 / place for place in places) / len(places))


def _place(question: Question, ranking: Ranking) -> float:
    """The place of the first right claim; infinite where none was found."""
    places = {name: place for place, name in enumerate(ranking.claims, 1)}
    return min((places[name] for name in question.right if name in places), default=float("inf"))


class Told(NamedTuple):
    """Of how many questions it was said that nothing bears on them, that something perhaps does, and that it does."""

    nothing: int
    perhaps: int
    bears: int

    def __str__(self) -> str:
        return f"nothing of {self.nothing}, perhaps of {self.perhaps}, that something does of {self.bears}"


def told(ranked: Sequence[Ranking]) -> Told:
    """What was said of some questions."""
    doubtful = sum(one.doubtful for one in ranked)
    bears = sum(one.bears for one in ranked)
    return Told(len(ranked) - bears, doubtful, bears - doubtful)


def by_answer(asked: Sequence[Question], ranked: Sequence[Ranking]) -> tuple[Told, Told]:
    """What was said of the questions that the sources do not answer, and of those that they do."""
    pairs = list(zip(asked, ranked, strict=True))
    return (
        told([ranking for one, ranking in pairs if not one.right]),
        told([ranking for one, ranking in pairs if one.right]),
    )


def asking_table() -> str:
    """Measure each way of finding on the questions for tuning, and on those held back."""
    sets = [
        (name, list(questions(file)))
        for name, file in (
            ("written before, for tuning", "questions"),
            ("written afterwards, for tuning", "questions_later"),
            ("a newcomer's, for tuning", "questions_newcomer"),
            ("fresh, held back", "questions_fresh"),
        )
    ]
    every_set = list(dict.fromkeys(one for _, asked in sets for one in asked))
    rows, silent = [], []
    for name, by, everyday in WAYS:
        once = dict(zip(every_set, rankings(every_set, by, everyday=everyday), strict=True))
        for which, asked in sets:
            ranked = [once[one] for one in asked]
            found = found_in(asked, ranked)
            rows.append(
                [name, which, *(f"{share:.1%}" for share in found[:3]), f"{found.reciprocal:.3f}"]
            )
            if everyday and by != "meaning":
                silent.append(_silence(f"{name}; {which}", asked, ranked))
    return "\n\n".join([table(HEADS, rows), *silent, weighing_table(), measured_on()])


def _silence(which: str, asked: Sequence[Question], ranked: Sequence[Ranking]) -> str:
    without, with_answer = by_answer(asked, ranked)
    return (
        f"What was said to bear on them ({which}): of {sum(without)} questions that the sources do not answer,"
        f" {without}; of {sum(with_answer)} that they do, {with_answer}."
    )


if __name__ == "__main__":
    print(asking_table())
