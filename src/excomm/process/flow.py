"""The jump chain of a process: with what probability one tick of a common clock leads from each node to each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.matrix_free import MatrixFree, matrix_free

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from excomm.process.process import Process

    Numbers = NDArray[np.float64]
    Indices = NDArray[np.int32]

# As a matrix, a hundred megabytes or two.
MOST_ARCS = 4_000_000


@dataclass(frozen=True)
class Arc:
    """One way out of nodes: from each of `sources` to `targets`, at `rates` a day."""

    sources: NDArray[np.int64]
    targets: Indices
    rates: Numbers


@dataclass(frozen=True)
class Flow:
    """A process uniformised: it ticks at `rate` a day, and a tick leads to where `step` says.

    `step` holds the probabilities transposed, so that `step @ p` is where probabilities *p* are after one tick.
    `close[e]` is the rate at which event *e* comes without effect, from each node.
    """

    rate: float
    step: csr_array | MatrixFree
    close: Numbers


def flow_of(process: Process, *, most: int = MOST_ARCS) -> Flow:
    """Uniformise a process: one clock as fast as the fastest node, staying put where a node is slower [jensen1953].

    Beyond so many arcs no matrix is made of them: each step reads off the process itself where it leads.
    """
    count = process.nodes.count
    if count * (sum(moves.shape[1] for moves in process.nodes.moves) + process.rate.size) > most:
        step, rate = matrix_free(process)
        return Flow(rate, step, close_rates(process))
    from scipy.sparse import coo_array

    arcs = list(arcs_of(process))
    sources = np.concatenate([arc.sources for arc in arcs] or [np.zeros(0, np.int64)])
    targets = np.concatenate([arc.targets for arc in arcs] or [np.zeros(0, np.int32)])
    rates = np.concatenate([arc.rates for arc in arcs] or [np.zeros(0)])
    leaving = np.bincount(sources, rates, minlength=count)
    rate = float(leaving.max(initial=0)) or 1.0
    here = np.arange(count)
    step = coo_array(
        (
            np.concatenate([rates / rate, 1 - leaving / rate]),
            (np.concatenate([targets, here]), np.concatenate([sources, here])),
        ),
        shape=(count, count),
    )
    return Flow(rate, step.tocsr(), close_rates(process))


def arcs_of(process: Process) -> Iterator[Arc]:
    """Every way out of every node, by actors' courses and by events, with its rate."""
    nodes = process.nodes
    for actor, moves in enumerate(nodes.moves):
        chances = policy_at_nodes(process, actor)
        for course in range(moves.shape[1]):
            targets = moves[:, course]
            yield _arc(targets, process.pace[actor] * chances[:, course], targets >= 0)
    here = np.arange(nodes.count)
    for event, rate in enumerate(process.rate.tolist()):
        passing = process.hurdles[event].passing
        can, last = nodes.can[event], nodes.last[event]
        hit, miss = nodes.hit[event], nodes.miss[event]
        yield _arc(miss, np.full(nodes.count, rate), can & ~last)
        yield _arc(hit, np.full(nodes.count, rate * passing), can & last & (hit != here))
        yield _arc(miss, np.full(nodes.count, rate * (1 - passing)), can & last & (miss != here))


def policy_at_nodes(process: Process, actor: int) -> Numbers:
    """The probability of each course of an actor at each node; shape (nodes, courses)."""
    nodes, space = process.nodes, process.scene.space
    situation = nodes.known.astype(np.int64) * space.states + nodes.state
    chances = process.choices.policy[actor][process.scene.views[actor].seen[situation]]
    return np.where(nodes.ended[:, np.newaxis], 0.0, chances)


def close_rates(process: Process) -> Numbers:
    """How often a day each event comes without effect, at each node: the rate of close calls; shape (events, nodes)."""
    nodes = process.nodes
    missing = [1 - hurdles.passing for hurdles in process.hurdles]
    rates = process.rate * np.array(missing)
    close: Numbers = rates[:, np.newaxis] * (nodes.can & nodes.last)
    return close


def _arc(targets: Indices, rates: Numbers, which: NDArray[np.bool_]) -> Arc:
    sources = np.flatnonzero(which & (rates > 0))
    return Arc(sources, targets[sources], rates[sources])
