"""The race of clocks in PettingZoo: an environment of agents that take turns, and a loop that asks a policy."""

from __future__ import annotations

import random
from bisect import bisect_right
from typing import TYPE_CHECKING, Any

from gymnasium.spaces import Discrete
from pettingzoo import AECEnv

from benchmarks.racing_plain import DAYS, happen, share

if TYPE_CHECKING:
    from benchmarks.racing_plain import Plain


class Race(AECEnv):  # type: ignore[misc]  # PettingZoo ships no types for this
    """The agent whose clock rings next is the one that is asked; events happen between."""

    def __init__(self, plain: Plain) -> None:
        super().__init__()
        self.plain = plain
        self.rates = plain.tables.rates.tolist()
        self.possible_agents = [str(actor) for actor in range(len(plain.courses))]
        self.luck = random.Random(1)

    def observation_space(self, _agent: str) -> Any:
        """All nodes."""
        return Discrete(self.plain.tables.outcome.size)

    def action_space(self, agent: str) -> Any:
        """All courses, and staying."""
        return Discrete(len(self.plain.courses[int(agent)][0][1]) + 1)

    def reset(self, seed: int | None = None, options: Any = None) -> None:  # noqa: ARG002 - as PettingZoo has it
        """Begin a run."""
        self.agents = self.possible_agents[:]
        self.rewards = self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, Any]] = {name: {} for name in self.agents}
        self.node = self.plain.tables.start
        self.times = [self.luck.expovariate(rate) for rate in self.rates]
        self._ring()

    def observe(self, _agent: str) -> int:
        """The node."""
        return self.node

    def step(self, action: int) -> None:
        """Take a course, or stay."""
        targets = self.plain.courses[int(self.agent_selection)][self.node][1]
        if action < len(targets) and targets[action] >= 0:
            self.node = targets[action]
        self._ring()

    def _ring(self) -> None:
        """Go on to the next chance of an agent, or to the end."""
        while True:
            clock = min(range(len(self.rates)), key=self.times.__getitem__)
            now = self.times[clock]
            if now >= DAYS:
                self.terminations = dict.fromkeys(self.agents, True)
                self.agent_selection = self.agents[0]
                return
            self.times[clock] = now + self.luck.expovariate(self.rates[clock])
            if clock < len(self.agents):
                self.agent_selection = self.agents[clock]
                return
            self.node = happen(self.plain, clock - len(self.agents), self.node, self.luck)


def with_pettingzoo(plain: Plain, runs: int) -> tuple[int, float]:
    """Race the clocks in an environment of PettingZoo; how many decisions there were, and the share of talks."""
    env, ends, decisions, luck = Race(plain), [], 0, random.Random(2)
    for _ in range(runs):
        env.reset()
        for agent in env.agent_iter():
            node, _, ended, _, _ = env.last()
            if ended:
                break
            env.step(bisect_right(plain.courses[int(agent)][node][0], luck.random()))
            decisions += 1
        ends.append(env.node)
    return decisions, share(plain, ends)
