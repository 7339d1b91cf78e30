"""The parts of a crisis that can say what they rest on, with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.fields import Part, Sourced

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis

Path = tuple[str, ...]


@dataclass(frozen=True)
class Element:
    """One part and its path, as in `("preferences", "usa", "statements", "2")`, counted from 0.

    It is `covered` if it, a part around it, or every part within it has a claim or a judgement.
    """

    path: Path
    part: Sourced
    covered: bool

    @property
    def place(self) -> str:
        """Its place as claims write it, counted from 1: `preferences.usa.3`."""
        return dotted(self.path)


def elements_of(crisis: Crisis) -> tuple[Element, ...]:
    """Walk all parts that the file gives, in its order. Costs time linear in their number.

    >>> import excomm as ex
    >>> [element.place for element in elements_of(ex.load("chicken"))][:3]
    ['actors.first', 'actors.second', 'options.first.swerve']
    """
    found = [
        pair for name in given_sections(crisis) for pair in _below((name,), getattr(crisis, name))
    ]
    backed = {path for path, part in found if part.claims or part.judgement}
    bare = [path for path, _ in found if not backed.intersection(_prefixes(path))]
    inner = {prefix for path, _ in found for prefix in _prefixes(path)[:-1]}
    # A part that only holds others needs nothing of its own if these have all they need.
    lacking = {prefix for path in bare if path not in inner for prefix in _prefixes(path)}
    return tuple(Element(path, part, path not in lacking) for path, part in found)


def given_sections(crisis: Crisis) -> tuple[str, ...]:
    """Return the keys of a crisis that its file gives, in the order of the model."""
    return tuple(name for name in type(crisis).model_fields if name in crisis.model_fields_set)


def dotted(path: Path) -> str:
    """Return a path as claims write it: counted from 1, without the key that an author leaves out.

    >>> dotted(("preferences", "usa", "statements", "2")), dotted(("options", "usa.invade"))
    ('preferences.usa.3', 'options.usa.invade')
    """
    steps = (str(int(step) + 1) if step.isdecimal() else step for step in path)
    return ".".join(step for step in steps if step != "statements")


def tidy(place: str) -> str:
    """Return a place that an author wrote in the form in which `dotted` writes it.

    >>> tidy("preferences.usa.statements.3")
    'preferences.usa.3'
    """
    return (
        place.replace(".statements", "")
        if place.startswith(("preferences.", "beliefs."))
        else place
    )


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
