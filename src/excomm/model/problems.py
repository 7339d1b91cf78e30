"""Gathers what is wrong with a file, each problem at its place, and raises it all at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.errors import CrisisError, Problem
from excomm.model.located import Located, Path, Place, nearest_part, place_of_key
from excomm.model.names import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

# Whoever has more than this to mend starts with these.
MOST_PROBLEMS = 50


class Problems:
    """A list of problems that grows while a document is checked."""

    def __init__(self, root: Located, text: str) -> None:
        self._root = root
        self._lines = text.split("\n")
        self._found: dict[tuple[int, int, str], Problem] = {}

    def at(self, path: Path, message: str, remedy: str = "", *, offset: int = 0) -> None:
        """A problem with the value at a path, `offset` characters into its text."""
        part = nearest_part(self._root, path)
        place = part.place
        if offset and part.exact:
            place = Place(place.file, place.line, place.column + offset)
        self._add(place, message, remedy)

    def at_key(self, path: Path, message: str, remedy: str = "") -> None:
        """A problem with the key at the end of a path."""
        self._add(place_of_key(self._root, path), message, remedy)

    def _add(self, place: Place, message: str, remedy: str) -> None:
        # Text of another file (a patch applied to this one) has no line here to show.
        source = (
            self._lines[place.line - 1]
            if place.file == self._root.place.file and place.line <= len(self._lines)
            else ""
        )
        problem = Problem(place.file, place.line, place.column, message, remedy, source)
        self._found.setdefault((place.line, place.column, message), problem)

    def __bool__(self) -> bool:
        return bool(self._found)

    def raise_if_any(self) -> None:
        """Raise a `CrisisError` with all that was found, if anything was."""
        if not self._found:
            return
        found = sorted(self._found.values(), key=lambda problem: (problem.line, problem.column))
        left = len(found) - MOST_PROBLEMS
        if left > 0:
            last = found[MOST_PROBLEMS - 1]
            found = found[:MOST_PROBLEMS]
            found.append(
                Problem(
                    last.file,
                    last.line,
                    last.column,
                    f"and {left} more problems",
                    "mend these first, then check again",
                )
            )
        raise CrisisError(found)


_PLAIN_WORDS = {
    "string_type": "a text is needed here",
    "int_type": "a whole number is needed here",
    "int_parsing": "a whole number is needed here",
    "float_type": "a number is needed here",
    "float_parsing": "a number is needed here",
    "bool_type": "true or false is needed here",
    "bool_parsing": "true or false is needed here",
    "dict_type": "a mapping (key: value) is needed here",
    "mapping_type": "a mapping (key: value) is needed here",
    "model_type": "a mapping (key: value) is needed here",
    "model_attributes_type": "a mapping (key: value) is needed here",
    "tuple_type": "a list is needed here",
    "string_too_short": "a text is needed here, and this one is empty",
    "too_short": "this must not be empty",
    "finite_number": "this number is not finite",
}


def add_validation_errors(
    problems: Problems, errors: Iterable[Mapping[str, Any]], keys_of: Any
) -> None:
    """Put pydantic's findings into words and places; `keys_of(path)` are the keys that a mapping knows."""
    for error in errors:
        path: Path = tuple(error["loc"])
        context = error.get("ctx", {})
        match error["type"]:
            case "crisis":
                problems.at(path, context["message"], context["remedy"], offset=context["at"])
            case "extra_forbidden":
                known = keys_of(path[:-1])
                remedy = did_you_mean(str(path[-1]), known) or (
                    f"known here: {', '.join(sorted(known))}" if known else "delete it"
                )
                problems.at_key(path, f"unknown key '{str(path[-1])[:60]}'", remedy)
            case "missing":
                problems.at(path[:-1], f"'{path[-1]}' is missing", f"add '{path[-1]}:'")
            case "literal_error":
                problems.at(
                    path,
                    f"{_shown(error['input'])} is not one of the values known here",
                    f"write {context['expected']}",
                )
            case kind:
                problems.at(
                    path,
                    _PLAIN_WORDS.get(kind, error["msg"].lower()),
                    f"found {_shown(error['input'])}",
                )


def _shown(value: Any) -> str:
    return {dict: "a mapping", list: "a list", type(None): "nothing"}.get(
        type(value), repr(value)[:60]
    )
