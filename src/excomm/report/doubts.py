"""What is allowed in a crisis file but perhaps not meant, for its author to look at again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.evidence.coverage import uncited
from excomm.evidence.placed import misspelt_places, not_marked, without_place
from excomm.evidence.unwritten import unwritten
from excomm.model.formulas import Name, names_in
from excomm.model.references import formulas_of, references_of
from excomm.report.hints import odd_texts, set_by_nothing, set_for_good
from excomm.report.idle import void_beliefs, without_effect
from excomm.report.sections.sources import evidence_of
from excomm.space.history import follow_history
from excomm.space.truth import truth_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from excomm.model.crisis import Crisis
    from excomm.space.space import Space

# Where a name in a list counts for what can happen, or for what somebody wants, as it does in a formula.
WITH_EFFECT = frozenset({"consequences", "moves", "preferences"})


@dataclass(frozen=True)
class Doubt:
    """Something that is allowed but perhaps not meant, and the parts of the file of which it is true."""

    text: str
    parts: tuple[str, ...]


def doubts_about(space: Space, patched: Mapping[str, Space]) -> tuple[Doubt, ...]:
    """Everything worth a second look in a crisis, and in what its variants make of it."""
    return tuple(_doubts(space, patched))


def _doubts(space: Space, patched: Mapping[str, Space]) -> Iterator[Doubt]:
    crisis = space.crisis
    unused = _unused(crisis)
    yield from _of_one_or_many(
        evidence_of(crisis).unsourced,
        "rests on no claim and on no judgement",
        "rest on no claim and on no judgement",
    )
    yield from _of_one_or_many(
        unused,
        "decides nothing: nobody's preferences and no rule, event or outcome mention it",
        "decide nothing: nobody's preferences and no rule, event or outcome mention them",
    )
    yield from _of_one_or_many(
        (name for name in set_by_nothing(crisis) if name not in unused),
        "is a condition that nothing sets: no consequence, no event, no start",
        "are conditions that nothing sets: no consequence, no event, no start",
    )
    yield from _of_one_or_many(
        set_for_good(crisis),
        "is a condition that stays once it is set: nothing clears it",
        "are conditions that stay once they are set: nothing clears them",
    )
    yield from _of_one_or_many(
        odd_texts(crisis),
        "has a text in another style than the rest: best is what is done, without subject and full stop, as in "
        "'strike the sites'",
        "have texts in another style than the rest: best is what is done, without subject and full stop, as in "
        "'strike the sites'",
    )
    yield from _of_one_or_many(
        without_effect(crisis),
        "is not used, given the rest of the file",
        "are not used, given the rest of the file",
    )
    yield from _of_one_or_many(
        void_beliefs(space),
        "is a belief about what its actor can always tell",
        "are beliefs about what their actors can always tell",
    )
    yield from _of_one_or_many(
        _constant(space),
        "holds in no possible state, or in all of them",
        "hold in no possible state, or in all of them",
    )
    yield from _of_one_or_many(
        _empty_outcomes(space),
        "is an outcome of no possible state",
        "are outcomes of no possible state",
    )
    yield from _of_one_or_many(
        uncited(crisis),
        "is a claim that nothing in the crisis file cites",
        "are claims that nothing in the crisis file cites",
    )
    yield from _of_one_or_many(
        unwritten(crisis),
        "is a claim that is still to be written: say in your own words, in 'says:', what it claims",
        "are claims that are still to be written: say in your own words, in 'says:', what each claims",
    )
    yield from _of_one_or_many(
        without_place(crisis),
        "is a claim that does not say where in its document it is written: add 'place:'",
        "are claims that do not say where in their document they are written: add 'place:'",
    )
    yield from _of_one_or_many(
        misspelt_places(crisis),
        "and names no place of the file; any words may stand there, but no map shows them",
        "claims name no place of the file; any words may stand there, but no map shows them",
    )
    yield from _of_one_or_many(
        not_marked(crisis),
        "is a claim that nobody looked up, and is not marked 'checked: unverified'",
        "are claims that nobody looked up, and are not marked 'checked: unverified'",
    )
    yield from _of_one_or_many(
        (variant for variant, other in patched.items() if _is_off_the_path(other)),
        "is a variant in which history is no path any more",
        "are variants in which history is no path any more",
    )


def _of_one_or_many(found: Iterable[str], one: str, many: str) -> Iterator[Doubt]:
    parts = tuple(found)
    if parts:
        yield Doubt(one if len(parts) == 1 else many, parts)


def _unused(crisis: Crisis) -> tuple[str, ...]:
    # When a place is shown on a map changes nothing else.
    formulas = [formula for path, formula in formulas_of(crisis) if path[0] != "places"]
    used = {name for formula in formulas for name in names_in(formula)}
    used |= {name for path, _, name, _ in references_of(crisis) if path[0] in WITH_EFFECT}
    return tuple(name for name in crisis.bits if name not in used)


def _constant(space: Space) -> Iterator[str]:
    for name in space.bits:
        holds = truth_of(Name(name), space.graph.codes, space.positions)
        if holds.all() or not holds.any():
            yield name


def _empty_outcomes(space: Space) -> Iterator[str]:
    for place, name in enumerate(space.outcomes):
        if not (space.outcome == place).any():
            yield name


def _is_off_the_path(space: Space) -> bool:
    return any(reached.fault for reached in follow_history(space))
