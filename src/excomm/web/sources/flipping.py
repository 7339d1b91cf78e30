"""Flips a dispute by its variant, and tells which equilibria come and go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.comparing import shifts_between
from excomm.report.sections.definitions import DEFINITIONS
from excomm.report.sections.states import titled
from excomm.report.text.shifts import NO_CHANCE
from excomm.report.words.names import listed
from excomm.report.words.states import state_in_words
from excomm.space.bits import mask_of
from excomm.space.finding import place_of
from excomm.space.naming import number_of
from excomm.web.as_code import code_of
from excomm.web.problems import NotThereError
from excomm.web.shapes.answer import Named
from excomm.web.shapes.sources import ConceptFlipped, Flipped, StateMoved
from excomm.web.states.analysed import analysed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from excomm.report.comparing import Shift, Shifts
    from excomm.space.space import Space
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved

# So many states that come or go are told of each concept; of the largest crises there are hundreds.
MOST_STATES = 12


def flipped(shelved: Shelved, variants: tuple[str, ...], variant: str) -> Flipped:
    """Put a variant in, or take it out if it is in. Raises `NotThereError` where the crisis has none of that name."""
    was = analysed(shelved, variants)
    if variant not in was.crisis.variants:
        known = ", ".join(was.crisis.variants) or "none"
        raise NotThereError(f"there is no variant '{variant[:60]}'", remedy=f"known: {known}")
    applies = variant not in variants
    after = (*variants, variant) if applies else tuple(one for one in variants if one != variant)
    would = analysed(shelved, after)
    concepts = [one for one in was.findings.concepts if one in would.findings.concepts]
    found = shifts_between(was.space, would.space, concepts=concepts)
    return Flipped(
        variant=Named(name=variant, text=was.crisis.variants[variant].text),
        applies=applies,
        before=variants,
        after=after,
        summary=_summary(found),
        states_before=was.space.states,
        states_after=would.space.states,
        concepts=tuple(_concept(found, shift) for shift in found.shifts),
        note=NO_CHANCE,
        code=_code(shelved, variants, after),
    )


def _summary(found: Shifts) -> str:
    moved = [one for one in found.shifts if one.new or one.gone or one.barred]
    if not moved:
        return "The same states could last, by every concept."
    if len(moved) == len(found.shifts):
        return "By every concept, other states could last."
    still = [DEFINITIONS[one.concept].name for one in found.shifts if one not in moved]
    return f"Other states could last by {len(moved)} of {len(found.shifts)} concepts; the same by {listed(still)}."


def _concept(found: Shifts, shift: Shift) -> ConceptFlipped:
    moved: list[tuple[Literal["new", "gone", "barred"], tuple[str, ...]]] = [
        *(("new", state) for state in shift.new),
        *(("gone", state) for state in shift.gone),
        *(("barred", state) for state in shift.barred),
    ]
    # Those that have an outcome with a name tell a reader most.
    told = [_moved(found, change, state) for change, state in moved]
    told.sort(key=lambda one: not one.outcome)
    return ConceptFlipped(
        concept=shift.concept,
        name=DEFINITIONS[shift.concept].name,
        kept=len(shift.kept),
        new=len(shift.new),
        gone=len(shift.gone),
        barred=len(shift.barred),
        states=_some_of_each(told),
    )


def _some_of_each(told: Sequence[StateMoved]) -> tuple[StateMoved, ...]:
    """The first of those that come, of those that go, and of those that become impossible."""
    return tuple(
        one
        for change in ("new", "gone", "barred")
        for one in [state for state in told if state.change == change][:MOST_STATES]
    )


def _moved(
    found: Shifts, change: Literal["new", "gone", "barred"], names: tuple[str, ...]
) -> StateMoved:
    before, after = _place(found.was, names), _place(found.would, names)
    space, place = (found.would, after) if change == "new" else (found.was, before)
    outcome = -1 if place is None else int(space.outcome[place])
    return StateMoved(
        change=change,
        before=None if before is None else number_of(before),
        after=None if after is None else number_of(after),
        words=state_in_words(space.crisis, names),
        outcome=titled(space.outcomes[outcome]) if outcome >= 0 else "",
    )


def _place(space: Space, names: tuple[str, ...]) -> int | None:
    """Where a state stands in a crisis, None where it has no such state."""
    if not all(name in space.positions for name in names):
        return None
    return place_of(space.graph.codes, mask_of(space.positions[name] for name in names))


def _code(shelved: Shelved, before: tuple[str, ...], after: tuple[str, ...]) -> Code:
    """Both crises side by side in a terminal, their difference in Python."""
    other = code_of(shelved, after, ["stability"], [])
    _, loading = other.python.splitlines()
    python = [
        loading.replace("crisis =", "otherwise =", 1),
        "from excomm.report.comparing import shifts_between",
        "print(shifts_between(ex.compile_space(crisis), ex.compile_space(otherwise)))",
    ]
    shown = code_of(shelved, before, ["stability"], python)
    return shown.model_copy(update={"command": f"{shown.command}\n{other.command}"})
