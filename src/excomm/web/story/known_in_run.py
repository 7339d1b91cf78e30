"""What an actor knew in a run, as it was run."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from excomm.evidence.veils import hidden_from, veil_over
from excomm.report.words.veils import how_it_would_learn, thing, why_veiled
from excomm.tables.in_words import percent
from excomm.web.shapes.story import KnownThen, Unseen, Veiled
from excomm.web.story.of_run import when_told
from excomm.web.story.telling import facts_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.evidence.veils import Veil
    from excomm.model.crisis import Crisis
    from excomm.process.knowing import Known
    from excomm.report.story import Story as Run
    from excomm.report.story import Told


def veiled_in_run(told: Run, actor: str) -> Iterator[Veiled]:
    """What an actor could not know of what happened in a run, and what told it later, if something did."""
    crisis, known = told.space.crisis, knowledge_at_stops(told, actor)
    hidden = hidden_from(crisis, actor)
    for stop, one in enumerate(told.told, start=1):
        veil = _veil(crisis, one, hidden, actor)
        if veil is None:
            continue
        learned = _learned(veil, known, stop)
        yield Veiled(
            id=f"told.{stop}",
            sees=facts_told(crisis, veil.seen),
            why=why_veiled(crisis, actor, veil),
            learned=learned,
            learning=_learning(told, actor, veil, learned),
        )


def _veil(crisis: Crisis, one: Told, hidden: frozenset[str], actor: str) -> Veil | None:
    if one.who == actor:
        return None
    moved = (*one.gained, *one.lost)
    event = crisis.events.get(one.who)
    known_to = event.seen_by if event and not moved else None
    return veil_over(moved, hidden=hidden, known_to=known_to, actor=actor)


def _learned(veil: Veil, known: Sequence[Known], stop: int) -> int | None:
    """The first stop from which an actor had been told anew of all that it could not see.

    What it was told before does not count.
    """
    if veil.known_to is not None:
        return None
    before = known[stop - 1].told
    for later in range(stop, len(known)):
        now = known[later].told
        if all(name in now and now[name] != before.get(name) for name in veil.hidden):
            return later
    return None


def _learning(told: Run, actor: str, veil: Veil, learned: int | None) -> str:
    if learned is not None:
        one = told.told[learned - 1]
        return f"It learned of it on {when_told(told, one.day)}: {one.text}."
    if veil.known_to is not None:
        return "When it learned of it is not told here."
    return how_it_would_learn(told.space.crisis, actor, veil.hidden)


def known_in_run(told: Run, actor: str) -> tuple[KnownThen, ...]:
    """What an actor saw, and how likely it took the rest to be, at each stop of a run from the beginning on."""
    crisis = told.space.crisis
    return tuple(_known(crisis, one) for one in knowledge_at_stops(told, actor))


def knowledge_at_stops(told: Run, actor: str) -> tuple[Known, ...]:
    """What an actor knew at the beginning and at each stop.

    What nobody sees, as that a stage was passed, has a moment and no stop: the last moment of a day counts.
    """
    place = told.space.actors.index(actor)
    days = [moment.day for moment in told.moments]
    at = [0, *(bisect_right(days, one.day) - 1 for one in told.told)]
    return tuple(told.moments[number].known[place] for number in at)


def _known(crisis: Crisis, known: Known) -> KnownThen:
    return KnownThen(
        sees=facts_told(crisis, known.sees),
        unseen=tuple(
            Unseen(text=thing(crisis, name), taken_for=_taken(known, name)) for name in known.hidden
        ),
    )


def _taken(known: Known, name: str) -> str:
    chance = percent(known.believes[name])
    if name in known.told:
        how = "so" if known.told[name] else "not so"
        return f"last told that it was {how}; taken for {chance} likely"
    if name in known.given:
        return f"taken for {chance} likely, as the rules leave nothing else"
    if name in known.unsaid:
        return f"taken for {chance} likely, as at the start: the file says no belief"
    return f"taken for {chance} likely"
