"""What may stand at a place of a file, as the models of the library say: a text, a formula, names, keys, a list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from excomm.model.crisis import Crisis, Variant
from excomm.model.evidence import Sources
from excomm.model.fields import Ref, Short
from excomm.model.moves import StateSet
from excomm.model.readers import Reads
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from excomm.web.editing.spans import Path

FileKind = Literal["crisis", "sources"]
Kind = Literal[
    "text",
    "formula",
    "quantity",
    "date",
    "number",
    "truth",
    "choice",
    "name",
    "keys",
    "names",
    "list",
]
MODELS: Mapping[FileKind, type[BaseModel]] = {"crisis": Crisis, "sources": Sources}
# A text that no field declares, to find out what a shorter form is short for.
_SAMPLE = "a"


@dataclass(frozen=True)
class Expected:
    """What may stand somewhere.

    `keys` has keys that the model gives, `names` keys that the author chooses. `refers` says what a name must name;
    `choices` are the words of which one must stand here. `inner` is what stands in a list, or behind each name. Where
    `short` is given, the value of that one key may stand in the place of the whole.
    """

    kind: Kind
    hint: str = ""
    refers: str = ""
    choices: tuple[str, ...] = ()
    model: type[BaseModel] | None = None
    inner: object = None
    key_refers: str = ""
    short: str | None = None
    needed: bool = False


def expected_at(file: FileKind, path: Path) -> Expected | None:
    """What may stand at a path as it is written in a file; None where nothing may.

    >>> expected_at("crisis", ("preferences", "usa", 0)).short
    'want'
    >>> expected_at("crisis", ("preferences", "usa", 0, "claims", 0)).refers
    'claim'
    """
    here: Expected | None = _of_model(MODELS[file])
    for step in path:
        here = below(here, step) if here else None
    return here


def below(here: Expected, step: str | int) -> Expected | None:
    """What may stand one step further down."""
    if here.kind == "keys" and here.model is not None:
        inner = fields_of(here.model).get(str(step))
        if inner is None and here.short is not None:
            whole = fields_of(here.model)[here.short]
            return below(whole, step)
        return inner
    if here.kind == "list" and isinstance(step, int):
        return described(here.inner) if here.inner else None
    if here.kind == "names" and isinstance(step, str):
        return described(here.inner)
    return None


def in_short(here: Expected) -> Expected:
    """What may stand in the place of a whole part: the value of its one key, or one entry of a list."""
    if here.kind == "keys" and here.model is not None and here.short is not None:
        return in_short(fields_of(here.model)[here.short])
    if here.kind == "list":
        return in_short(described(here.inner))
    return here


@cache
def fields_of(model: type[BaseModel]) -> Mapping[str, Expected]:
    """What may stand under each key of a part, in the order of the model."""
    return {
        key: described(
            model.model_fields[name].annotation,
            model.model_fields[name].metadata,
            hint=model.model_fields[name].description or "",
            needed=model.model_fields[name].is_required(),
            patch=model is Variant and key == "set",
        )
        for key, name in written_keys(model).items()
    }


def described(
    kind: object,
    metadata: list[Any] | tuple[Any, ...] = (),
    *,
    hint: str = "",
    needed: bool = False,
    patch: bool = False,
) -> Expected:
    """What an annotation of the model means for somebody who writes the file."""
    marks = list(metadata)
    # A patch of a file has the keys of that file.
    meant = _of_model(Crisis) if patch else _meant(_bare(kind, marks), marks)
    return replace(meant, hint=hint, needed=needed)


def _meant(kind: object, marks: list[Any]) -> Expected:
    reads = next((mark for mark in marks if isinstance(mark, Reads)), None)
    origin = get_origin(kind)
    if reads:
        return Expected(_kind_read(reads))
    if kind is StateSet:
        return Expected("formula", refers="bit")
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return Expected("keys", model=kind, short=_short(marks))
    if origin is tuple:
        return Expected("list", inner=get_args(kind)[0], short=_short(marks))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        keyed: list[Any] = []
        _bare(get_args(kind)[0], keyed)
        return Expected("names", inner=get_args(kind)[1], key_refers=_refers(keyed))
    if origin in {Literal, Union, UnionType}:
        choices = tuple(map(_word, _choices(kind)))
        return Expected("choice" if origin is Literal else "number", choices=choices)
    if kind is bool:
        return Expected("truth", choices=("true", "false"))
    if kind in {int, float}:
        return Expected("number")
    refers = _refers(marks)
    return Expected("name" if refers else "text", refers=refers)


def _refers(marks: list[Any]) -> str:
    return next((mark.kind for mark in marks if isinstance(mark, Ref)), "")


def _of_model(model: type[BaseModel]) -> Expected:
    return Expected("keys", model=model)


def _bare(kind: object, marks: list[Any]) -> object:
    """The kind behind Annotated and `| None`; what was annotated goes to the marks."""
    while True:
        arguments = get_args(kind)
        if hasattr(kind, "__metadata__"):
            marks += kind.__metadata__
            kind = arguments[0]
        elif type(None) in arguments and len(arguments) == len((kind, None)):
            kind = next(one for one in arguments if one is not type(None))
        else:
            return kind


def _kind_read(reads: Reads) -> Kind:
    if "boolean" in reads.types:
        return "formula"
    return "date" if "date" in reads.meaning else "quantity"


def _short(marks: list[Any]) -> str | None:
    """The one key that may be left out, if there is one."""
    for mark in marks:
        if isinstance(mark, Short):
            whole = mark.whole(_SAMPLE)
            if isinstance(whole, dict) and whole != {_SAMPLE: 1}:
                return str(next(iter(whole)))
    return None


def _choices(kind: object) -> list[object]:
    """The words among which to choose; where a number may stand too, the words are those that it may be instead."""
    if get_origin(kind) is Literal:
        return list(get_args(kind))
    return [word for part in get_args(kind) for word in _choices(part)]


def _word(choice: object) -> str:
    return str(choice).lower() if isinstance(choice, bool) else str(choice)
