"""What stands between a crisis and the worst: people, and rules by which they must consent or can suppress."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.process.consent import hurdles_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.events import Event
    from excomm.model.people import Consent
    from excomm.process.process import Process

PANELS: tuple[Literal["consent", "suppression"], ...] = ("consent", "suppression")


@dataclass(frozen=True)
class Safeguard:
    """Somebody, or a whole panel, of whom an event's effect depends; `person` is empty for the whole panel."""

    event: str
    panel: Literal["consent", "suppression"]
    person: str = ""

    @property
    def name(self) -> str:
        """How it is called, as in `arkhipov` or `consent to b59_cornered`."""
        return self.person or self.seat

    @property
    def seat(self) -> str:
        """The panel, as in `consent to b59_cornered`."""
        return f"{self.panel} {'to' if self.panel == 'consent' else 'of'} {self.event}"


def safeguards_in(crisis: Crisis, *, people: bool) -> tuple[Safeguard, ...]:
    """Every panel of a crisis whose consent is needed or that can suppress, or every person who sits in one.

    >>> import excomm as ex
    >>> [one.name for one in safeguards_in(ex.load("cuba-1962"), people=False)]
    ['consent to sam_fire', 'consent to b59_cornered', 'suppression of false_alarm', 'consent to tactical_use']
    """
    found = []
    for name, event in crisis.events.items():
        for panel in PANELS:
            asked = _asked(getattr(event, panel))
            if asked:
                found += (
                    [Safeguard(name, panel, person) for person in asked]
                    if people
                    else [Safeguard(name, panel)]
                )
    return tuple(found)


def names_of(safeguards: Sequence[Safeguard]) -> tuple[str, ...]:
    """What each of some safeguards is called; who sits in several panels is told apart by them.

    >>> names_of([Safeguard("e", "consent", "ann"), Safeguard("e", "suppression", "ann")])
    ('ann, consent to e', 'ann, suppression of e')
    """
    times = Counter(one.name for one in safeguards)
    return tuple(
        one.name if times[one.name] == 1 else f"{one.name}, {one.seat}" for one in safeguards
    )


def without(process: Process, missing: Collection[Safeguard]) -> Process:
    """The process in which some safeguards are not there; nobody has foreseen it, so that all choose as before.

    Who is missing is neither asked nor needed; where nobody of a panel is left, nothing is asked of it.
    """
    hurdles = tuple(
        hurdles_of(_stripped(event, [one for one in missing if one.event == name]))
        for name, event in process.crisis.events.items()
    )
    return replace(process, hurdles=hurdles)


def keeping_still(process: Process, acting: NDArray[np.bool_]) -> Process:
    """The process in which only some actors act, as they did, and the others keep still."""
    return replace(process, pace=np.where(acting, process.pace, 0.0))


def _stripped(event: Event, missing: Collection[Safeguard]) -> Event:
    changes: dict[str, Consent | None] = {}
    for panel in PANELS:
        gone = {one.person for one in missing if one.panel == panel}
        consent: Consent | None = getattr(event, panel)
        if consent is not None and gone:
            left = set(_asked(consent)) - gone
            absent = (*consent.absent, *sorted(gone - {""}))
            changes[panel] = (
                consent.model_copy(update={"absent": absent}) if left and "" not in gone else None
            )
    return event.model_copy(update=changes)


def _asked(consent: Consent | None) -> list[str]:
    return [] if consent is None else [one for one in consent.of if one not in consent.absent]
