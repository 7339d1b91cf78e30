"""Looks a crisis file over in full: every variant, the outcomes, the history, and what its author may have missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from excomm.errors import CrisisError, PartError, Problem
from excomm.loading import load_space, path_to
from excomm.model.formulas import names_in
from excomm.model.reading import at_its_place
from excomm.model.references import formulas_of, references_of
from excomm.report.progress import Steps
from excomm.report.sections.sources import evidence_of
from excomm.space.history import follow_history
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from excomm.model.crisis import Crisis
    from excomm.report.progress import Progress
    from excomm.space.space import Space

# Where a name in a list counts for what can happen, or for what somebody wants, as it does in a formula.
WITH_EFFECT = frozenset({"consequences", "moves", "preferences"})


@dataclass(frozen=True)
class Doubt:
    """Something that is allowed but perhaps not meant, and the parts of the file of which it is true."""

    text: str
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Checked:
    """A crisis file that is sound, with what its author may want to look at again."""

    file: str
    space: Space
    doubts: tuple[Doubt, ...]


def check(name: str, *, variants: Sequence[str] = (), progress: Progress | None = None) -> Checked:
    """Check a crisis file in full; raise `CrisisError` with everything that is wrong.

    Beyond what reading it checks: that the rules leave possible states, that rankings and outcomes cover them, that
    the history is a path of the model; and all but the last again with each variant. `name` is a shipped name or a
    path. `progress` hears of each step. Costs a compilation for the file and for each variant.

    >>> check("chicken").doubts
    ()
    """
    path = path_to(name)
    space = load_space(name, variants=variants)
    problems = list(_off_the_path(space, path, variants))
    others = [variant for variant in space.crisis.variants if variant not in variants]
    steps = Steps(len(others), progress)
    patched = {}
    for variant in others:
        steps.begin(f"With variant {variant}")
        try:
            patched[variant] = load_space(name, variants=[*variants, variant])
        except CrisisError as error:
            problems += _in_variant(error, variant)
    if problems:
        raise CrisisError(problems)
    return Checked(str(path), space, tuple(d for d in _doubts(space, patched) if d.parts))


def _off_the_path(space: Space, path: Path, variants: Sequence[str]) -> Iterator[Problem]:
    """Every step of history that the model does not allow, at its place."""
    for number, reached in enumerate(follow_history(space)):
        if reached.fault:
            error = PartError(("history", number), f"history leaves the model: {reached.fault}")
            yield from at_its_place(path, error, variants=variants).problems


def _in_variant(error: CrisisError, variant: str) -> list[Problem]:
    return [
        replace(problem, message=f"with variant '{variant}': {problem.message}")
        for problem in error.problems
    ]


def _doubts(space: Space, patched: dict[str, Space]) -> Iterator[Doubt]:
    crisis = space.crisis
    yield Doubt("rest on no claim and on no judgement", evidence_of(crisis).unsourced)
    yield Doubt(
        "decide nothing: nobody's preferences and no rule, event or outcome mention them",
        _unused(crisis),
    )
    yield Doubt("hold in no possible state, or in all of them", tuple(_constant(space)))
    yield Doubt("are outcomes of no possible state", tuple(_empty_outcomes(space)))
    yield Doubt("are claims that nothing in the crisis file cites", _uncited(crisis))
    off = tuple(variant for variant, other in patched.items() if _is_off_the_path(other))
    yield Doubt("are variants in which history is no path any more", off)


def _unused(crisis: Crisis) -> tuple[str, ...]:
    used = {name for _, formula in formulas_of(crisis) for name in names_in(formula)}
    used |= {name for path, _, name, _ in references_of(crisis) if path[0] in WITH_EFFECT}
    return tuple(name for name in crisis.bits if name not in used)


def _constant(space: Space) -> Iterator[str]:
    from excomm.model.formulas import Name

    for name in space.bits:
        holds = truth_of(Name(name), space.graph.codes, space.positions)
        if holds.all() or not holds.any():
            yield name


def _empty_outcomes(space: Space) -> Iterator[str]:
    for place, name in enumerate(space.outcomes):
        if not (space.outcome == place).any():
            yield name


def _uncited(crisis: Crisis) -> tuple[str, ...]:
    cited = {name for _, kind, name, _ in references_of(crisis) if kind == "claim"}
    return tuple(
        claim
        for claim, said in crisis.evidence.items()
        if claim not in cited
        and not (said.stance.supports or said.stance.disputes or said.stance.contradicts)
    )


def _is_off_the_path(space: Space) -> bool:
    return any(reached.fault for reached in follow_history(space))
