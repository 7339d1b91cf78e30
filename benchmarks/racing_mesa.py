"""The race of clocks in Mesa: one agent for each clock, under its scheduler of events."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import mesa
from mesa.experimental.devs import DEVSimulator

from benchmarks.racing_plain import DAYS, decide, happen, share

if TYPE_CHECKING:
    from benchmarks.racing_plain import Plain


class Clock(mesa.Agent):  # type: ignore[misc]  # Mesa ships no types
    """An actor or an event, which rings again and again."""

    def __init__(self, model: Any, number: int, rate: float) -> None:
        super().__init__(model)
        self.number, self.rate = number, rate
        self.wait()

    def wait(self) -> None:
        """Ask to be rung."""
        delay = self.model.random.expovariate(self.rate)
        self.model.simulator.schedule_event_relative(self.ring, delay)

    def ring(self) -> None:
        """Decide, or happen."""
        model, actors = self.model, len(self.model.plain.courses)
        if self.number < actors:
            model.node = decide(model.plain, self.number, model.node, model.random)
            model.decisions += 1
        else:
            model.node = happen(model.plain, self.number - actors, model.node, model.random)
        self.wait()


class Race(mesa.Model):  # type: ignore[misc]  # Mesa ships no types
    """One run."""

    def __init__(self, simulator: Any, plain: Plain, seed: int) -> None:
        super().__init__(seed=seed)
        self.simulator, self.plain = simulator, plain
        self.node, self.decisions = plain.tables.start, 0
        simulator.setup(self)
        rates = plain.tables.rates.tolist()
        self.clocks = [Clock(self, number, rate) for number, rate in enumerate(rates)]


def with_mesa(plain: Plain, runs: int) -> tuple[int, float]:
    """Race the clocks as agents of Mesa; how many decisions there were, and the share of talks."""
    ends, decisions = [], 0
    for run in range(runs):
        simulator = DEVSimulator()
        model = Race(simulator, plain, run)
        simulator.run_until(DAYS)
        ends.append(model.node)
        decisions += model.decisions
    return decisions, share(plain, ends)
