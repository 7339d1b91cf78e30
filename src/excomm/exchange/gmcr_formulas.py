"""Conditions of GMCR+ as formulas, in as few words as they can be read aloud."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

from excomm.model.formulas import And, Constant, Count, Formula, Iff, Implies, Name, Not, Or

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.exchange.gmcr_file import GmcrCondition

# One list of a condition without the options that do not matter: which option is taken or not.
Demands = dict[int, bool]


def formula_of(condition: GmcrCondition, options: Sequence[str]) -> Formula:
    """Write a condition over options, given by their names, as a formula.

    >>> from excomm.exchange.gmcr_file import GmcrCondition
    >>> from excomm.model.formulas import written
    >>> both_or_neither = {
    ...     "compound": True,
    ...     "members": [[[0, "Y"], [1, "Y"]], [[0, "N"], [1, "N"]]],
    ... }
    >>> written(formula_of(GmcrCondition.model_validate(both_or_neither), ["a", "b"]))
    'a iff b'
    """
    members = _distinct(condition)
    short = _of_two(members, options)
    if short is not None:
        return short
    parts = tuple(_all_of(demands, options) for demands in members)
    return parts[0] if len(parts) == 1 else Or(parts) if parts else Constant(value=False)


def rule_against(condition: GmcrCondition, options: Sequence[str]) -> Formula:
    """Write an infeasible condition as what holds instead.

    >>> from excomm.exchange.gmcr_file import GmcrCondition
    >>> from excomm.model.formulas import written
    >>> written(rule_against(GmcrCondition.model_validate([[0, "Y"], [1, "N"]]), ["a", "b"]))
    'if a then b'
    """
    members = _distinct(condition)
    if len(members) == 1:
        taken, left = _split(members[0], options)
        if left:
            whole = taken[0] if len(taken) == 1 else And(tuple(taken))
            return Implies(whole, _any(left)) if taken else _any(left)
    return Not(formula_of(condition, options))


def _distinct(condition: GmcrCondition) -> list[Demands]:
    found: list[Demands] = []
    for member in condition.members:
        demands = {option: taken == "Y" for option, taken in member if taken != "-"}
        if demands not in found:
            found.append(demands)
    return found


def _all_of(demands: Demands, options: Sequence[str]) -> Formula:
    taken, left = _split(demands, options)
    parts: tuple[Formula, ...] = tuple(taken)
    if left:
        # Several options that are not taken read best together: not (a or b).
        parts = (*parts, Not(_any(left)))
    return parts[0] if len(parts) == 1 else And(parts) if parts else Constant(value=True)


def _split(demands: Demands, options: Sequence[str]) -> tuple[list[Name], list[Name]]:
    """The options that a list wants taken, and those that it wants left."""
    taken = [Name(options[option]) for option, wanted in demands.items() if wanted]
    left = [Name(options[option]) for option, wanted in demands.items() if not wanted]
    return taken, left


def _any(names: Sequence[Name]) -> Formula:
    return names[0] if len(names) == 1 else Or(tuple(names))


def _literal(name: str, *, taken: bool) -> Formula:
    return Name(name) if taken else Not(Name(name))


def _of_two(members: Sequence[Demands], options: Sequence[str]) -> Formula | None:
    """Say what a compound over the same two options means: what GMCR+ makes of an IF or IFF that is typed in."""
    mentioned = {frozenset(demands) for demands in members}
    if len(members) == 1 or len(mentioned) != 1:
        return None
    match sorted(mentioned.pop()):
        case [first, second]:
            allowed = {(demands[first], demands[second]) for demands in members}
            return _rule_of_two(Name(options[first]), Name(options[second]), allowed)
    return None


def _rule_of_two(a: Name, b: Name, allowed: set[tuple[bool, bool]]) -> Formula | None:
    match sorted(set(product((True, False), repeat=2)) - allowed):
        case [(False, True), (True, False)]:
            return Iff(a, b)
        case [(False, False), (True, True)]:
            return Count("exactly", 1, (a, b))
        case [(True, second_taken)]:
            return Implies(a, _literal(b.name, taken=not second_taken))
        case [(False, True)]:
            return Implies(b, a)
        case [(False, False)]:
            return Or((a, b))
    return None
