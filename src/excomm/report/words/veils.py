"""What an actor could not know, and since when it knew, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.changing import change_in_words
from excomm.evidence.veils import known_from, would_tell
from excomm.process.sight import believed_chance
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import called, capital, condition, fact, listed, spaced, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.evidence.veils import Veil
    from excomm.model.crisis import Crisis


def why_veiled(crisis: Crisis, actor: str, veil: Veil) -> str:
    """Say why an actor could not know something.

    >>> import excomm as ex
    >>> from excomm.evidence.veils import veils_of
    >>> cuba = ex.load("cuba-1962")
    >>> why_veiled(cuba, "cuba", veils_of(cuba, "cuba")[15])
    'By the file only the United States and the Soviet Union knew of it then.'
    """
    if veil.known_to is None:
        things = listed([thing(crisis, name) for name in veil.hidden])
        return f"{capital(called(crisis, actor))} could not see how it stood with {things}."
    if not veil.known_to:
        return "By the file none of its actors knew of it then."
    known = listed([called(crisis, one) for one in veil.known_to])
    return f"By the file only {known} knew of it then."


def since_when(crisis: Crisis, actor: str, number: int, veil: Veil) -> str:
    """Say since when an actor knew of a step of history that it could not know when it happened.

    >>> import excomm as ex
    >>> from excomm.evidence.veils import veils_of
    >>> cuba = ex.load("cuba-1962")
    >>> since_when(cuba, "cuba", 1, veils_of(cuba, "cuba")[1])
    'It could know of it from 22 October 1962 on.'
    """
    if veil.public_from is not None:
        return f"It could know of it from {date_in_words(veil.public_from.text)} on."
    told = known_from(crisis, actor, number, veil)
    if told:
        step = crisis.history[told - 1]
        text = trimmed(step.text or change_in_words(crisis, step))
        return f"It learned of it by what happened on {date_in_words(step.on.text)}: {text}."
    if veil.known_to is not None:
        return "When it learned of it is not told here."
    return how_it_would_learn(crisis, actor, veil.hidden)


def how_it_would_learn(crisis: Crisis, actor: str, names: Sequence[str]) -> str:
    """Say what would tell an actor of things that it cannot see, though nothing in what is told did."""
    events = dict.fromkeys(event for name in names for event in would_tell(crisis, actor, name))
    if not events:
        return "Nothing in the model would tell it."
    told = listed([f"“{trimmed(crisis.events[event].text) or spaced(event)}”" for event in events])
    return f"It would learn by {told}; when it did is not told here."


def taken_for(crisis: Crisis, actor: str, name: str) -> str:
    """Say how likely an actor took something for, of which it knew nothing, as the file has it.

    >>> import excomm as ex
    >>> cuba = ex.load("cuba-1962")
    >>> taken_for(cuba, "cuba", "usa.turkey_secret")
    'the file gives its belief as a probability of uniform(0, 0.1)'
    >>> taken_for(cuba, "usa", "operational")
    'the file says no belief: taken to be as at the start, not so'
    """
    chance = believed_chance(crisis, actor, name)
    if chance is not None:
        return f"the file gives its belief as a probability of {chance.text}"
    how = "so" if name in crisis.start else "not so"
    return f"the file says no belief: taken to be as at the start, {how}"


def thing(crisis: Crisis, name: str) -> str:
    """Return an option or a condition in quotation marks."""
    return condition(crisis, name) if name in crisis.conditions else f"“{fact(crisis, name)}”"
