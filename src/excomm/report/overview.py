"""What a terminal is told about the stable states of a crisis, gathered before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.space.history import follow_history
from excomm.space.provenance import provenance_of
from excomm.stability.analysis import settling_of
from excomm.stability.choosing import reductions_of
from excomm.stability.results import Stability
from excomm.stability.status_quo import status_quo
from excomm.stability.table import CONCEPTS, stability_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from excomm.report.progress import Progress
    from excomm.space.space import Space
    from excomm.stability.status_quo import StatusQuo


@dataclass(frozen=True)
class Overview:
    """A stability analysis, with what places its equilibria: the start, and where history ended.

    `omitted` says which concepts were left out of the analysis, and why.
    """

    result: Stability
    reached: StatusQuo | None
    history_end: int | None
    omitted: str

    @property
    def space(self) -> Space:
        """What was analysed."""
        return self.result.space

    @property
    def concepts(self) -> tuple[str, ...]:
        """The concepts that were computed."""
        return self.result.verdicts.concepts

    def concepts_of(self, state: int) -> tuple[str, ...]:
        """Return by which concepts a state is an equilibrium."""
        verdicts = self.result.verdicts
        return tuple(c for c in verdicts.concepts if verdicts.equilibria[c][state])


def overview_of(
    space: Space,
    *,
    concepts: Sequence[str] = (),
    sanctions: str = "legal",
    start: int | None = None,
    progress: Progress | None = None,
) -> Overview:
    """Analyse a crisis by these concepts, or by all that its size allows if none are named.

    Paths begin at the state `start`, if that is given, and otherwise where the crisis starts. `progress` hears of
    loops that must be compiled first.
    """
    result, omitted = _analysed(space, concepts, sanctions, progress)
    history = follow_history(space)
    begin = space.start if start is None else start
    return Overview(
        result=result,
        reached=None if begin is None else status_quo(space.graph, begin),
        history_end=history[-1].state if history else None,
        omitted=omitted,
    )


def _analysed(
    space: Space, concepts: Sequence[str], sanctions: str, progress: Progress | None
) -> tuple[Stability, str]:
    """Only simultaneous stability may be too much for a large crisis; whoever asks for it by name is told so."""
    prepared = reductions_of(space.graph, on_compile=_told(progress))
    ask = partial(
        stability_of,
        space.graph,
        sanctions=sanctions,
        settle=settling_of(space),
        reductions=prepared,
    )
    omitted = ""
    try:
        verdicts = ask(concepts=concepts or CONCEPTS)
    except InputError as error:
        if concepts:
            raise
        verdicts = ask(concepts=[concept for concept in CONCEPTS if concept != "sim"])
        omitted = f"Simultaneous stability (sim) is left out: {error.message}."
    return Stability(space, verdicts, provenance_of(space.crisis)), omitted


def _told(progress: Progress | None) -> Callable[[int, int], None] | None:
    """What is to be called as loops are compiled, which takes some seconds, once on a machine."""
    if progress is None:
        return None
    return lambda done, of: progress(
        done + 1, of, "Compiling loops for large crises, just this once"
    )
