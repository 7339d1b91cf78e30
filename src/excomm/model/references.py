"""Finds every formula and every reference by name in a crisis, with the path to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any, get_args, get_origin

from pydantic import BaseModel

from excomm.model import formulas
from excomm.model.fields import Kind, Ref

if TYPE_CHECKING:
    from excomm.model.located import Path


def formulas_of(part: Any, path: Path = ()) -> Iterator[tuple[Path, formulas.Formula]]:
    """Every formula in a part of a crisis, with its path."""
    if isinstance(part, formulas.Formula):
        yield path, part
    for step, inner in _inside(part):
        yield from formulas_of(inner, (*path, step))


def _inside(part: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(part, BaseModel):
        for name, field in type(part).model_fields.items():
            if not field.exclude:
                yield field.alias or name, getattr(part, name)
    elif isinstance(part, Mapping):
        yield from part.items()
    elif isinstance(part, tuple):
        yield from enumerate(part)


def references_of(part: BaseModel, path: Path = ()) -> Iterator[tuple[Path, Kind, str, bool]]:
    """Every name that must refer to something: its path, what it must name, the name, and whether it is a key."""
    for name, field in type(part).model_fields.items():
        if field.exclude:
            continue
        own = next((mark.kind for mark in field.metadata if isinstance(mark, Ref)), None)
        yield from _references(
            getattr(part, name), field.annotation, own, (*path, field.alias or name)
        )


def _references(
    value: Any, kind: Any, mark: Kind | None, path: Path
) -> Iterator[tuple[Path, Kind, str, bool]]:
    if isinstance(value, BaseModel):
        yield from references_of(value, path)
    elif isinstance(value, str):
        if mark or (mark := _mark(kind)):
            yield path, mark, value, False
    elif isinstance(value, Mapping):
        yield from _in_mapping(value, kind, path)
    elif isinstance(value, tuple):
        inner = _arguments(kind, tuple)
        for position, item in enumerate(value):
            yield from _references(item, inner[0] if inner else None, None, (*path, position))


def _in_mapping(
    value: Mapping[str, Any], kind: Any, path: Path
) -> Iterator[tuple[Path, Kind, str, bool]]:
    inner = _arguments(kind, Mapping)
    for key, item in value.items():
        if inner and (mark := _mark(inner[0])):
            yield (*path, key), mark, key, True
        yield from _references(item, inner[1] if inner else None, None, (*path, key))


def _mark(kind: Any) -> Kind | None:
    marks = (mark.kind for mark in getattr(kind, "__metadata__", ()) if isinstance(mark, Ref))
    return next(marks, None) or next(
        (found for inner in _alternatives(kind) if (found := _mark(inner))), None
    )


def _alternatives(kind: Any) -> tuple[Any, ...]:
    return get_args(kind) if type(None) in get_args(kind) else ()


def _arguments(kind: Any, shape: type) -> tuple[Any, ...]:
    """The types inside of a tuple or mapping type, looking through Annotated and optional types."""
    return _arguments_cached(kind, shape) if kind is not None else ()


@cache
def _arguments_cached(kind: Any, shape: type) -> tuple[Any, ...]:
    if hasattr(kind, "__metadata__"):
        return _arguments_cached(kind.__origin__, shape)
    origin = get_origin(kind)
    if isinstance(origin, type) and issubclass(origin, shape):
        return get_args(kind)
    return next(
        (
            found
            for inner in get_args(kind)
            if inner is not Ellipsis and (found := _arguments_cached(inner, shape))
        ),
        (),
    )
