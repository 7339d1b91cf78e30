"""The distributions that a quantity may be written with: their parameters, and when they have mass and where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

# For each distribution the names of its parameters, in order, as they may be written.
PARAMETERS: dict[str, tuple[str, ...]] = {
    "uniform": ("low", "high"),
    "log-uniform": ("low", "high"),
    "normal": ("mean", "sd"),
    "lognormal": ("median", "sigma"),
    "exponential": ("mean",),
    "gamma": ("shape", "scale"),
    "beta": ("a", "b"),
    "triangular": ("low", "mode", "high"),
}
# SciPy's names for the same distributions. Its parameters are others, so that ours must then be named.
SCIPY_NAMES = {
    "loguniform": "log-uniform",
    "norm": "normal",
    "lognorm": "lognormal",
    "expon": "exponential",
    "triang": "triangular",
}
# Parameters without a unit, whatever the quantity measures.
UNITLESS = frozenset({"sigma", "shape", "a", "b"})


def distribution_called(name: str) -> str:
    """The key of `PARAMETERS` for the name that an author wrote."""
    found = SCIPY_NAMES.get(name, name)
    if found not in PARAMETERS:
        remedy = did_you_mean(name, PARAMETERS) or f"one of {', '.join(PARAMETERS)}"
        raise InputError(f"'{name}' is no distribution that Excomm knows", remedy=remedy)
    return found


def arguments_of(name: str, written: str, text: str) -> dict[str, str]:
    """What an author wrote for each parameter, by position or by name, in the order of `PARAMETERS`."""
    distribution = distribution_called(name)
    parameters = PARAMETERS[distribution]
    shape = f"write {_shape(distribution)}"
    given: dict[str, str] = {}
    for position, piece in enumerate(written.split(",") if written.strip() else []):
        key, equals, value = piece.rpartition("=")
        by_position = parameters[position] if position < len(parameters) else ""
        parameter = key.strip() if equals else by_position
        if parameter not in parameters or parameter in given:
            raise InputError(f"'{piece.strip()}' does not fit in '{text}'", remedy=shape)
        if not equals and name in SCIPY_NAMES:
            raise InputError(f"'{name}' takes its parameters by name only", remedy=shape)
        given[parameter] = value.strip()
    missing = [parameter for parameter in parameters if parameter not in given]
    if missing:
        raise InputError(f"'{text}' lacks {', '.join(missing)}", remedy=shape)
    return {parameter: given[parameter] for parameter in parameters}


def _shape(distribution: str) -> str:
    parameters = ", ".join(f"{parameter}=…" for parameter in PARAMETERS[distribution])
    return f"{distribution}({parameters})"


def need_mass(distribution: str, parameters: Sequence[float], text: str) -> None:
    """Refuse parameters for which there is no such distribution."""
    fault = _fault(distribution, parameters)
    if fault:
        remedy = f"write {_shape(distribution)}"
        raise InputError(f"'{text}' has no mass: {fault}", remedy=remedy)


def _fault(distribution: str, parameters: Sequence[float]) -> str:
    first, last = parameters[0], parameters[-1]
    match distribution:
        case "uniform":
            return "" if first < last else "low must be below high"
        case "log-uniform":
            fits = 0 < first < last
            return "" if fits else "both ends must be above zero, low below high"
        case "normal":
            return "" if last > 0 else "sd must be above zero"
        case "triangular":
            ascending = first <= parameters[1] <= last and first < last
            return "" if ascending else "low, mode and high must ascend"
    names = " and ".join(PARAMETERS[distribution])
    return "" if min(parameters) > 0 else f"{names} must be above zero"


def lowest(distribution: str, parameters: Sequence[float]) -> float:
    """The low end of what can be sampled."""
    match distribution:
        case "uniform" | "log-uniform" | "triangular":
            return parameters[0]
        case "normal":
            return -float("inf")
    return 0.0


def highest(distribution: str, parameters: Sequence[float]) -> float:
    """The high end of what can be sampled."""
    match distribution:
        case "uniform" | "log-uniform" | "triangular":
            return parameters[-1]
        case "beta":
            return 1.0
    return float("inf")
