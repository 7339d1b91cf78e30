"""What actors could believe otherwise: first what the file has them believe, then all else that they do not set."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.events import Belief
from excomm.report.words.names import called, capital, fact, owner, spaced, trimmed
from excomm.web.shapes.interventions import BelieveAsked
from excomm.web.shapes.what_if import Blank, Element, Way

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis

OF_BITS = "How likely it is, as 0.2 or 20 %."
OF_EVENTS = "How often it comes, as '0.1 per day', or how likely it has its effect, as 0.2."


def beliefs(crisis: Crisis) -> Iterator[Element]:
    """An element for each thing of which an actor may have a picture."""
    for actor in crisis.actors:
        held = _held(crisis.beliefs.get(actor, Belief()))
        abouts = [name for name in (*crisis.bits, *crisis.events) if name in held]
        others = [
            name
            for name in (*crisis.bits, *crisis.events)
            if name not in held and not (name in crisis.options and owner(name) == actor)
        ]
        for about in (*abouts, *others):
            yield _belief(crisis, actor, about, held.get(about))


def _held(belief: Belief) -> dict[str, str]:
    """What an actor believes of each thing, in short."""
    bits = {**belief.options, **belief.conditions}
    found = {name: one.text for name, one in bits.items()}
    for name, event in belief.events.items():
        parts = [one.text for one in (event.rate, event.chance) if one is not None]
        found[name] = ", ".join(parts)
    return found


def _belief(crisis: Crisis, actor: str, about: str, now: str | None) -> Element:
    of_event = about in crisis.events
    what = trimmed(crisis.events[about].text) or spaced(about) if of_event else fact(crisis, about)
    usual = "0 per day" if of_event else "0.5"
    blank = Blank(
        field="value",
        label="Believes",
        hint=OF_EVENTS if of_event else OF_BITS,
        usual=usual,
        choices=(),
    )
    other = BelieveAsked(kind="believe", actor=actor, about=about, value=usual)
    ways = [Way(title="Believes something else", asked=other, blank=blank)]
    if now is not None:
        truth = BelieveAsked(kind="believe", actor=actor, about=about, value=None)
        ways.insert(0, Way(title="Takes it for what it is", asked=truth, blank=None))
    return Element(
        id=f"belief:{actor}:{about}",
        name=f"{actor}:{about}",
        title=f"{capital(called(crisis, actor))}, of: {what}",
        now="" if now is None else f"believes {now}",
        actor=actor,
        ways=tuple(ways),
    )
