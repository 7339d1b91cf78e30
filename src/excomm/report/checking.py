"""Looks a crisis file over in full: every variant, the outcomes, the history, and what its author may have missed."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from excomm.errors import CrisisError, PartError, Problem
from excomm.loading import load_space, path_to
from excomm.model.reading import at_its_place
from excomm.process.faults import faults_in_time, moves_alike
from excomm.report.doubts import Doubt, doubts_about
from excomm.report.progress import Steps
from excomm.space.history import follow_history

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from excomm.report.progress import Progress
    from excomm.space.space import Space


@dataclass(frozen=True)
class Checked:
    """A crisis file that is sound, with what its author may want to look at again."""

    file: str
    space: Space
    doubts: tuple[Doubt, ...]


def check(name: str, *, variants: Sequence[str] = (), progress: Progress | None = None) -> Checked:
    """Check a crisis file in full; raise `CrisisError` with everything that is wrong.

    Beyond what reading it checks: that the rules leave possible states, that rankings and outcomes cover them, that
    what happens in time leads nowhere that cannot be, that the history is a path of the model; and all but the last
    again with each variant. `name` is a shipped name or a path. `progress` hears of each step. Costs a compilation for
    the file and for each variant.

    >>> check("chicken").doubts
    ()
    """
    path = path_to(name)
    space = load_space(name, variants=variants)
    problems = [*_off_the_path(space, path, variants), *_in_time(space, path, variants)]
    others = [variant for variant in space.crisis.variants if variant not in variants]
    steps = Steps(len(others), progress)
    patched = {}
    for variant in others:
        steps.begin(f"With variant {variant}")
        also = [*variants, variant]
        try:
            other = patched[variant] = load_space(name, variants=also)
        except CrisisError as error:
            problems += _in_variant(error.problems, variant)
        else:
            if not moves_alike(space.crisis, other.crisis):
                problems += _in_variant(_in_time(other, path, also), variant)
    if problems:
        raise CrisisError(problems)
    return Checked(str(path), space, doubts_about(space, patched))


def _off_the_path(space: Space, path: Path, variants: Sequence[str]) -> Iterator[Problem]:
    """Every step of history that the model does not allow, at its place."""
    for number, reached in enumerate(follow_history(space)):
        if reached.fault:
            error = PartError(("history", number), f"history leaves the model: {reached.fault}")
            yield from at_its_place(path, error, variants=variants).problems


def _in_time(space: Space, path: Path, variants: Sequence[str]) -> Iterator[Problem]:
    """Everything that could not be set in motion, at its place."""
    for error in faults_in_time(space):
        yield from at_its_place(path, error, variants=variants).problems


def _in_variant(problems: Iterable[Problem], variant: str) -> list[Problem]:
    return [
        replace(problem, message=f"with variant '{variant}': {problem.message}")
        for problem in problems
    ]
