"""People between an event and its effect, as tables that answers can be drawn from and probabilities be read off."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.process.agreeing import leanings_to_yes
from excomm.process.priors import value_of

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.model.events import Event
    from excomm.model.people import Consent

    Numbers = NDArray[np.float64]


@dataclass(frozen=True)
class Panel:
    """People who each say yes or no, and how many yeses it takes; `seats` are their places among all who were named.

    A hidden cause is in one of several conditions, of which `causes[c]` are the probabilities; in condition *c*
    person *k* says yes with probability `leanings[k, c]`, independently of the others, or else, with probability
    `deference`, as the one before did. Nobody asked, and nobody needed: always yes.
    """

    people: tuple[str, ...]
    seats: tuple[int, ...]
    causes: Numbers
    leanings: Numbers
    need: int
    deference: float

    @property
    def chance(self) -> float:
        """The probability that enough say yes."""
        if not self.people:
            return 1.0
        # Probability by the last answer, and by how many have said yes; one column for each condition of the cause.
        said = np.zeros((2, len(self.people) + 1, self.causes.size))
        said[0, 0] = 1
        for place, leaning in enumerate(self.leanings):
            deference = self.deference if place else 0.0
            yes = [(1 - deference) * leaning + deference * before for before in (0.0, 1.0)]
            agreed = said[0] * yes[0] + said[1] * yes[1]
            refused = said[0] * (1 - yes[0]) + said[1] * (1 - yes[1])
            said[0] = refused
            said[1, 1:], said[1, 0] = agreed[:-1], 0
        return float(said[:, self.need :].sum(axis=(0, 1)) @ self.causes)


def panel_of(consent: Consent | None) -> Panel:
    """The people of a consent, less those who are absent, in the order in which they speak.

    Where they speak in sequence, `correlation` is how far the later defer to the one before. Of `all` and `any`, and of
    a number, those who are absent are neither asked nor needed: if fewer are left than must agree, all of them must.

    >>> from excomm.model.people import Consent
    >>> panel = panel_of(
    ...     Consent.model_validate({"need": "all", "of": {"a": 0.6, "b": 0.6, "c": 0.6}})
    ... )
    >>> round(panel.chance, 3)
    0.216
    """
    if consent is None:
        return Panel((), (), np.ones(1), np.zeros((0, 1)), 0, 0.0)
    order = [*consent.sequence, *(one for one in consent.of if one not in consent.sequence)]
    seats = tuple(seat for seat, one in enumerate(order) if one not in consent.absent)
    people = tuple(order[seat] for seat in seats)
    chances = [value_of(consent.of[one]) for one in order]
    correlation = 0.0 if consent.correlation is None else value_of(consent.correlation)
    need = {"all": len(people), "any": 1}.get(str(consent.need), consent.need)
    # The cause is that of all who are named, so that nobody answers otherwise because another is not there.
    causes, leanings = leanings_to_yes(chances, 0.0 if consent.sequence else correlation)
    deference = correlation if consent.sequence else 0.0
    return Panel(
        people, seats, causes, leanings[list(seats)], min(int(need), len(people)), deference
    )


@dataclass(frozen=True)
class Hurdles:
    """What stands between an event that comes and its effect: chance, people who must agree, people who can stop it."""

    chance: float
    consent: Panel
    suppression: Panel | None

    @property
    def passing(self) -> float:
        """The probability that an event that comes has its effect; otherwise it is a close call."""
        stopped = self.suppression.chance if self.suppression else 0.0
        return self.chance * self.consent.chance * (1 - stopped)


def hurdles_of(event: Event) -> Hurdles:
    """The hurdles of an event whose quantities are known.

    >>> import excomm as ex
    >>> from excomm.process.priors import at_quantiles
    >>> crisis = at_quantiles(ex.load("cuba-1962"))
    >>> round(hurdles_of(crisis.events["b59_cornered"]).passing, 3)
    0.084
    """
    return Hurdles(
        1.0 if event.chance is None else value_of(event.chance),
        panel_of(event.consent),
        panel_of(event.suppression) if event.suppression else None,
    )
