"""The sets of questions that `excomm ask` is measured on, each question with the claims that answer it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ruamel.yaml import YAML

FOLDER = Path(__file__).parent
# All but those that are held back.
FOR_TUNING = ("questions", "questions_later", "questions_newcomer")


@dataclass(frozen=True)
class Question:
    """One question, and the claims that answer it; none where the sources do not."""

    number: int
    crisis: str
    ask: str
    right: tuple[str, ...]


def questions(name: str = "questions") -> tuple[Question, ...]:
    """A set, in its order."""
    read = YAML(typ="safe").load(FOLDER / f"{name}.yaml")["questions"]
    return tuple(
        Question(one["number"], one["crisis"], one["ask"], tuple(one["right"])) for one in read
    )
