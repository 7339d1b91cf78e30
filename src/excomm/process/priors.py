"""What is not known about a crisis: its priors, and the crisis in which each of them has a value.

A distribution in the file is a statement of ignorance (epistemic uncertainty), not of chance: every replicate of the
crisis has one value of it. So an analysis runs on crises in which all quantities are known; what comes of the
ignorance is seen by comparing many of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from pydantic import BaseModel

from excomm.errors import ExcommError
from excomm.model.quantities import Known, Prior
from excomm.model.references import quantities_of
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.quantities import Quantity

    Numbers = NDArray[np.float64]


class PriorAt(NamedTuple):
    """A prior, and where in the file it stands."""

    path: Path
    prior: Prior

    @property
    def name(self) -> str:
        """The path in words, as in `events.b59_cornered.rate`."""
        return ".".join(map(str, self.path))


def quantities_read(crisis: Crisis) -> tuple[tuple[Path, Quantity], ...]:
    """Every quantity of a crisis that its process reads, known or not, in the order of the file.

    Those of a committee count only if it decides for its actor.

    >>> import excomm as ex
    >>> [path for path, _ in quantities_read(ex.load("petrov-1983"))][0]
    ('actors', 'ussr', 'pace')
    """
    deciding = {actor.choice.committee for actor in crisis.actors.values()}
    return tuple(
        (path, quantity)
        for path, quantity in quantities_of(crisis)
        if path[0] != "committees" or path[1] in deciding
    )


def priors_in(crisis: Crisis) -> tuple[PriorAt, ...]:
    """Every distribution of a crisis that its process reads, in the order of the file.

    >>> import excomm as ex
    >>> [prior.name for prior in priors_in(ex.load("chicken"))]
    []
    """
    return tuple(
        PriorAt(path, quantity)
        for path, quantity in quantities_read(crisis)
        if isinstance(quantity, Prior)
    )


def quantile(prior: Prior, probability: Numbers) -> Numbers:
    """The values below which a prior puts these probabilities (inverse distribution function); shape of `probability`.

    >>> from excomm.model.quantities import parse_quantity
    >>> rate = parse_quantity("log-uniform(0.01, 1) per day", "rate")
    >>> quantile(rate, np.array([0.0, 0.5, 1.0])).round(12).tolist()
    [0.01, 0.1, 1.0]
    """
    p = prior.parameters
    found: Numbers
    match prior.distribution:
        case "uniform":
            found = p[0] + (p[1] - p[0]) * probability
        case "log-uniform":
            found = np.exp(np.log(p[0]) + (np.log(p[1]) - np.log(p[0])) * probability)
        case "exponential":
            found = -p[0] * np.log1p(-probability)
        case "triangular":
            found = _triangular(p[0], p[1], p[2], probability)
        case _:
            found = _from_scipy(prior.distribution, p, probability)
    return found


def _triangular(low: float, mode: float, high: float, probability: Numbers) -> Numbers:
    width = high - low
    rising = low + np.sqrt(probability * width * (mode - low))
    falling = high - np.sqrt((1 - probability) * width * (high - mode))
    return np.where(probability < (mode - low) / width, rising, falling)


def _from_scipy(distribution: str, p: Sequence[float], probability: Numbers) -> Numbers:
    from scipy import special

    found: Numbers
    match distribution:
        case "normal":
            found = p[0] + p[1] * special.ndtri(probability)
        case "lognormal":
            found = p[0] * np.exp(p[1] * special.ndtri(probability))
        case "gamma":
            found = p[1] * special.gammaincinv(p[0], probability)
        case "beta":
            found = special.betaincinv(p[0], p[1], probability)
        case _:
            raise ExcommError(f"no quantile is known of {distribution}")
    return found


def value_of(quantity: Quantity) -> float:
    """The number that is known; a prior has none yet."""
    if isinstance(quantity, Prior):
        raise ExcommError(f"'{quantity.text}' has to be given a value first")
    return quantity.value


def with_values(crisis: Crisis, values: Mapping[Path, float]) -> Crisis:
    """The crisis in which the quantities at some places are known numbers.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> changed = with_values(crisis, {("actors", "usa", "pace"): 2.0})
    >>> changed.actors["usa"].pace.value
    2.0
    """
    return with_quantities(
        crisis,
        {
            path: Known(value, _at(crisis, path).dimension, f"{value:g}")
            for path, value in values.items()
        },
    )


def with_quantities(crisis: Crisis, quantities: Mapping[Path, Quantity]) -> Crisis:
    """The crisis with other quantities at some places, known or not.

    >>> import excomm as ex
    >>> from excomm.model.quantities import parse_quantity
    >>> pace = parse_quantity("2 days", "duration")
    >>> with_quantities(ex.load("chicken"), {("actors", "first", "pace"): pace}).actors[
    ...     "first"
    ... ].pace
    Known(value=2.0, dimension='duration', text='2 days')
    """
    changed: Crisis = _replaced(crisis, quantities)
    return changed


def at_quantiles(crisis: Crisis, probabilities: Mapping[Path, float] | None = None) -> Crisis:
    """The crisis in which every prior has the value at a probability: its median, unless another one is given.

    >>> import excomm as ex
    >>> at_quantiles(ex.load("cuba-1962")).actors["usa"].pace.value
    4.0
    """
    given = probabilities or {}
    return with_values(
        crisis,
        {
            path: float(quantile(prior, np.array(given.get(path, 0.5))))
            for path, prior in priors_in(crisis)
        },
    )


def _at(value: object, path: Path) -> Quantity:
    for step in path:
        value = _below(value, step)
    if not isinstance(value, Known | Prior):
        raise ExcommError(f"there is no quantity at {'.'.join(map(str, path))}")
    return value


def _below(value: Any, step: str | int) -> object:
    """What stands at one step of a path: under a key of a part or of a mapping, or at a place of a list."""
    if isinstance(value, BaseModel):
        return getattr(value, written_keys(type(value))[str(step)])
    return value[step]


def _replaced(value: Any, changes: Mapping[Path, Quantity]) -> Any:
    """A part of a crisis with what stands at some places within it replaced; the rest is shared, not copied."""
    if () in changes:
        return changes[()]
    inside: dict[str | int, dict[Path, Quantity]] = {}
    for path, new in changes.items():
        inside.setdefault(path[0], {})[path[1:]] = new
    if isinstance(value, BaseModel):
        names = written_keys(type(value))
        fields = {names[str(step)]: below for step, below in inside.items()}
        update = {name: _replaced(getattr(value, name), below) for name, below in fields.items()}
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(
            _replaced(item, inside[place]) if place in inside else item
            for place, item in enumerate(value)
        )
    return {
        **value,
        **{key: _replaced(value[key], below) for key, below in inside.items()},
    }
