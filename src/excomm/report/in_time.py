"""Follows a crisis in time for a report, if its file says anything of time."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.report.progress import how_far

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.process.forecasting import Forecasts
    from excomm.process.sensitivity import Sensitivity
    from excomm.report.progress import Steps
    from excomm.space.space import Space

FOLLOWING, ASKING = "Following it through time", "Asking what drives the answer"


def forecast_for(
    space: Space, draws: int, steps: Steps
) -> tuple[Forecasts | None, tuple[str, ...]]:
    """How likely each outcome is, over so many draws; or what to tell where that could not be computed."""
    if not draws:
        return None, ()
    from excomm.process.forecasting import exact

    go_on = steps.begin(FOLLOWING)
    try:
        found = exact(space, draws=draws, on_draw=_timed(go_on, FOLLOWING, "draws"))
    except InputError as error:
        return None, (f"The crisis in time: {error.message}.",)
    if found.interrupted:
        raise KeyboardInterrupt
    return found, ()


def sensitivity_for(
    space: Space, steps: Steps, *, wanted: bool
) -> tuple[Sensitivity | None, tuple[str, ...]]:
    """What drives the probability of its first outcome, if that is wanted; or what to tell where it cannot be had."""
    if not wanted:
        return None, ()
    from excomm.process.sensitivity import sensitivity

    go_on = steps.begin(ASKING)
    try:
        found = sensitivity(space, on_draw=_timed(go_on, ASKING, "processes"))
    except InputError as error:
        return None, (f"What drives the answer: {error.message}.",)
    if found.interrupted:
        raise KeyboardInterrupt
    return found, ()


def _timed(go_on: Callable[[str], None], text: str, what: str) -> Callable[[int, int], None]:
    """Say how many are done, how fast, and how long the rest will take."""
    begun = monotonic()

    def tell(done: int, of: int) -> None:
        go_on(f"{text}: {how_far(done, of, monotonic() - begun, what=what)}")

    return tell
