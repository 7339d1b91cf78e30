"""Was it needed, was it enough: what a change took away, and in how many worlds that decided an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions import (
    Adopt,
    Believe,
    Forbid,
    Force,
    Intervention,
    Prefer,
    Remove,
    Replace,
    Take,
    Unwant,
    Vary,
    Without,
)
from excomm.report.sections.dates import date_in_words
from excomm.report.words.names import (
    called,
    capital,
    condition,
    counted,
    deed,
    listed,
    owner,
    spaced,
    trimmed,
)
from excomm.report.words.persons import person_called
from excomm.tables.in_words import between, percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.necessity import Causation
    from excomm.causes.what_if_counting import Contrast
    from excomm.model.crisis import Crisis

# So many parts of a change are named one by one.
MOST_PARTS = 2
# Below this factor shared luck is not worth a word.
WORTH = 1.05


def taken_away(crisis: Crisis, interventions: Sequence[Intervention]) -> str:
    """Say what the model has as it stands and a change takes away, as something that may be needed.

    >>> import excomm as ex
    >>> crisis = ex.load("cuba-1962")
    >>> taken_away(crisis, [Without("arkhipov")])
    'Arkhipov’s presence'
    >>> taken_away(crisis, [Forbid("usa.invade"), Remove("stray_u2"), Without("grechko")])
    'the freedom of the United States to invade Cuba, and 2 more things that were changed'
    """
    said = [_part(crisis, one) for one in interventions]
    if len(said) <= MOST_PARTS:
        return listed(said)
    return f"{said[0]}, and {len(said) - 1} more things that were changed"


def _part(crisis: Crisis, intervention: Intervention) -> str:
    match intervention:
        case Without(person):
            return f"{person_called(crisis, person)}’s presence"
        case Replace(person):
            return f"that it was {person_called(crisis, person)}, and nobody else,"
        case Take(name, on):
            return f"{_whether(crisis, name, 'not ')}{_on(on)}"
        case Forbid(name):
            return _whether(crisis, name, "")
        case Force(event, on):
            return f"leaving it to chance{_on(on)} whether “{_event(crisis, event)}”"
        case Remove(event):
            return f"the possibility of “{_event(crisis, event)}”"
        case _:
            return _in_mind(crisis, intervention)


def _in_mind(crisis: Crisis, intervention: Believe | Prefer | Unwant | Vary | Adopt) -> str:
    match intervention:
        case Believe(actor, about):
            return f"what {called(crisis, actor)} believes of {spaced(about)}"
        case Prefer(actor) | Unwant(actor):
            return f"what {called(crisis, actor)} wants, as the file has it,"
        case Vary(place):
            return f"{place}, as the file has it,"
        case Adopt(variant):
            return f"the file as it stands, and not as in {variant},"


def _whether(crisis: Crisis, name: str, negated: str) -> str:
    if name in crisis.conditions:
        held = "possibly not holding" if negated else "being possible"
        return f"{condition(crisis, name)} {held}"
    return f"the freedom of {called(crisis, owner(name))} {negated}to {deed(crisis, name)}"


def _on(date: str | None) -> str:
    return f" on {date_in_words(date)}" if date else ""


def _event(crisis: Crisis, event: str) -> str:
    return trimmed(crisis.events[event].text) or spaced(event)


def needed(one: Contrast, what: str, *, runs: bool) -> list[str]:
    """In how many worlds that which was taken away made the difference to an outcome, for and against."""
    name = spaced(one.outcome)
    if one.was == one.would == 0:
        return [f"{capital(name)}: cannot be estimated, since it comes about in neither world."]
    said = [_counts(one, name)] if runs else []
    if runs and not one.lost + one.gained:
        return said
    ends, does_not = f"that end in {name}", f"that do not end in {name}"
    if one.difference <= 0:
        said += _asked(what, f"for {name}", (one.necessity, ends), (one.sufficiency, does_not))
    if one.difference >= 0:
        against = (one.necessity_of_not, does_not), (one.sufficiency_of_not, ends)
        said += _asked(what, f"to keep {name} away", *against)
    return said


def _asked(
    what: str, for_what: str, necessity: tuple[Causation, str], sufficiency: tuple[Causation, str]
) -> list[str]:
    as_it_stands = f"{necessity[1]} in the model as it stands"
    otherwise = f"{sufficiency[1]} with the change"
    return [
        f"Was {what} needed {for_what}? {_causation(necessity[0], as_it_stands)}.",
        f"Was it enough {for_what}? {_causation(sufficiency[0], otherwise)}.",
    ]


def _counts(one: Contrast, name: str) -> str:
    only = (
        f"{counted(one.lost, 'world')} ended so only in the model as it stands, {one.gained:,} only with the"
        " change"
    )
    surer = (
        f" Shared luck makes the difference as sure as {one.reduction:.2g} times as many runs of their own would."
        if one.reduction is not None and one.reduction >= WORTH
        else ""
    )
    return f"{capital(name)}: {only}.{surer}"


def _causation(one: Causation, which: str) -> str:
    bounds = "" if one.bounds is None else between(*one.bounds)
    if one.value is None:
        return (
            f"In {bounds} of the worlds {which}, whatever worlds share"
            if bounds
            else f"Cannot be estimated: there are no worlds {which}"
        )
    return (
        f"In {percent(one.value)} of {counted(one.cases, 'world')} {which} ({bounds}, whatever worlds"
        " share)"
    )
