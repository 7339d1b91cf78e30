"""Says what must be known of runs before their shares are read: which are left out, and what they cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.priors import priors_in
from excomm.report.odds import FEW_RUNS
from excomm.report.words.names import counted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.process.simulating import Simulation

_LEFT_OUT = "left out: "


def doubts_of(found: Simulation) -> tuple[str, ...]:
    """What must be known before shares of these runs are read, in sentences.

    >>> import excomm as ex
    >>> doubts_of(ex.simulate(ex.load("chicken"), runs=100))
    ()
    >>> doubts_of(ex.simulate(ex.load("b59-1962"), runs=10, draws=1))
    ('All that is not known is at its median here: how much hangs on that, these runs do not tell.',)
    """
    return (*_left_out(found), *_cannot_tell(found))


def _left_out(found: Simulation) -> Iterator[str]:
    """How many runs are counted of how many, and why the others are not."""
    for note in found.notes:
        if note.startswith(_LEFT_OUT):
            why = note.removeprefix(_LEFT_OUT)
            yield f"{found.count:,} of {counted(found.asked, 'run')} are counted here; left out are {why}."


def _cannot_tell(found: Simulation) -> Iterator[str]:
    """That nothing is told of how much hangs on what is not known, and what would be enough."""
    if not priors_in(found.space.crisis):
        return
    if found.draws == 1:
        yield "All that is not known is at its median here: how much hangs on that, these runs do not tell."
        return
    # Of those that were asked for: while they come in, one draw after the other is whole.
    if found.asked >= FEW_RUNS * found.draws:
        return
    each = found.asked // found.draws
    most = found.asked // FEW_RUNS
    fewer = f", or for at most {most} draws" if most > 1 else ""
    yield (
        f"The ranges are of chance alone. {counted(each, 'run')} for each draw do not tell how much further what is not"
        f" known spreads the shares: ask for {FEW_RUNS * found.draws:,} runs{fewer}."
    )
