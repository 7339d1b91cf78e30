"""The race of clocks in SimPy: one process for each clock, as its documentation has it."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import simpy

from benchmarks.racing_plain import DAYS, decide, happen, share

if TYPE_CHECKING:
    from benchmarks.racing_plain import Plain


def with_simpy(plain: Plain, runs: int) -> tuple[int, float]:
    """Race the clocks as processes of SimPy."""
    luck, ends, decisions = random.Random(1), [], 0
    rates = plain.tables.rates.tolist()
    actors = len(plain.courses)

    def acting(environment: Any, place: list[int], actor: int) -> Any:
        nonlocal decisions
        while True:
            yield environment.timeout(luck.expovariate(rates[actor]))
            place[0] = decide(plain, actor, place[0], luck)
            decisions += 1

    def happening(environment: Any, place: list[int], event: int) -> Any:
        while True:
            yield environment.timeout(luck.expovariate(rates[actors + event]))
            place[0] = happen(plain, event, place[0], luck)

    for _ in range(runs):
        environment, place = simpy.Environment(), [plain.tables.start]
        for actor in range(actors):
            environment.process(acting(environment, place, actor))
        for event in range(len(plain.events)):
            environment.process(happening(environment, place, event))
        environment.run(until=DAYS)
        ends.append(place[0])
    return decisions, share(plain, ends)
