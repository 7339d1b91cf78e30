"""Who knew what in a run, and since when, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import Paper, heading, item, paragraph
from excomm.report.words.chances import day_in_words
from excomm.report.words.names import called, capital, condition, fact, listed
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.model.crisis import Crisis
    from excomm.process.knowing import Known
    from excomm.report.story import Moment

# A belief that changes by less is not told anew.
LITTLE = 0.005


def knowledge_lines(paper: Paper, crisis: Crisis, moments: Sequence[Moment]) -> list[str]:
    """Tell for each actor what it cannot see, how likely it took that to be, and when that changed."""
    if not moments:
        return []
    lines = heading(paper, "WHO KNEW WHAT: of what it could not see, as a probability")
    for place, first in enumerate(moments[0].known):
        who = capital(called(crisis, first.actor))
        if not first.hidden:
            lines += paragraph(paper, f"{who} sees everything.")
            continue
        lines += paragraph(paper, f"{who}:")
        lines += _taken_as_given(paper, crisis, first)
        for day, said in _changes(crisis, [(one.day, one.known[place]) for one in moments]):
            lines += item(paper, f"{day_in_words(crisis, day)}: {said}.", indent=2)
    return lines


def _taken_as_given(paper: Paper, crisis: Crisis, first: Known) -> list[str]:
    """What an actor knows of no fact, but goes by since a rule makes it so."""
    if not first.given:
        return []
    things = listed([_thing(crisis, name, holds=first.believes[name] > 0) for name in first.given])
    text = f"takes as given, without a belief of its own, what the rules make always so: {things}."
    return item(paper, text, indent=2)


def _changes(crisis: Crisis, known: Sequence[tuple[float, Known]]) -> Iterator[tuple[float, str]]:
    """Each moment at which an actor was told something, or came to take something for more or less likely."""
    before: Known | None = None
    for day, now in known:
        names = [
            name
            for name in now.hidden
            if name not in now.given and (before is None or _changed(before, now, name))
        ]
        if names:
            yield day, listed([_said(crisis, before, now, name) for name in names])
            before = now


def _changed(before: Known, now: Known, name: str) -> bool:
    moved = abs(now.believes[name] - before.believes[name]) > LITTLE
    return moved or before.told.get(name) != now.told.get(name)


def _said(crisis: Crisis, before: Known | None, now: Known, name: str) -> str:
    thing = _thing(crisis, name, holds=True)
    chance = percent(now.believes[name])
    if before is None and name in now.unsaid:
        return f"{thing} ({chance}, as at the start: the file says no belief)"
    if before is not None and before.told.get(name) != now.told.get(name):
        return f"is told {'that it is so' if now.told[name] else 'that it is not so'}: {thing} ({chance})"
    return f"{thing} ({chance})"


def _thing(crisis: Crisis, name: str, *, holds: bool) -> str:
    thing = condition(crisis, name) if name in crisis.conditions else f"“{fact(crisis, name)}”"
    return thing if holds else f"not {thing}"
