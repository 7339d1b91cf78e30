"""Flips a dispute by its variant, and tells which equilibria come and go."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.report.comparing import turnover
from excomm.report.sections.definitions import DEFINITIONS
from excomm.report.sections.states import titled
from excomm.report.text.shifts import NO_CHANCE
from excomm.report.words.names import listed
from excomm.report.words.states import state_in_words
from excomm.space.counterparts import counterparts
from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.web.as_code import code_of
from excomm.web.problems import NotThereError
from excomm.web.shapes.answer import Named
from excomm.web.shapes.sources import ConceptFlipped, Flipped, StateMoved
from excomm.web.states.analysed import analysed

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

    from excomm.report.comparing import Turnover
    from excomm.space.counterparts import Counterparts
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved
    from excomm.web.states.analysed import Analysed

    Places = NDArray[np.int64]

Change = Literal["new", "gone", "barred"]

# So many states that come or go are told of each concept; of the largest crises there are hundreds.
MOST_STATES = 12


@dataclass(frozen=True)
class _Flip:
    """The analyses before and after, and where the states of each stand in the other."""

    was: Analysed
    would: Analysed
    places: Counterparts

    def turnover(self, concept: str) -> Turnover:
        """What becomes of the equilibria of a concept."""
        before, after = (one.findings.equilibria(concept) for one in (self.was, self.would))
        return turnover(self.places, before, after)


def flipped(shelved: Shelved, variants: tuple[str, ...], variant: str) -> Flipped:
    """Put a variant in, or take it out if it is in. Raises `NotThereError` where the crisis has none of that name."""
    was = analysed(shelved, variants)
    if variant not in was.crisis.variants:
        known = ", ".join(was.crisis.variants) or "none"
        raise NotThereError(f"there is no variant '{variant[:60]}'", remedy=f"known: {known}")
    applies = variant not in variants
    after = (*variants, variant) if applies else tuple(one for one in variants if one != variant)
    would = analysed(shelved, after)
    flip = _Flip(was, would, counterparts(was.space, would.space))
    concepts = [one for one in was.findings.concepts if one in would.findings.concepts]
    found = {concept: flip.turnover(concept) for concept in concepts}
    return Flipped(
        variant=Named(name=variant, text=was.crisis.variants[variant].text),
        applies=applies,
        before=variants,
        after=after,
        summary=_summary(found),
        states_before=was.space.states,
        states_after=would.space.states,
        concepts=tuple(_concept(flip, concept, one) for concept, one in found.items()),
        note=NO_CHANCE,
        code=_code(shelved, variants, after),
    )


def _summary(found: Mapping[str, Turnover]) -> str:
    still = [name for name, one in found.items() if not (one.new.size or one.lost.size)]
    if len(still) == len(found):
        return "The same states could last, by every concept."
    if not still:
        return "By every concept, other states could last."
    names = listed([DEFINITIONS[name].name for name in still])
    moved = len(found) - len(still)
    return f"Other states could last by {moved} of {len(found)} concepts; the same by {names}."


def _concept(flip: _Flip, concept: str, found: Turnover) -> ConceptFlipped:
    return ConceptFlipped(
        concept=concept,
        name=DEFINITIONS[concept].name,
        kept=found.kept.size,
        new=found.new.size,
        gone=found.gone.size,
        barred=found.barred.size,
        states=(
            *_told(flip, "new", found.new),
            *_told(flip, "gone", found.gone),
            *_told(flip, "barred", found.barred),
        ),
    )


def _told(flip: _Flip, change: Change, states: Places) -> Iterator[StateMoved]:
    """Some of the states that come, or go: first those with an outcome, which tell a reader most."""
    came = change == "new"
    space = (flip.would if came else flip.was).space
    other = flip.places.back if came else flip.places.there
    outcomes = space.outcome[states]
    for at in np.argsort(outcomes < 0, kind="stable")[:MOST_STATES].tolist():
        here, there = int(states[at]), int(other[states[at]])
        before, after = (there, here) if came else (here, there)
        yield StateMoved(
            change=change,
            before=_number(before),
            after=_number(after),
            words=state_in_words(space.crisis, state_names(space, here)),
            outcome=titled(space.outcomes[outcomes[at]]) if outcomes[at] >= 0 else "",
        )


def _number(place: int) -> int | None:
    return number_of(place) if place >= 0 else None


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
