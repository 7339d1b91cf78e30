"""States and moves in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.crisis import is_open
from excomm.report.words.names import condition, deed, listed, owner, trimmed
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from excomm.model.crisis import Crisis
    from excomm.space.space import Space


@dataclass(frozen=True)
class Holding:
    """What is true of one actor in a state, or of no actor in particular where `actor` is None; texts as written."""

    actor: str | None
    names: tuple[str, ...]
    texts: tuple[str, ...]


def holdings(crisis: Crisis, names: Collection[str]) -> tuple[Holding, ...]:
    """Say what is true in a state, actor by actor in the order of the file, conditions last."""
    by_actor = [
        _holding(actor, {name: crisis.options[name].text for name in true})
        for actor in crisis.actors
        if (true := [name for name in crisis.options if name in names and owner(name) == actor])
    ]
    facts = {name: part.text for name, part in crisis.conditions.items() if name in names}
    return (*by_actor, _holding(None, facts)) if facts else tuple(by_actor)


def _holding(actor: str | None, texts: Mapping[str, str]) -> Holding:
    return Holding(actor, tuple(texts), tuple(map(trimmed, texts.values())))


def state_in_words(crisis: Crisis, names: Collection[str]) -> str:
    """Say in one line what is true in a state.

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
    >>> state_in_words(crisis, ["usa.strike", "war"])
    'United States: bomb the sites. It holds: General war.'
    """
    said = [
        f"{crisis.actors[holding.actor].name}: "
        + "; ".join(deed(crisis, name) for name in holding.names)
        if holding.actor
        else f"It holds: {'; '.join(holding.texts)}"
        for holding in holdings(crisis, names)
    ]
    return f"{'. '.join(said)}." if said else "No option is taken, and no condition holds."


def move_in_words(space: Space, actor: int, start: int, end: int) -> str:
    """Say what an actor does by a move, as a phrase that can follow `would rather` or `could`."""
    crisis, mover = space.crisis, space.actors[actor]
    before, after = frozenset(state_names(space, start)), frozenset(state_names(space, end))
    changed = [name for name in space.bits if (name in before) != (name in after)]
    own = [name for name in changed if name in crisis.options and is_open(crisis, name, mover)]
    takes = [deed(crisis, name) for name in own if name in after]
    drops = [f"no longer {deed(crisis, name)}" for name in own if name in before]
    follows = _what_follows(crisis, [name for name in changed if name not in own], after)
    done = listed([*takes, *drops]) if own else "change nothing of its own"
    return f"{done} (so that {follows})" if follows else done


def _what_follows(crisis: Crisis, names: Sequence[str], after: frozenset[str]) -> str:
    """What consequences changed besides: conditions, and options of others."""
    said = [
        f"{_thing(crisis, name)} {'holds' if name in after else 'no longer holds'}"
        for name in names
    ]
    return listed(said) if said else ""


def _thing(crisis: Crisis, name: str) -> str:
    if name in crisis.conditions:
        return condition(crisis, name)
    return f"“{crisis.actors[owner(name)].name}: {deed(crisis, name)}”"
