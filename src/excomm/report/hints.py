"""Conditions that cannot come or cannot go, and options whose texts do not read on in a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.model.formulas import names_in
from excomm.model.rules import Consequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.events import Event, Scheduled
    from excomm.model.history import Step

# A first word with one capital, as of a sentence; U-2, U.N. and the like keep theirs.
_CAPITAL = re.compile(r"[A-Z][a-z’']*(?=[ ,;:.]|$)")
_SUBJECTS = frozenset({"it", "they", "he", "she", "we", "i", "to"})


def set_by_nothing(crisis: Crisis) -> Iterator[str]:
    """Conditions that are not true at the start and that nothing in the file makes true."""
    if crisis.moves.arcs:
        # Listed moves may change anything.
        return
    made = {name for part in _with_effects(crisis) for name in part.sets} | {*crisis.start}
    yield from (name for name in crisis.conditions if name not in made)


def set_for_good(crisis: Crisis) -> Iterator[str]:
    """Conditions that something sets and nothing clears, though what sets them may pass."""
    if crisis.moves.arcs:
        return
    lasting = {name for name, option in crisis.options.items() if option.irreversible is True}
    cleared = {name for part in _with_effects(crisis) for name in part.clears}
    passing = {
        name
        for part in _with_effects(crisis)
        if lasting.isdisjoint(names_in(part.when) if isinstance(part, Consequence) else ())
        for name in part.sets
    }
    for name, condition in crisis.conditions.items():
        if name in passing and name not in cleared and not condition.ends:
            yield name


def _with_effects(crisis: Crisis) -> tuple[Consequence | Event | Scheduled | Step, ...]:
    events = crisis.events.values()
    return (*crisis.consequences, *events, *crisis.schedule, *crisis.history)


def odd_texts(crisis: Crisis) -> Iterator[str]:
    """Options whose text names its subject, ends as a sentence does, or alone begins with a capital, or alone does not.

    Texts stand in sentences after `to`, as in `Kovar prefers to build the dam`.
    """
    phrases = {
        name: bool(_CAPITAL.match(option.text))
        for name, option in crisis.options.items()
        if not _is_sentence(option.text, crisis.actors[name.partition(".")[0]].name)
    }
    usual = 2 * sum(phrases.values()) > len(phrases)
    for name in crisis.options:
        if phrases.get(name, not usual) != usual:
            yield name


def _is_sentence(text: str, actor: str) -> bool:
    return text.endswith(".") or _has_subject(text, actor)


def _has_subject(text: str, actor: str) -> bool:
    words = text.lower().removeprefix("the ")
    return words.startswith(f"{actor.lower().removeprefix('the ')} ") or (
        words.partition(" ")[0] in _SUBJECTS
    )
