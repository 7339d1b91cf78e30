"""Ways that are rare in themselves, cut into steps that are not.

Splitting finds what is rare because it takes many steps. A single step that is rare, such as a launch for which all
must agree, it would miss. Such a way is given a clock that rings several times as often, and coins that must all fall
right when it has rung. That comes to the same rate, since a thinned Poisson process is one; and between two coins
there can be a level.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.loops.splitting import COIN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.rare_score import Score
    from excomm.process.rare_ways import Ways

    Numbers = NDArray[np.float64]

# No clock rings oftener for its coins than this many times in all, or than the fastest node is left.
RINGS = 10.0


@dataclass(frozen=True)
class Coined:
    """How many coins each way has, and at what rate its clock rings; `leaving` are the sums at each node."""

    coins: NDArray[np.int64]
    rates: Numbers
    leaving: Numbers


def coined(ways: Ways, score: Score) -> Coined:
    """Give a way as many coins as it leads that much nearer to the outcome, as far as its clock can keep up."""
    sources = np.repeat(np.arange(ways.nodes), np.diff(ways.first))
    step = -np.log(COIN)
    gain = np.zeros(ways.rates.size)
    for cell in (0, score.edges.size // 2):
        cost = np.minimum(score.cost[cell], np.finfo(float).max)
        gain = np.maximum(gain, cost[sources] - cost[ways.targets])
    fastest = max(float(ways.leaving.max(initial=0)), RINGS / ways.days)
    room = np.log(fastest / ways.rates)
    coins = np.floor(np.clip(np.minimum(gain, room) / step, 0, None) + 1e-9).astype(np.int64)
    rates = ways.rates * COIN ** -coins.astype(np.float64)
    leaving = np.bincount(sources, rates, minlength=ways.nodes).astype(np.float64)
    return Coined(coins, rates, leaving)
