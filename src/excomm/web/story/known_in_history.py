"""What an actor knew in history, by what the file says of who sees what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.veils import hidden_from, known_from, learned_by, veils_of
from excomm.report.words.veils import since_when, taken_for, thing, why_veiled
from excomm.web.shapes.story import KnownThen, Unseen, Veiled
from excomm.web.story.of_history import stops_of
from excomm.web.story.telling import facts_told

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from excomm.model.crisis import Crisis
    from excomm.web.story.of_history import Stop


def veiled_in_history(crisis: Crisis, actor: str) -> Iterator[Veiled]:
    """What an actor could not know of the steps of history, and the step that told it later, if one did."""
    stops = stops_of(crisis)
    numbers = {stop.step: number for number, stop in enumerate(stops, start=1) if stop.step}
    for step, veil in veils_of(crisis, actor).items():
        told = known_from(crisis, actor, step, veil)
        yield Veiled(
            id=f"history.{step}",
            sees=facts_told(crisis, veil.seen),
            why=why_veiled(crisis, actor, veil),
            learned=numbers[told] if told else None,
            learning=since_when(crisis, actor, step, veil),
        )


def known_in_history(crisis: Crisis, actor: str) -> tuple[KnownThen, ...]:
    """What an actor saw and could not see at each stop of history, from the beginning on."""
    stops, hidden = stops_of(crisis), hidden_from(crisis, actor)
    told: dict[str, bool] = {}
    found = [_known(crisis, actor, crisis.start, hidden, told)]
    for stop in stops:
        told.update(_told_by(crisis, actor, stop, hidden))
        found.append(_known(crisis, actor, stop.after, hidden, told))
    return tuple(found)


def _told_by(
    crisis: Crisis, actor: str, stop: Stop, hidden: Collection[str]
) -> Iterator[tuple[str, bool]]:
    """What a step tells an actor of things that it cannot see, and how they stand."""
    if stop.step:
        for name in hidden:
            if learned_by(crisis, actor, name, after=stop.step - 1) == stop.step:
                yield name, name in stop.after


def _known(
    crisis: Crisis,
    actor: str,
    true: Sequence[str],
    hidden: Collection[str],
    told: Mapping[str, bool],
) -> KnownThen:
    return KnownThen(
        sees=facts_told(crisis, (name for name in true if name not in hidden)),
        unseen=tuple(
            Unseen(text=thing(crisis, name), taken_for=_taken(crisis, actor, name, told))
            for name in crisis.bits
            if name in hidden
        ),
    )


def _taken(crisis: Crisis, actor: str, name: str, told: Mapping[str, bool]) -> str:
    if name not in told:
        return taken_for(crisis, actor, name)
    return "told that it was so" if told[name] else "told that it was not so"
