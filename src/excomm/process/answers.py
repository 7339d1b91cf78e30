"""Who said what when an event came, in a run that is told again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.loops.luck import keys_of, nth
from excomm.process.loops.people import EFFECT, agrees
from excomm.process.loops.ringing import wait

if TYPE_CHECKING:
    from excomm.process.process import Process
    from excomm.process.running import Entry
    from excomm.process.tables import Tables

# Times that compiled and plain arithmetic find differ by less.
NEARLY = 1e-7


@dataclass(frozen=True)
class Answers:
    """Whether each person said yes: to the event having its effect, and to stopping it; empty where nobody sits.

    Those who could stop it are heard only if those who must consent do.
    """

    consent: dict[str, bool]
    suppression: dict[str, bool]


def answers_given(
    process: Process, tables: Tables, entry: Entry, *, run: int, seed: int
) -> Answers | None:
    """What people answered when an event came; None where an entry is no event that came.

    Found by drawing the same luck again, which belongs to the run, the clock and how often it had rung. Costs time
    linear in how often the event's clock had rung.
    """
    event = entry.clock - len(process.pace)
    if not 0 <= event < len(process.rate) or entry.detail < EFFECT:
        return None
    occurrence = _occurrence(float(tables.rates[entry.clock]), entry, run=run, seed=seed)
    hurdles = process.hurdles[event]
    asked = [hurdles.consent.people, hurdles.suppression.people if hurdles.suppression else ()]
    given: list[dict[str, bool]] = []
    for panel, people in enumerate(asked):
        said = np.zeros(max(len(people), 1), np.bool_)
        if people:
            agrees(
                seed,
                run,
                entry.clock,
                occurrence,
                event,
                panel,
                tables.people,
                tables.seats,
                tables.need,
                tables.deference,
                tables.causes,
                tables.leanings,
                said,
            )
        given.append(dict(zip(people, said.tolist(), strict=False)))
    return Answers(*given)


def _occurrence(rate: float, entry: Entry, *, run: int, seed: int) -> int:
    """How often a clock had rung before it rang on the day of an entry."""
    # Numbers of 64 bits wrap around, as they are meant to.
    with np.errstate(over="ignore"):
        waiting = keys_of(seed, run, entry.clock)[0]
        occurrence, day = 0, wait(rate, nth(waiting, 0))
        while day < entry.day - NEARLY:
            occurrence += 1
            day += wait(rate, nth(waiting, occurrence))
    return occurrence
