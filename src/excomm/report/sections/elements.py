"""What the crisis consists of: its actors, options, conditions, rules and consequences, with what each rests on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.sections.backing import Backing, backing_of
from excomm.report.sections.states import short_name
from excomm.report.words.names import counted, listed, owner

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.options import Condition, Option
    from excomm.report.people import Badge


@dataclass(frozen=True)
class ActorCard:
    """One actor: who it is, how many options it has."""

    badge: Badge
    text: str
    options: str
    backing: Backing


@dataclass(frozen=True)
class Element:
    """One option or condition; `notes` say what is special about it."""

    name: str
    short: str
    text: str
    notes: tuple[str, ...]
    at_start: bool
    backing: Backing


@dataclass(frozen=True)
class Cast:
    """The elements of one actor, or the conditions where there is no badge."""

    badge: Badge | None
    elements: tuple[Element, ...]


@dataclass(frozen=True)
class Law:
    """Something that restricts states or moves: what it says, and why."""

    says: str
    because: str
    backing: Backing


def actor_cards(crisis: Crisis, badges: Mapping[str, Badge]) -> tuple[ActorCard, ...]:
    """Introduce the actors, in the order of the file."""
    return tuple(
        ActorCard(
            badge=badges[name],
            text=actor.text,
            options=counted(sum(owner(option) == name for option in crisis.options), "option"),
            backing=backing_of(actor),
        )
        for name, actor in crisis.actors.items()
    )


def casts_of(crisis: Crisis, badges: Mapping[str, Badge]) -> tuple[Cast, ...]:
    """List the options actor by actor, and then the conditions."""
    casts = [
        Cast(badge, tuple(_option(crisis, name) for name in crisis.options if owner(name) == actor))
        for actor, badge in badges.items()
    ]
    conditions = Cast(None, tuple(_condition(crisis, name) for name in crisis.conditions))
    return tuple(cast for cast in (*casts, conditions) if cast.elements)


def laws_of(crisis: Crisis) -> tuple[Law, ...]:
    """List the rules, and the moves that are forbidden or listed one by one."""
    rules = [Law(written(rule.rule), rule.because, backing_of(rule)) for rule in crisis.rules]
    forbidden = [
        Law(
            f"{crisis.actors[move.actor].name}: a move that is ruled out",
            move.because,
            backing_of(move),
        )
        for move in crisis.moves.forbid
    ]
    arcs = [
        Law(
            f"{crisis.actors[actor].name}: its moves are listed one by one ({len(listed_moves)})",
            "",
            Backing(),
        )
        for actor, listed_moves in crisis.moves.arcs.items()
    ]
    return (*rules, *forbidden, *arcs)


def consequences_of(crisis: Crisis) -> tuple[Law, ...]:
    """List what follows at once from what."""
    return tuple(
        Law(
            says=f"{written(part.when)} → {_effect(part.sets, part.clears)}",
            because=part.text,
            backing=backing_of(part),
        )
        for part in crisis.consequences
    )


def _effect(sets: tuple[str, ...], clears: tuple[str, ...]) -> str:
    return ", ".join([*sets, *(f"not {name}" for name in clears)])


def _option(crisis: Crisis, name: str) -> Element:
    option = crisis.options[name]
    return Element(
        name=name,
        short=short_name(name),
        text=option.text,
        notes=tuple(_option_notes(crisis, option)),
        at_start=name in crisis.start,
        backing=backing_of(option),
    )


def _condition(crisis: Crisis, name: str) -> Element:
    condition = crisis.conditions[name]
    notes = ["the crisis ends here"] if condition.ends else []
    return Element(
        name=name,
        short=short_name(name),
        text=condition.text,
        notes=(*notes, *_seen(crisis, condition)),
        at_start=name in crisis.start,
        backing=backing_of(condition),
    )


def _option_notes(crisis: Crisis, option: Option) -> list[str]:
    notes = []
    if option.irreversible is True:
        notes.append("cannot be taken back")
    if option.irreversible == "when dropped":
        notes.append("once given up, gone for good")
    if option.open_to:
        notes.append(f"open to {listed(_names(crisis, option.open_to))} too")
    return [*notes, *_seen(crisis, option)]


def _seen(crisis: Crisis, part: Option | Condition) -> list[str]:
    if part.seen_by is None:
        return []
    return [f"seen only by {listed(_names(crisis, part.seen_by)) or 'nobody'}"]


def _names(crisis: Crisis, actors: tuple[str, ...]) -> list[str]:
    return [crisis.actors[actor].name for actor in actors]
