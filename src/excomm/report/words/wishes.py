"""Formulas as clauses: what somebody prefers, said so that it can follow the word `that`."""

from __future__ import annotations

from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

from excomm.model.formulas import And, Constant, Count, Formula, Iff, Implies, Name, Not, Or
from excomm.report.words.names import called, condition, deed, listed, owner

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis


def clause(crisis: Crisis, formula: Formula) -> str:
    """Say a formula as a clause in the subjunctive, as in 'it prefers that …'.

    >>> from excomm.model.parsing import parse
    >>> from excomm.model.reading import parse_crisis
    >>> crisis = parse_crisis('''
    ... crisis: tiny
    ... title: Two powers
    ... actors: {usa: {name: United States}, ussr: {name: Soviet Union}}
    ... options: {usa.strike: {text: Bomb the sites}, ussr.withdraw: {text: Ship the missiles home}}
    ... conditions: {war: {text: General war}}
    ... preferences: {usa: [not war], ussr: [not war]}
    ... ''')
    >>> clause(crisis, parse("if ussr.withdraw then not usa.strike"))
    'should the Soviet Union ship the missiles home, the United States not bomb the sites'
    >>> clause(crisis, parse("usa.strike and not war"))
    'the United States bomb the sites and “General war” not be true'
    """
    match formula:
        case Constant(value):
            return "anything be true" if value else "the impossible be true"
        case Name() | Not(Name()):
            return _simple(crisis, formula)
        case And(parts):
            return _all_of(crisis, parts)
        case Or(parts):
            return f"either {listed([clause(crisis, part) for part in parts], last='or')}"
        case Implies(when, then):
            return f"should {clause(crisis, when)}, {clause(crisis, then)}"
        case Iff(left, right):
            return f"{clause(crisis, left)} exactly if {clause(crisis, right)}"
        case Count(bound, number, parts):
            among = "; ".join(clause(crisis, part) for part in parts)
            return f"{bound} {'one' if number == 1 else number} of these come true ({among})"
        case Not(part):
            return _denied(crisis, part)


def _denied(crisis: Crisis, formula: Formula) -> str:
    match formula:
        case Not(part):
            return clause(crisis, part)
        case Or(parts):
            return clause(crisis, And(tuple(Not(part) for part in parts)))
        case Implies(when, then):
            return clause(crisis, And((when, Not(then))))
        case Constant(value):
            return clause(crisis, Constant(not value))
    return f"it not come about that {clause(crisis, formula)}"


def _simple(crisis: Crisis, formula: Formula) -> str:
    """An option taken or not, a condition that holds or not."""
    about = _about(crisis, formula)
    return f"{about} {_predicate(crisis, formula)}"


def _about(crisis: Crisis, formula: Formula) -> str:
    name = formula.part if isinstance(formula, Not) else formula
    if not isinstance(name, Name):
        return ""
    if name.name in crisis.conditions:
        return condition(crisis, name.name)
    return called(crisis, owner(name.name))


def _predicate(crisis: Crisis, formula: Formula) -> str:
    match formula:
        case Name(name) if name in crisis.options:
            return deed(crisis, name)
        case Not(Name(name)) if name in crisis.options:
            return f"not {deed(crisis, name)}"
        case Not():
            return "not be true"
    return "be true"


def _each(parts: Sequence[Formula]) -> Iterator[Formula]:
    """The things that must all be so, with those that are said of several at once one by one."""
    for part in parts:
        match part:
            case And(inner):
                yield from _each(inner)
            case Not(Or(inner)):
                yield from _each([Not(one) for one in inner])
            case Not(Not(inner_part)):
                yield from _each([inner_part])
            case _:
                yield part


def _all_of(crisis: Crisis, parts: Sequence[Formula]) -> str:
    """Several things at once; who does more than one of them is named once."""
    clauses = []
    subjects = [(_about(crisis, part), part) for part in _each(parts)]
    order = list(dict.fromkeys(about for about, _ in subjects))
    subjects.sort(key=lambda pair: order.index(pair[0]))
    for about, pairs in groupby(subjects, itemgetter(0)):
        together = [part for _, part in pairs]
        if about:
            predicates = [_predicate(crisis, part) for part in together]
            clauses.append(f"{about} {listed(predicates)}")
        else:
            clauses += [clause(crisis, part) for part in together]
    # One that has commas of its own must not run into the next.
    conditional = any(text.startswith("should ") for text in clauses)
    return "; and ".join(clauses) if conditional else listed(clauses)
