"""Formulas over what is true in a state: how they are held, read aloud, and evaluated.

A formula is a small tree of frozen nodes. `parse` lives in `excomm.model.parsing`; here is only what a formula *is*.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True)
class Constant:
    """`true` or `false`."""

    value: bool


@dataclass(frozen=True)
class Name:
    """An option or condition: true in the states in which it holds."""

    name: str
    # Where the name stands in the text of the formula, from 0; not part of what it means.
    at: int = field(default=-1, compare=False)


@dataclass(frozen=True)
class Not:
    """True when its part is not."""

    part: Formula


@dataclass(frozen=True)
class And:
    """True when all its parts are."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Or:
    """True when any of its parts is."""

    parts: tuple[Formula, ...]


@dataclass(frozen=True)
class Implies:
    """`if A then B`: false only when A is true and B is not (material implication)."""

    when: Formula
    then: Formula


@dataclass(frozen=True)
class Iff:
    """`A iff B`: both or neither."""

    left: Formula
    right: Formula


Bound = Literal["at most", "at least", "exactly"]


@dataclass(frozen=True)
class Count:
    """`at most / at least / exactly N of (…)`: how many of the parts are true."""

    bound: Bound
    number: int
    parts: tuple[Formula, ...]


Formula = Constant | Name | Not | And | Or | Implies | Iff | Count


def parts_of(formula: Formula) -> tuple[Formula, ...]:
    """The formulas directly inside of a formula."""
    match formula:
        case Not(part):
            return (part,)
        case And(parts) | Or(parts) | Count(_, _, parts):
            return parts
        case Implies(left, right) | Iff(left, right):
            return (left, right)
    return ()


def mentions(formula: Formula) -> Iterator[Name]:
    """Every name in a formula, in the order in which they are written, with repetitions.

    >>> from excomm.model.parsing import parse
    >>> [name.name for name in mentions(parse("if a then not (b or a)"))]
    ['a', 'b', 'a']
    """
    pending = [formula]
    while pending:
        node = pending.pop()
        if isinstance(node, Name):
            yield node
        pending.extend(reversed(parts_of(node)))


def names_in(formula: Formula) -> tuple[str, ...]:
    """The names in a formula, each once, in the order in which they first stand."""
    return tuple(dict.fromkeys(name.name for name in mentions(formula)))


def holds(formula: Formula, value: Callable[[str], bool]) -> bool:
    """Whether a formula is true when each name has the truth value that `value` gives it.

    >>> from excomm.model.parsing import parse
    >>> holds(parse("at most one of (a, b, c)"), {"a": True, "b": False, "c": True}.__getitem__)
    False
    """
    match formula:
        case Constant(truth):
            return truth
        case Name(name):
            return value(name)
        case Not(part):
            return not holds(part, value)
        case And(parts):
            return all(holds(part, value) for part in parts)
        case Or(parts):
            return any(holds(part, value) for part in parts)
        case Implies(when, then):
            return not holds(when, value) or holds(then, value)
        case Iff(left, right):
            return holds(left, value) == holds(right, value)
        case Count(bound, number, parts):
            return _within(bound, number, sum(holds(part, value) for part in parts))


def _within(bound: Bound, number: int, count: int) -> bool:
    match bound:
        case "at most":
            return count <= number
        case "at least":
            return count >= number
        case "exactly":
            return count == number


def written(formula: Formula) -> str:
    """The formula as text that parses back to it, with only the parentheses that it needs.

    >>> from excomm.model.parsing import parse
    >>> written(parse("not (a and (b or c))"))
    'not (a and (b or c))'
    """
    match formula:
        case Constant(truth):
            return "true" if truth else "false"
        case Name(name):
            return name
        case Not(part):
            return f"not {_inside(part)}"
        case And(parts):
            return " and ".join(map(_inside, parts))
        case Or(parts):
            return " or ".join(map(_inside, parts))
        case Implies(when, then):
            return f"if {_inside(when)} then {_inside(then)}"
        case Iff(left, right):
            return f"{_inside(left)} iff {_inside(right)}"
        case Count(bound, number, parts):
            return f"{bound} {number} of ({', '.join(map(written, parts))})"


def _inside(formula: Formula) -> str:
    text = written(formula)
    return text if isinstance(formula, Constant | Name | Not | Count) else f"({text})"
