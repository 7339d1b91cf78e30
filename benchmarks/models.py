"""Made-up conflicts to measure on: as many states as wanted, random or prioritised preferences."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.model.parsing import parse
from excomm.space.graph import Graph
from excomm.space.moves import Slices
from excomm.space.preferences import ranks_by_statements

if TYPE_CHECKING:
    from excomm.space.graph import Ranks

Preferences = Literal["random", "few_ties", "many_ties"]

# How many statements an actor's preferences have; each has about two options in it.
STATEMENTS = {"few_ties": 30, "many_ties": 6}


@dataclass(frozen=True)
class Case:
    """One model: 2^bits codes, the options shared out evenly, this share of the codes infeasible by chance."""

    bits: int
    preferences: Preferences
    infeasible: float = 0.0
    actors: int = 4
    seed: int = 1962

    def as_dict(self) -> dict[str, object]:
        """The case in a form that goes from process to process."""
        return asdict(self)


def graph_of(case: Case) -> Graph:
    """The states, moves and rankings of a case."""
    chance = np.random.default_rng(case.seed)
    codes = np.arange(1 << case.bits, dtype=np.int64)
    if case.infeasible:
        codes = codes[chance.random(codes.size) >= case.infeasible]
    moves = Slices(masks_of(case.bits, case.actors))
    ranks = tuple(_ranks(case, codes, chance) for _ in range(case.actors))
    return Graph(case.bits, codes, moves, ranks)


def masks_of(bits: int, actors: int) -> tuple[int, ...]:
    """The options of each actor: neighbouring bits, one more for the first actors where it does not come out even."""
    ends = [bits * actor // actors for actor in range(actors + 1)]
    return tuple((1 << end) - (1 << start) for start, end in pairwise(ends))


def statements_of(bits: int, count: int, chance: np.random.Generator) -> list[str]:
    """Prioritised statements such as an author might write, on options drawn by chance."""
    forms = (
        "{a}",
        "not {a}",
        "{a} and not {b}",
        "{a} or {b}",
        "if {a} then {b}",
        "not ({a} and {b})",
    )
    drawn = []
    for _ in range(count):
        first, second = chance.choice(bits, size=2, replace=False).tolist()
        form = str(chance.choice(forms))
        drawn.append(form.format(a=option(first), b=option(second)))
    return drawn


def option(bit: int) -> str:
    """The name of the option behind a bit."""
    return f"someone.option_{bit}"


def _ranks(case: Case, codes: np.ndarray, chance: np.random.Generator) -> Ranks:
    if case.preferences == "random":
        ranks = np.arange(codes.size, dtype=np.int32)
        chance.shuffle(ranks)
        return ranks
    statements = statements_of(case.bits, STATEMENTS[case.preferences], chance)
    positions = {option(bit): bit for bit in range(case.bits)}
    return ranks_by_statements([parse(statement) for statement in statements], codes, positions)
