"""What may stand where in a file, read off the models."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, get_args

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.located import Path


def keys_at(model: type[BaseModel], path: Path) -> list[str]:
    """The keys that may stand in the mapping at a path of a file, as far as the model of the file says.

    >>> from excomm.model.crisis import Crisis
    >>> keys_at(Crisis, ("actors", "usa"))[2:]
    ['name', 'text', 'pace', 'choice']
    """
    return [key for kind in _models_at(model, path) for key in written_keys(kind)]


def only_needed_text(model: type[BaseModel], path: Path) -> str:
    """The one key that the mapping at a path needs, if there is just one and it holds a text; else nothing.

    >>> from excomm.model.crisis import Crisis
    >>> only_needed_text(Crisis, ("actors", "usa")), only_needed_text(Crisis, ("events", "war"))
    ('name', '')
    """
    needed = [
        (key, kind.model_fields[name].annotation)
        for kind in _models_at(model, path)
        for key, name in written_keys(kind).items()
        if kind.model_fields[name].is_required()
    ]
    return needed[0][0] if len(needed) == 1 and needed[0][1] is str else ""


def _models_at(model: type[BaseModel], path: Path) -> list[type[BaseModel]]:
    kinds: list[object] = [model]
    for step in path:
        kinds = [inner for kind in kinds for inner in _below(kind, step)]
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]


@cache
def written_keys(model: type[BaseModel]) -> Mapping[str, str]:
    """The keys of a part as an author writes them, each with the attribute that holds its value."""
    fields = model.model_fields.items()
    return {field.alias or name: name for name, field in fields if not field.exclude}


def _below(kind: object, step: str | int) -> list[object]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        attribute = written_keys(kind).get(str(step))
        # A step that the model does not have stands for the one key that the author may leave out.
        return _unwrapped(kind.model_fields[attribute].annotation) if attribute else [kind]
    inner = [argument for argument in get_args(kind) if argument is not Ellipsis]
    return _unwrapped(inner[-1]) if inner else []


def _unwrapped(kind: object) -> list[object]:
    """The kinds of value behind Annotated and unions."""
    if hasattr(kind, "__metadata__"):
        return _unwrapped(get_args(kind)[0])
    if type(None) in get_args(kind):
        return [inner for argument in get_args(kind) for inner in _unwrapped(argument)]
    return [kind]
