"""How soon all causes among twenty choices are found, beside a peer, and the shares of twelve players."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from benchmarks.measuring import timed
from benchmarks.tables import seconds, table
from excomm.causes.actual import actual_causes
from excomm.causes.coalition_games import Game
from excomm.causes.models import CausalModel, Variable, situation_of
from excomm.causes.shares import shares_of
from tests.causes.literature import by_package, submarine, vote

if TYPE_CHECKING:
    from excomm.causes.coalition_games import Coalitions, Numbers
    from excomm.causes.models import Equation
    from excomm.causes.situation import Situation

RUNS = 3
CHOICES = 20
PLAYERS = 12
SEED = 7
HEADS = ("structure", "choices", "causes", "worlds", "exhaustive", "seconds", "actualcauses")


def causing_table() -> str:
    """Search for causes where they are single, many and deep; share among players with and without samples."""
    rows = [_searched(name, situation, beside=False) for name, situation in _large()]
    rows += [_searched(name, situation, beside=True) for name, situation in _small()]
    return "\n\n".join([table(HEADS, rows), NOTE, table(SHARED, [_shared(1), _shared(1_000)])])


NOTE = (
    "The package `actualcauses` searches without bounds as well, plays the same situations, and is asked only where it"
    " ends within a minute. What it finds is what Excomm finds (`tests/causes`). A search that is not"
    " exhaustive stopped at the bound on worlds that it has unless told otherwise, and says so."
)
SHARED = ("players", "coalitions", "samples", "exact", "seconds")


def _large() -> list[tuple[str, Situation]]:
    return [
        ("all must agree", submarine(**{f"officer_{n}": 1 for n in range(CHOICES)})),
        ("a vote won 11 to 9", vote(11, 9)),
        ("a vote won 13 to 7", vote(13, 7)),
        *(("a random circuit", _circuit(count)) for count in (16, 18, CHOICES)),
    ]


def _small() -> list[tuple[str, Situation]]:
    return [("a vote won 4 to 3", vote(4, 3)), ("a random circuit", _circuit(8))]


def _circuit(count: int) -> Situation:
    """Each choice after the third hangs on two before it, by "and" or "or"; the effect on the last three."""
    draw = np.random.default_rng(SEED)
    variables = [
        Variable(f"x{n}", lambda v, at=n: v[f"u{at}"])  # type: ignore[misc]  # bound at once
        for n in range(3)
    ]
    for n in range(3, count):
        first, second = draw.choice(n, 2, replace=False).tolist()
        variables.append(Variable(f"x{n}", _gate(f"x{first}", f"x{second}", both=n % 2 == 0)))
    ends = [f"x{count - 1 - back}" for back in range(3)]
    variables.append(Variable("effect", lambda v: v[ends[0]] | v[ends[1]] | v[ends[2]]))
    return situation_of(CausalModel(tuple(variables)), {f"u{n}": 1 for n in range(3)}, "effect")


def _gate(first: str, second: str, *, both: bool) -> Equation:
    return (lambda v: v[first] & v[second]) if both else (lambda v: v[first] | v[second])


def _searched(name: str, situation: Situation, *, beside: bool) -> list[str]:
    found = actual_causes(situation)
    ours = timed(lambda: actual_causes(situation), runs=RUNS).median
    theirs = seconds(timed(lambda: by_package(situation), runs=1).median) if beside else "not asked"
    return [
        name,
        str(len(found.names)),
        f"{len(found.causes):,}",
        f"{found.evaluations:,}",
        "yes" if found.exhaustive else "no",
        seconds(ours),
        theirs,
    ]


def _shared(samples: int) -> list[str]:
    """Players with weights, who bring about what they can if they have a majority."""
    weights = np.random.default_rng(SEED).integers(1, 100, (PLAYERS, samples))

    def worth(inside: Coalitions) -> Numbers:
        got: Numbers = (inside @ weights * 2 > weights.sum(axis=0)) * 1.0
        return got

    game = Game(tuple(f"player_{n}" for n in range(PLAYERS)), worth)
    found = shares_of(game)
    needed = timed(lambda: shares_of(game), runs=RUNS).median
    exact = "yes" if found.exact else "no"
    return [str(PLAYERS), f"{1 << PLAYERS:,}", f"{samples:,}", exact, seconds(needed)]
