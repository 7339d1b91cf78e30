"""What each actor wants, as the file says it: statements in their order, a ranking, or weights."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.sections.backing import Backing, backing_of
from excomm.report.words.wishes import clause

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.preferences import Preference
    from excomm.report.people import Badge


@dataclass(frozen=True)
class Wish:
    """One statement: its formula, and the same as a clause after `that`; for weights, the words are the weight."""

    formula: str
    words: str
    backing: Backing


@dataclass(frozen=True)
class Wants:
    """What one actor wants; `how` says how the file gives it, `heading` what the words complete."""

    badge: Badge
    how: str
    heading: str
    wishes: tuple[Wish, ...]
    backing: Backing


def wants_of(crisis: Crisis, badges: Mapping[str, Badge]) -> tuple[Wants, ...]:
    """Tell every actor's preferences."""
    return tuple(
        Wants(
            badges[actor],
            _how(preference),
            _heading(preference),
            _wishes(crisis, preference),
            backing_of(preference),
        )
        for actor, preference in crisis.preferences.items()
    )


def _how(preference: Preference) -> str:
    if preference.statements:
        return "Most important first: an earlier wish outweighs all later ones together."
    if preference.weights:
        return "Each counts with its weight where it is true; the sum ranks the states."
    return "The file ranks the states directly."


def _heading(preference: Preference) -> str:
    return "It prefers that …" if preference.statements else "Weight"


def _wishes(crisis: Crisis, preference: Preference) -> tuple[Wish, ...]:
    statements = tuple(
        Wish(written(part.want), clause(crisis, part.want), backing_of(part))
        for part in preference.statements
    )
    weights = tuple(
        Wish(name, f"{weight:+g}", Backing()) for name, weight in preference.weights.items()
    )
    return statements or weights
