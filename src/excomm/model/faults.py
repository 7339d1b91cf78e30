"""Puts the findings of pydantic into words and places."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from excomm.model.advice import CALLED, instead_of_formula
from excomm.model.located import plain
from excomm.model.names import listed, nearest
from excomm.model.shape import keys_at, only_needed_text, written_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from pydantic import BaseModel

    from excomm.model.located import Path
    from excomm.model.problems import Problems

_MAPPING = "a mapping (key: value) is needed here"
_NUMBER = "a number is needed here"
_WHOLE = "a whole number is needed here"
_TRUTH = "true or false is needed here"
_BOUNDS = {
    "greater_than": "above",
    "greater_than_equal": "of at least",
    "less_than": "below",
    "less_than_equal": "of at most",
}
_PLAIN_WORDS = {
    "string_type": "a text is needed here",
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": _NUMBER,
    "float_parsing": _NUMBER,
    "finite_number": "a finite number is needed here",
    "bool_type": _TRUTH,
    "dict_type": _MAPPING,
    "mapping_type": _MAPPING,
    "model_type": _MAPPING,
    "tuple_type": "a list is needed here",
    "string_too_short": "a text is needed here",
    "too_short": "this must not be empty",
}


def mapping_of(problems: Problems, model: type[BaseModel]) -> dict[str, Any]:
    """The document of a model as plain data, without what is not the author's to write; refused if it is no mapping."""
    data = plain(problems.document.root)
    if not isinstance(data, dict):
        remedy = "'excomm new NAME' writes a commented file to start from"
        problems.at((), "a file is a mapping: 'key: value' in each line", remedy)
        raise problems.error()
    for key in data.keys() & (model.model_fields.keys() - written_keys(model).keys()):
        _tell_unknown_key(problems, model, (key,))
        del data[key]
    return data


def _tell_unknown_key(problems: Problems, model: type[BaseModel], path: Path) -> None:
    message = f"unknown key '{str(path[-1])[:60]}'"
    problems.at_key(path, message, partial(_nearest_key, model, path))


def add_faults(
    problems: Problems,
    faults: Sequence[Mapping[str, Any]],
    model: type[BaseModel],
    *,
    known: Collection[str] = (),
) -> None:
    """Add each fault that pydantic found in a document of a model; `known` are the names that its formulas may use."""
    called_otherwise = {
        (*path[:-1], _meant_key(model, path))
        for path in (tuple(fault["loc"]) for fault in faults if fault["type"] == "extra_forbidden")
    }
    for fault in faults:
        path: Path = tuple(fault["loc"])
        context = fault.get("ctx", {})
        match fault["type"]:
            case "crisis" if context["formula"]:
                remedy = partial(_formula_remedy, path, fault, known)
                problems.at(path, context["message"], remedy, offset=context["at"])
            case "crisis":
                problems.at(path, context["message"], context["remedy"])
            case "extra_forbidden":
                _tell_unknown_key(problems, model, path)
            case "missing":
                if path not in called_otherwise:
                    problems.at(path[:-1], f"'{path[-1]}' is missing", f"add '{path[-1]}:'")
            case "literal_error":
                message = f"{_shown(fault['input'])} is not one of the values known here"
                problems.at(path, message, f"write {context['expected'].lower()}")
            case kind:
                instead = _mapping_instead(model, path, fault)
                found = instead or f"found {_shown(fault['input'])}"
                problems.at(path, _words(kind, context, fault), found)


def _formula_remedy(path: Path, fault: Mapping[str, Any], known: Collection[str]) -> str:
    context, text = fault["ctx"], fault["input"]
    likely = instead_of_formula(path, text, context["at"], known) if isinstance(text, str) else ""
    return likely or str(context["remedy"])


def _mapping_instead(model: type[BaseModel], path: Path, fault: Mapping[str, Any]) -> str:
    """How a text is written where it is the one thing that is needed of a mapping."""
    if _PLAIN_WORDS.get(fault["type"]) != _MAPPING or not isinstance(fault["input"], str):
        return ""
    key = only_needed_text(model, path)
    shown = fault["input"] if _needs_no_quotes(fault["input"]) else f"'{fault['input']}'"
    return f"write {{{key}: {shown}}}" if key else ""


def _needs_no_quotes(text: str) -> bool:
    return all(letter.isalnum() or letter in " .-/()" for letter in text)


def _words(kind: str, context: Mapping[str, Any], fault: Mapping[str, Any]) -> str:
    if kind in _BOUNDS:
        return f"a number {_BOUNDS[kind]} {next(iter(context.values())):g} is needed here"
    if kind == "too_long":
        return f"no more than {context['max_length']} can stand here"
    return _PLAIN_WORDS.get(kind) or str(fault["msg"]).lower()


def _nearest_key(model: type[BaseModel], path: Path) -> str:
    meant = _meant_key(model, path)
    if meant:
        return f"did you mean '{meant}'?"
    return f"remove it; known here: {listed(keys_at(model, path[:-1]))}"


def _meant_key(model: type[BaseModel], path: Path) -> str:
    known = keys_at(model, path[:-1])
    meant = CALLED.get(str(path[-1]), "")
    return meant if meant in known else nearest(str(path[-1]), known)


def _shown(value: object) -> str:
    match value:
        case dict():
            return "a mapping"
        case list():
            return "a list"
        case None:
            return "nothing"
        case bool():
            return str(value).lower()
    return repr(value)[:60]
