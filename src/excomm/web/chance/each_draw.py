"""Keeps what each draw says of each outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.priors import priors_in
from excomm.report.odds import is_spread
from excomm.web.shapes.in_time import EachDraw

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from excomm.process.priors import PriorAt
    from excomm.space.space import Space

    Numbers = NDArray[np.float64]

# Finer than any share that is shown.
DIGITS = 7


def each_draw(
    space: Space,
    draws: Sequence[int],
    asked: int,
    shares: tuple[Sequence[str], Callable[[str], Numbers]],
) -> EachDraw | None:
    """The `shares` are the outcomes, and what gives the share of one in each of the draws; None for a single draw."""
    if not is_spread(space, len(draws)):
        return None
    outcomes, by_draw = shares
    return EachDraw(
        left_open=tuple(map(_drawn, priors_in(space.crisis))),
        asked=asked,
        draws=tuple(draws),
        shares={name: tuple(by_draw(name).round(DIGITS).tolist()) for name in outcomes},
    )


def _drawn(open_at: PriorAt) -> str:
    """A place and what was drawn there, by its numbers: the same prior can be written in more ways than one."""
    prior = open_at.prior
    # 60 minutes are an hour, but for the last digit.
    numbers = ", ".join(f"{number:.12g}" for number in prior.parameters)
    return f"{open_at.name}: {prior.distribution}({numbers})"
