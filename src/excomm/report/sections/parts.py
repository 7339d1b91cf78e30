"""The parts of a crisis that can say what they rest on, with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.fields import Part, Sourced
from excomm.report.words.names import spaced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis

Path = tuple[str, ...]


@dataclass(frozen=True)
class Placed:
    """One part and its place, as in `("preferences", "usa", "statements", "2")`.

    It is `covered` if it, a part around it, or every part within it has a claim or a judgement.
    """

    path: Path
    part: Sourced
    covered: bool

    @property
    def place(self) -> str:
        """The place in words."""
        return in_words(self.path)


def parts_of(crisis: Crisis) -> tuple[Placed, ...]:
    """Walk all parts that the file gives, in its order. Costs time linear in their number."""
    found = [
        pair for name in sorted_fields(crisis) for pair in _below((name,), getattr(crisis, name))
    ]
    backed = {path for path, part in found if part.claims or part.judgement}
    bare = [path for path, _ in found if not backed.intersection(_prefixes(path))]
    inner = {prefix for path, _ in found for prefix in _prefixes(path)[:-1]}
    # A part that only holds others needs nothing of its own if these have all they need.
    lacking = {prefix for path in bare if path not in inner for prefix in _prefixes(path)}
    return tuple(Placed(path, part, path not in lacking) for path, part in found)


def sorted_fields(crisis: Crisis) -> tuple[str, ...]:
    """Return the keys of a crisis that its file gives, in the order of the model."""
    return tuple(name for name in type(crisis).model_fields if name in crisis.model_fields_set)


def in_words(path: Path) -> str:
    """Return a place in the file as the report writes it.

    >>> in_words(("preferences", "usa", "statements", "2")), in_words(("options", "usa.invade"))
    ('preferences of usa, no. 3', 'option usa.invade')
    """
    kind, *rest = path
    heads = {"history": "history", "preferences": "preferences of", "beliefs": "beliefs of"}
    head = heads.get(kind, kind.removesuffix("s"))
    words = [_step_in_words(step) for step in rest if step not in {"statements", "choice"}]
    return f"{head} {', '.join(words)}"


def dotted_in_words(place: str) -> str:
    """Return a place that is written with dots, as claims do, as the report writes it.

    >>> (
    ...     dotted_in_words("options.usa.invade"),
    ...     dotted_in_words("preferences.usa"),
    ...     dotted_in_words("history"),
    ... )
    ('option usa.invade', 'preferences of usa', 'history')
    """
    kind, _, rest = place.partition(".")
    if not rest:
        return kind
    return in_words((kind, rest) if kind == "options" else (kind, *rest.split(".")))


def _step_in_words(step: str) -> str:
    if step.isdigit():
        return f"no. {int(step) + 1}"
    return step if "." in step else spaced(step)


def _prefixes(path: Path) -> list[Path]:
    """Every beginning of a path that names a part, itself last."""
    return [path[:length] for length in range(1, len(path) + 1)]


def _below(path: Path, value: object) -> Iterator[tuple[Path, Sourced]]:
    if isinstance(value, Sourced):
        yield path, value
    if isinstance(value, Part):
        for name in type(value).model_fields:
            if name in value.model_fields_set:
                yield from _below((*path, name), getattr(value, name))
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _below((*path, str(key)), inner)
    elif isinstance(value, tuple):
        for number, inner in enumerate(value):
            yield from _below((*path, str(number)), inner)
