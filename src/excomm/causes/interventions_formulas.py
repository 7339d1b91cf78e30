"""What is left of a formula once the truth of some of its names is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.formulas import And, Constant, Count, Formula, Iff, Implies, Name, Not, Or

if TYPE_CHECKING:
    from collections.abc import Mapping

TRUE, FALSE = Constant(value=True), Constant(value=False)


def given(formula: Formula, truths: Mapping[str, bool]) -> Formula:
    """The formula in which some names are replaced by their truth, as far as that decides it.

    >>> from excomm.model.formulas import written
    >>> from excomm.model.parsing import parse
    >>> written(given(parse("if a then (b or not c)"), {"a": True, "c": True}))
    'b'
    """
    match formula:
        case Name(name):
            return Constant(truths[name]) if name in truths else formula
        case Not(part):
            return _not(given(part, truths))
        case And(parts):
            return all_of([given(part, truths) for part in parts])
        case Or(parts):
            return _not(all_of([_not(given(part, truths)) for part in parts]))
        case Implies(when, then):
            return given(Or((Not(when), then)), truths)
        case Iff(left, right):
            return _iff(given(left, truths), given(right, truths))
        case Count(_, _, parts):
            return _count(formula, tuple(given(part, truths) for part in parts))
    return formula


def all_of(parts: list[Formula]) -> Formula:
    """That all of these hold, said as shortly as constants among them allow."""
    left = tuple(dict.fromkeys(part for part in parts if part != TRUE))
    if FALSE in left:
        return FALSE
    if len(left) > 1:
        return And(left)
    return left[0] if left else TRUE


def _not(part: Formula) -> Formula:
    match part:
        case Constant(value):
            return Constant(not value)
        case Not(inner):
            return inner
    return Not(part)


def _iff(left: Formula, right: Formula) -> Formula:
    for one, other in ((left, right), (right, left)):
        if isinstance(one, Constant):
            return other if one.value else _not(other)
    return Iff(left, right)


def _count(formula: Count, parts: tuple[Formula, ...]) -> Formula:
    left = tuple(part for part in parts if not isinstance(part, Constant))
    number = formula.number - sum(part == TRUE for part in parts)
    most = len(left)
    possible = {
        "at most": number >= 0,
        "at least": number <= most,
        "exactly": 0 <= number <= most,
    }[formula.bound]
    if not possible:
        return FALSE
    certain = {"at most": number >= most, "at least": number <= 0, "exactly": most == 0}
    return TRUE if certain[formula.bound] else Count(formula.bound, number, left)
