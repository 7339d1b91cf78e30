"""The numbers by which an actor decides, and what they are where the file is silent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.quantities import Known
from excomm.process.priors import value_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.people import Actor
    from excomm.model.quantities import Quantity

# Where a file is silent: a chance to act once a day, choices that see differences of half a statement,
# a few days of foresight, no cost of changing course. A crisis without a span is followed for a month.
PACE = 1.0
SHARPNESS = 2.0
FORESIGHT = 5.0
INERTIA = 0.0
DAYS = 30.0
_TAKEN = {
    "pace": Known(PACE, "duration", f"{PACE:g} day"),
    "sharpness": Known(SHARPNESS, "number", f"{SHARPNESS:g}"),
    "foresight": Known(FORESIGHT, "duration", f"{FORESIGHT:g} days"),
    "inertia": Known(INERTIA, "number", f"{INERTIA:g}"),
}


@dataclass(frozen=True)
class Settings:
    """How one actor decides.

    `pace` is its chances to act a day, `sharpness` the logit precision per unit of utility, `impatience` the
    discount rate a day (the inverse of its foresight), `inertia` what changing course costs, in units of utility.
    """

    pace: float
    sharpness: float
    impatience: float
    inertia: float


def settings_of(actor: Actor) -> Settings:
    """The settings of an actor all of whose quantities are known.

    >>> import excomm as ex
    >>> settings_of(ex.load("chicken").actors["first"])
    Settings(pace=1.0, sharpness=2.0, impatience=0.2, inertia=0.0)
    """
    choice = actor.choice
    return Settings(
        pace=1 / _or(actor.pace, PACE),
        sharpness=_or(choice.sharpness, SHARPNESS),
        impatience=1 / _or(choice.foresight, FORESIGHT),
        inertia=_or(choice.inertia, INERTIA),
    )


def taken_in(crisis: Crisis) -> dict[Path, Known]:
    """What is taken for each quantity by which an actor decides where the file is silent, by where it would stand.

    >>> import excomm as ex
    >>> {path[-1]: one.text for path, one in taken_in(ex.load("chicken")).items()}
    {'pace': '1 day', 'sharpness': '2', 'foresight': '5 days', 'inertia': '0'}
    """
    found: dict[Path, Known] = {}
    for name, actor in crisis.actors.items():
        if actor.pace is None:
            found["actors", name, "pace"] = _TAKEN["pace"]
        if actor.choice.rule == "quantal":
            found |= {
                ("actors", name, "choice", key): _TAKEN[key]
                for key in ("sharpness", "foresight", "inertia")
                if getattr(actor.choice, key) is None
            }
    return found


def assumed(crisis: Crisis) -> tuple[str, ...]:
    """What had to be assumed because the file does not say it, in words.

    >>> import excomm as ex
    >>> assumed(ex.load("cuba-1962"))
    ()
    """
    said = []
    silent = tuple(taken_in(crisis))
    for key, default in (
        ("pace", "a chance to act once a day on average"),
        ("sharpness", f"{SHARPNESS:g}"),
        ("foresight", f"{FORESIGHT:g} days"),
        ("inertia", f"{INERTIA:g}, so that changing course costs nothing"),
    ):
        whose = [str(path[1]) for path in silent if path[-1] == key]
        if whose:
            said.append(f"no '{key}' for {', '.join(whose)}: {default}")
    if crisis.span is None:
        said.append(f"no 'span': followed for {DAYS:g} days")
    return tuple(said)


def tells_of_time(crisis: Crisis) -> bool:
    """Whether a file says how anything goes: by events or days, the pace of an actor, or how one chooses.

    Of one that does not, all that could be told of time would be our own assumptions.

    >>> import excomm as ex
    >>> tells_of_time(ex.load("cuba-1962")), tells_of_time(ex.load("chicken"))
    (True, False)
    """
    return bool(crisis.events or crisis.schedule) or any(
        actor.pace or actor.choice.rule != "quantal" for actor in crisis.actors.values()
    )


def _or(quantity: Quantity | None, default: float) -> float:
    return default if quantity is None else value_of(quantity)
