"""Models on which the literature on causation agrees what the causes are."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.models import CausalModel, Variable, situation_of
from excomm.causes.situation import FREE, HELD, Value

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from excomm.causes.situation import Situation

CONJUNCTIVE = CausalModel(
    (
        Variable("lightning", lambda v: v["storm"]),
        Variable("match", lambda v: v["arsonist"]),
        Variable("fire", lambda v: v["lightning"] & v["match"]),
    )
)
DISJUNCTIVE = CausalModel(
    (*CONJUNCTIVE.variables[:2], Variable("fire", lambda v: v["lightning"] | v["match"]))
)
ROCKS = CausalModel(
    (
        Variable("suzy", lambda v: v["suzy_wants"]),
        Variable("billy", lambda v: v["billy_wants"]),
        Variable("suzy_hits", lambda v: v["suzy"]),
        Variable("billy_hits", lambda v: v["billy"] & (1 - v["suzy_hits"])),
        Variable("shatters", lambda v: v["suzy_hits"] | v["billy_hits"]),
    )
)
ROCKS_WITHOUT_PREEMPTION = CausalModel(
    (*ROCKS.variables[:2], Variable("shatters", lambda v: v["suzy"] | v["billy"]))
)


def vote(ayes: int, noes: int) -> Situation:
    """A majority vote."""
    count = ayes + noes
    voters = [
        Variable(f"voter_{number}", lambda v, at=number: v[f"will_{at}"])  # type: ignore[misc]  # bound at once
        for number in range(count)
    ]
    won = Variable("won", lambda v: sum(v[one.name] for one in voters) * 2 > count)
    context = {f"will_{number}": int(number < ayes) for number in range(count)}
    return situation_of(CausalModel((*voters, won)), context, "won")


def submarine(**answers: int) -> Situation:
    """B-59: the torpedo is launched if all three officers agree."""
    officers = [
        Variable(name, lambda v, at=name: v[f"{at}_says"])  # type: ignore[misc]  # bound at once
        for name in answers
    ]
    launch = Variable("launch", lambda v: np.prod([v[name] for name in answers], axis=0))
    context = {f"{name}_says": said for name, said in answers.items()}
    return situation_of(CausalModel((*officers, launch)), context, "launch")


def by_brute_force(situation: Situation) -> dict[frozenset[str], int]:
    """Every cause with the least number of variables that show it, by the definition word for word."""
    count = len(situation.names)
    found: dict[frozenset[int], int] = {}
    for size in range(1, count + 1):
        for changed in combinations(range(count), size):
            if any(cause <= set(changed) for cause in found):
                continue
            held = [
                len(rest) for rest, row in _worlds(situation, changed) if _undoes(situation, row)
            ]
            if held:
                found[frozenset(changed)] = size + min(held)
    return {
        frozenset(situation.names[place] for place in cause): least
        for cause, least in found.items()
    }


def by_package(situation: Situation) -> dict[frozenset[str], int]:
    """The same from the package `actualcauses`, searching without bounds."""
    from actualcauses import SCM, SystemModel

    class Replayed(SystemModel):  # type: ignore[misc]  # the package is untyped
        def __call__(self, u: Sequence[int], e: Sequence[tuple[str, int]] = ()) -> list[int]:  # noqa: ARG002 - named so by the package
            row = np.full((1, len(situation.names)), FREE, Value)
            for name, value in e:
                row[0, situation.names.index(name)] = value
            return [*[0] * len(situation.names), int(situation.replay(row)[1][0])]

    model = Replayed(phi=lambda values: values[-1], psi=lambda _: 0)
    domains = [list(range(others + 1)) for others in situation.others]
    scm = SCM([*situation.names, "effect"], [], [*domains, [0, 1]], [], model)
    scm.find_causes(max_steps=-1, beam_size=-1)
    found = zip(scm.causes, scm.witnesses, strict=True)
    return {frozenset(cause): len(cause) + len(witness) for cause, witness in found}


def _worlds(
    situation: Situation, changed: tuple[int, ...]
) -> Iterator[tuple[tuple[int, ...], dict[int, int]]]:
    rest = [place for place in range(len(situation.names)) if place not in changed]
    for size in range(len(rest) + 1):
        for held in combinations(rest, size):
            for values in product(*(range(situation.others[place] + 1) for place in changed)):
                yield held, dict(zip(changed, values, strict=True)) | dict.fromkeys(held, HELD)


def _undoes(situation: Situation, row: Mapping[int, int]) -> bool:
    fixed = np.full((1, len(situation.names)), FREE, Value)
    for place, value in row.items():
        fixed[0, place] = value
    return not situation.replay(fixed)[1][0]
