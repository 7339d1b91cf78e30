"""A crisis with other quantities than its file has: what if the pace were this, the rate that?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, get_args

from pydantic_core import PydanticCustomError

from excomm.errors import InputError
from excomm.model.fields import Part
from excomm.model.names import did_you_mean
from excomm.model.readers import Amount, Duration, Probability, Rate, Reads
from excomm.model.references import parts_of
from excomm.model.shape import written_keys
from excomm.process.priors import with_quantities

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.quantities import Quantity

# How the kinds of quantity are read from a file.
_READ = tuple(get_args(kind)[1] for kind in (Amount, Duration, Probability, Rate))


def varied(crisis: Crisis, quantities: Mapping[str, str | float]) -> Crisis:
    """The crisis with other quantities in some places; every analysis can be run on it and compared.

    A place is named by the keys that lead to it, with dots between them, whether or not the file says anything there
    yet. A quantity is written as in the file: a number with its unit, or a distribution of what is not known. Raises
    `InputError` for places at which there is no quantity, and for quantities that do not fit there.

    >>> import excomm as ex
    >>> changed = varied(ex.load("cuba-1962"), {"events.b59_cornered.rate": "0.1 per day"})
    >>> changed.events["b59_cornered"].rate.value
    0.1
    >>> varied(ex.load("chicken"), {"actors.first.pace": "3"})
    Traceback (most recent call last):
    excomm.errors.InputError: actors.first.pace: '3' has no unit where a duration is needed
      write a duration, as in '4 days' or 'lognormal(median=4 days, sigma=0.8)'
    """
    places = {".".join(map(str, path)): (path, reads) for path, reads in _places(crisis)}
    changes: dict[Path, Quantity] = {}
    for name, written in quantities.items():
        if name not in places:
            raise _no_place(name, places)
        path, reads = places[name]
        changes[path] = _read(name, written, reads)
    return with_quantities(crisis, changes)


def _places(crisis: Crisis) -> Iterator[tuple[Path, Reads]]:
    """Every place of a file where a quantity stands, or could, and how it is read there."""
    for path, part in parts_of(crisis, Part):
        for key, name in written_keys(type(part)).items():
            field = type(part).model_fields[name]
            reads = _reads_in(field.metadata) or _reads_of(field.annotation)
            if reads is None:
                continue
            value = getattr(part, name)
            if isinstance(value, Mapping):
                yield from (((*path, key, inner), reads) for inner in value)
            else:
                yield (*path, key), reads


def _reads_of(kind: object) -> Reads | None:
    """How a kind of field reads quantities: one, one if any, or one under each key."""
    found = _reads_in(getattr(kind, "__metadata__", ()))
    return found or next(filter(None, map(_reads_of, get_args(kind))), None)


def _reads_in(metadata: object) -> Reads | None:
    marks = metadata if isinstance(metadata, list | tuple) else ()
    return next((mark for mark in marks if isinstance(mark, Reads) and mark in _READ), None)


def _no_place(name: str, places: Mapping[str, object]) -> InputError:
    inside = [place for place in places if place.startswith(f"{name}.")]
    if inside:
        return InputError(
            f"'{name}' is no single quantity", remedy=f"it holds some, as '{inside[0]}'"
        )
    start = name.rpartition(".")[0]
    beside = [place for place in places if place.rpartition(".")[0] == start] or places
    remedy = did_you_mean(name, beside) or "name it by its keys, as in 'actors.usa.pace'"
    return InputError(f"there is no quantity at '{name[:80]}'", remedy=remedy)


def _read(name: str, written: str | float, reads: Reads) -> Quantity:
    try:
        found = reads.read(written)
    except PydanticCustomError as error:
        said = error.context or {}
        raise InputError(f"{name}: {said['message']}", remedy=said["remedy"]) from None
    return found  # type: ignore[return-value]  # the readers of `_READ` give nothing else
