"""Walks a crisis: every formula, every part of a kind, and every reference by name, each with the path to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TypeVar, get_args

from pydantic import BaseModel

from excomm.model.fields import Kind, Ref
from excomm.model.formulas import Formula
from excomm.model.quantities import Known, Prior, Quantity
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from excomm.model.located import Path

Found = TypeVar("Found", bound=BaseModel)


class Reference(NamedTuple):
    """A name that must refer to something: where it stands, as a value or as a key, and what it must name."""

    path: Path
    kind: Kind
    name: str
    is_key: bool


def formulas_of(crisis: BaseModel) -> Iterator[tuple[Path, Formula]]:
    """Every formula in a crisis."""
    for path, value in _everything(crisis, ()):
        if isinstance(value, Formula):
            yield path, value


def parts_of(crisis: BaseModel, kind: type[Found]) -> Iterator[tuple[Path, Found]]:
    """Every part of a crisis that is of a kind, wherever it stands."""
    for path, value in _everything(crisis, ()):
        if isinstance(value, kind):
            yield path, value


def quantities_of(crisis: BaseModel) -> Iterator[tuple[Path, Quantity]]:
    """Every quantity in a crisis, known or not, in the order of the file."""
    for path, value in _everything(crisis, ()):
        if isinstance(value, Known | Prior):
            yield path, value


def _everything(value: object, path: Path) -> Iterator[tuple[Path, object]]:
    """Every part that holds others, or is a formula, in the order of the file."""
    waiting = [(path, value)]
    while waiting:
        path, value = waiting.pop()
        yield path, value
        inside: list[tuple[str | int, object]] = []
        if isinstance(value, BaseModel):
            keys = written_keys(type(value)).items()
            inside = [(key, getattr(value, name)) for key, name in keys]
        elif isinstance(value, Mapping):
            inside = list(value.items())
        elif isinstance(value, tuple):
            inside = list(enumerate(value))
        # Texts and numbers hold nothing, and are most of what there is.
        waiting += [((*path, step), part) for step, part in reversed(inside) if not _is_plain(part)]


def _is_plain(part: object) -> bool:
    return part is None or part == () or isinstance(part, str | float | int)


def references_of(part: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """Every reference by name in a part."""
    for key, name in written_keys(type(part)).items():
        field = type(part).model_fields[name]
        mark = _mark_among(tuple(field.metadata))
        yield from _references(getattr(part, name), field.annotation, mark, (*path, key))


def _references(value: object, kind: object, mark: Kind | None, path: Path) -> Iterator[Reference]:
    within, inner = _inside(kind)
    if isinstance(value, BaseModel):
        yield from references_of(value, path)
    elif isinstance(value, str):
        target = mark or within
        if target:
            yield Reference(path, target, value, is_key=False)
    elif not inner:
        # Anything may stand here, as in a patch.
        return
    elif isinstance(value, Mapping):
        key_mark, _ = _inside(inner[0])
        for key, item in value.items():
            if key_mark:
                yield Reference((*path, key), key_mark, key, is_key=True)
            yield from _references(item, inner[1], None, (*path, key))
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _references(item, inner[0], None, (*path, position))


def _inside(kind: object) -> tuple[Kind | None, tuple[object, ...]]:
    """What a kind of value must refer to, if anything, and the kinds of what it holds."""
    mark = None
    while True:
        arguments = get_args(kind)
        if hasattr(kind, "__metadata__"):
            mark = mark or _mark_among(kind.__metadata__)
            kind = arguments[0]
        elif type(None) in arguments:
            kind = next(one for one in arguments if one is not type(None))
        else:
            return mark, arguments


def _mark_among(metadata: tuple[object, ...]) -> Kind | None:
    return next((one.kind for one in metadata if isinstance(one, Ref)), None)
