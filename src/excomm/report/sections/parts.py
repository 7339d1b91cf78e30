"""The parts of a crisis that can say what they rest on, with their places in the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.elements import elements_of
from excomm.report.words.names import spaced

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.fields import Sourced

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
    return tuple(Placed(one.path, one.part, one.covered) for one in elements_of(crisis))


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
