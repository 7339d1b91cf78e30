"""Made from the models alone: for each place of a file that can name something, a file that names what is not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from excomm.model.crisis import Crisis
from excomm.model.fields import Kind, Ref
from excomm.model.formulas import Constant, Count
from excomm.model.located import plain
from excomm.model.people import Consent
from excomm.model.preferences import Preference
from excomm.model.readers import Reads
from excomm.model.yaml import read_yaml
from tests.model.marked import SOUND

NOBODY = "nobody_knows_this"
KNOWN: dict[Kind, str] = {
    "actor": "usa",
    "option": "usa.quarantine",
    "bit": "usa.quarantine",
    "condition": "operational",
    "event": "b59_cornered",
    "claim": "p01",
    "committee": "excomm",
    "person": "captain",
}
# For each kind of value that Excomm reads itself, one that is good everywhere.
GOOD = {
    "duration": "1 day",
    "rate": "1 per day",
    "number": 0.5,
    "date": "1962-10-20",
    "distance": "1,200 miles",
    "formula": "true",
}
WAYS_TO_PREFER = {"statements", "ranking", "weights"}


def files_with_an_unknown_name() -> dict[str, dict[str, Any]]:
    """Where the unknown name stands, as in `history[].actor`, and the sound file with it put there."""
    sound = plain(read_yaml(SOUND, file="sound.yaml").root)
    assert isinstance(sound, dict)
    files = {}
    for section, field in Crisis.model_fields.items():
        if not field.exclude:
            for place, data in unknown_in(field.annotation, (*field.metadata,), ()):
                files[section + place] = {**sound, section: merged(sound.get(section), data)}
    return files


def merged(old: Any, new: Any) -> Any:
    """The old value with the new one added to it."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: merged(old.get(key), value) for key, value in new.items()}}
    return [*old, *new] if isinstance(old, list) and isinstance(new, list) else new


def unknown_in(
    kind: Any, marks: tuple[Any, ...], above: tuple[type, ...]
) -> Iterator[tuple[str, Any]]:
    """Each place inside of a kind of value at which a name can stand, and a value with an unknown one there."""
    kind, marks = bare(kind, marks)
    if any(isinstance(mark, Ref) for mark in marks) or is_formula(kind, marks):
        yield "", NOBODY
    elif is_model(kind):
        if above.count(kind) < 2:
            yield from unknown_in_model(kind, (*above, kind))
    elif get_origin(kind) is tuple:
        for place, data in unknown_in(get_args(kind)[0], (), above):
            yield f"[]{place}", [data]
    elif is_mapping(kind):
        key, value = get_args(kind)
        if key_mark(key):
            yield "{}", {NOBODY: sample(value, ())}
        for place, data in unknown_in(value, (), above):
            yield f"[]{place}", {sample(key, ()): data}


def unknown_in_model(
    model: type[BaseModel], above: tuple[type, ...]
) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, field in model.model_fields.items():
        for place, data in unknown_in(field.annotation, (*field.metadata,), above):
            rest = {} if name in WAYS_TO_PREFER and model is Preference else sample(model, ())
            key = field.alias or name
            # A set of states is written without its keys.
            if key in {"formula", "exactly"}:
                yield place, data
            else:
                yield f".{key}{place}", {**rest, key: data}


def sample(kind: Any, marks: tuple[Any, ...]) -> Any:
    """The least that can stand where a kind of value is needed."""
    kind, marks = bare(kind, marks)
    for mark in marks:
        if isinstance(mark, Ref):
            return KNOWN[mark.kind]
        if isinstance(mark, Reads):
            return next(good for word, good in GOOD.items() if word in read_as(mark))
    if kind is float:
        return 0.5
    if kind is Preference:
        return {"statements": ["true"]}
    if kind is Consent:
        return {"need": "any", "of": {"captain": 1}}
    if is_model(kind):
        fields = kind.model_fields.items()
        return (
            {
                field.alias or name: sample(field.annotation, (*field.metadata,))
                for name, field in fields
                if field.is_required()
            }
            if "formula" not in kind.model_fields
            else "true"
        )
    if get_origin(kind) is Literal:
        return get_args(kind)[0]
    if is_mapping(kind):
        return {sample(get_args(kind)[0], ()): sample(get_args(kind)[1], ())}
    return [sample(get_args(kind)[0], ())] if get_origin(kind) is tuple else "x"


def bare(kind: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """A kind of value without its annotations and without None, and all annotations on the way."""
    while True:
        if hasattr(kind, "__metadata__"):
            kind, marks = get_args(kind)[0], (*marks, *kind.__metadata__)
        elif type(None) in get_args(kind):
            kind = next(one for one in get_args(kind) if one is not type(None))
        else:
            return kind, marks


def read_as(mark: Reads) -> str:
    return mark.meaning.lower().replace("probability", "number").replace("interval", "")


def key_mark(key: Any) -> bool:
    return any(isinstance(mark, Ref) for mark in bare(key, ())[1])


def is_formula(kind: Any, marks: tuple[Any, ...]) -> bool:
    return Constant in get_args(kind) and Count in get_args(kind) and bool(marks)


def is_model(kind: Any) -> bool:
    return isinstance(kind, type) and issubclass(kind, BaseModel)


def is_mapping(kind: Any) -> bool:
    return get_origin(kind) is Mapping
