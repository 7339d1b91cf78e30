"""What can be asked what-if about: the elements of a crisis, and which interventions suit each."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.causes.interventions_people import people_in
from excomm.model.formulas import written
from excomm.report.words.names import called, capital, fact, owner, spaced, trimmed
from excomm.report.words.persons import person_called
from excomm.report.words.wishes import clause
from excomm.web.chance.knobs import turnable_in
from excomm.web.chance.naming import called as quantity_called
from excomm.web.shapes.interventions import (
    AdoptAsked,
    ForbidAsked,
    ForceAsked,
    PreferAsked,
    RemoveAsked,
    ReplaceAsked,
    TakeAsked,
    UnwantAsked,
    VaryAsked,
    WithoutAsked,
)
from excomm.web.shapes.what_if import Blank, Element, ElementGroup, Way, WhatIfChoices
from excomm.web.what_if.beliefs import beliefs

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from excomm.model.crisis import Crisis
    from excomm.web.shapes.interventions import InterventionAsked
    from excomm.web.shapes.what_if import GroupKey

TITLES: dict[GroupKey, str] = {
    "options": "Options and conditions",
    "events": "Events",
    "people": "People",
    "beliefs": "Beliefs",
    "wishes": "Wishes",
    "quantities": "Quantities",
    "variants": "Variants of the file",
}


def choices_of(crisis: Crisis, variants: Collection[str]) -> WhatIfChoices:
    """All that could have been otherwise in a crisis to which some variants have been applied.

    >>> import excomm as ex
    >>> [group.key for group in choices_of(ex.load("chicken"), ()).groups]
    ['options', 'beliefs', 'wishes', 'quantities']
    """
    found: dict[GroupKey, tuple[Element, ...]] = {
        "options": tuple(_bit(crisis, name) for name in crisis.bits),
        "events": tuple(_event(crisis, name) for name in crisis.events),
        "people": tuple(_person(crisis, name) for name in people_in(crisis)),
        "beliefs": tuple(beliefs(crisis)),
        "wishes": tuple(_wishes(crisis)),
        "quantities": tuple(_quantities(crisis)),
        "variants": tuple(
            _variant(crisis, name) for name in crisis.variants if name not in variants
        ),
    }
    return WhatIfChoices(
        groups=tuple(
            ElementGroup(
                key=key,
                title=TITLES[key],
                elements=tuple(_with_aliases(crisis, one) for one in elements),
            )
            for key, elements in found.items()
            if elements
        )
    )


def _with_aliases(crisis: Crisis, element: Element) -> Element:
    """The element with what the sources also call what it speaks of."""
    said = f"{element.title} {re.sub(r'[._]', ' ', element.name)}"
    also = (
        other
        for name, others in crisis.aliases.items()
        if re.search(rf"\b{re.escape(name)}\b", said, re.IGNORECASE)
        for other in others
    )
    return element.model_copy(update={"also": tuple(dict.fromkeys(also))})


def _way(title: str, asked: InterventionAsked, blank: Blank | None = None) -> Way:
    return Way(title=title, asked=asked, blank=blank)


def _day(crisis: Crisis) -> Blank | None:
    """The blank for a date; none where the crisis has no dates."""
    span = crisis.span
    if span is None:
        return None
    first = span.text.partition("/")[0]
    hint = f"A date within {span.text}."
    return Blank(field="on", label="Day", hint=hint, usual=first.partition("T")[0], choices=())


def _bit(crisis: Crisis, name: str) -> Element:
    option, day = name in crisis.options, _day(crisis)
    ways = [
        _way(
            "Taken from the start, for good" if option else "Holds from the start, for good",
            TakeAsked(kind="take", option=name),
        ),
        _way("Never taken" if option else "Never holds", ForbidAsked(kind="forbid", option=name)),
    ]
    if day:
        dated = TakeAsked(kind="take", option=name, on=day.usual)
        ways.insert(1, _way("Taken on a day" if option else "Holds from a day on", dated, day))
    return Element(
        id=f"option:{name}",
        name=name,
        title=capital(fact(crisis, name)),
        now="true at the start" if name in crisis.start else "",
        actor=owner(name) if option else None,
        ways=tuple(ways),
    )


def _event(crisis: Crisis, name: str) -> Element:
    event, day = crisis.events[name], _day(crisis)
    ways = [_way("Never comes", RemoveAsked(kind="remove", event=name))]
    if day:
        ways.append(_way("Comes on a day", ForceAsked(kind="force", event=name, on=day.usual), day))
    return Element(
        id=f"event:{name}",
        name=name,
        title=capital(trimmed(event.text) or spaced(name)),
        now=event.rate.text,
        actor=None,
        ways=tuple(ways),
    )


def _person(crisis: Crisis, name: str) -> Element:
    ways = [_way("Is not there", WithoutAsked(kind="without", person=name))]
    asked = ReplaceAsked(kind="replace", person=name, leaning="0.5")
    leans = _leaning(crisis, name)
    if leans is not None:
        hint = f"The probability of a yes, as 0.5; now {leans}."
        blank = Blank(field="leaning", label="Yes", hint=hint, usual="0.5", choices=())
        ways.append(_way("Somebody else, who says yes so likely", asked, blank))
    seats = [one for one in crisis.committees.values() if name in one.members]
    courses = tuple(dict.fromkeys(c for one in seats for c in crisis.courses.get(one.actor, {})))
    if courses:
        blank = Blank(field="leaning", label="For", hint="", usual=courses[0], choices=courses)
        other = ReplaceAsked(kind="replace", person=name, leaning=courses[0])
        ways.append(_way("Somebody else in the committee, for a course", other, blank))
    committees = [key for key, one in crisis.committees.items() if name in one.members]
    where = ", ".join(map(spaced, committees))
    return Element(
        id=f"person:{name}",
        name=name,
        title=capital(person_called(crisis, name)),
        now=f"in {where}" if where else "",
        actor=seats[0].actor if seats else None,
        ways=tuple(ways),
    )


def _leaning(crisis: Crisis, person: str) -> str | None:
    """How likely somebody says yes where people are asked, as the file has it; None where this one is not."""
    for event in crisis.events.values():
        for consent in (event.consent, event.suppression):
            if consent and person in consent.of:
                return consent.of[person].text
    return None


def _wishes(crisis: Crisis) -> Iterable[Element]:
    for actor, preference in crisis.preferences.items():
        count = len(preference.statements)
        for rank, one in enumerate(preference.statements, start=1):
            yield _wish(crisis, actor, written(one.want), clause(crisis, one.want), (rank, count))
        if preference.statements:
            yield _new_wish(crisis, actor)


def _wish(crisis: Crisis, actor: str, text: str, says: str, place: tuple[int, int]) -> Element:
    rank, count = place
    usual = "2" if rank == 1 and count > 1 else "1"
    hint = f"From 1, above all else, to {count}; now {rank}."
    blank = Blank(field="rank", label="Rank", hint=hint, usual=usual, choices=())
    ways = [_way("Does not care", UnwantAsked(kind="unwant", actor=actor, statement=text))]
    if count > 1:
        other = PreferAsked(kind="prefer", actor=actor, statement=text, rank=int(usual))
        ways.insert(0, _way("Ranks it otherwise", other, blank))
    return Element(
        id=f"wish:{actor}:{text}",
        name=text,
        title=f"{capital(called(crisis, actor))} prefers that {says}",
        now=f"rank {rank} of {count}",
        actor=actor,
        ways=tuple(ways),
    )


def _new_wish(crisis: Crisis, actor: str) -> Element:
    first = next(iter(crisis.bits))
    blank = Blank(
        field="statement",
        label="Wants",
        hint="A formula of options and conditions, as in the file; above all else.",
        usual=f"not {first}",
        choices=(),
    )
    asked = PreferAsked(kind="prefer", actor=actor, statement=f"not {first}")
    return Element(
        id=f"wish:{actor}",
        name=f"preferences.{actor}",
        title=f"Something else that {called(crisis, actor)} wants",
        now="",
        actor=actor,
        ways=(_way("Wants, above all else", asked, blank),),
    )


def _quantities(crisis: Crisis) -> Iterable[Element]:
    for path, quantity, standing in turnable_in(crisis):
        # What an actor believes has a group of its own.
        if path[0] == "beliefs":
            continue
        place, usual = ".".join(map(str, path)), quantity.text
        hint = "A number with its unit, or a distribution of what is not known, as in the file."
        blank = Blank(field="quantity", label="Is", hint=hint, usual=usual, choices=())
        asked = VaryAsked(kind="vary", place=place, quantity=usual)
        yield Element(
            id=f"quantity:{place}",
            name=place,
            title=quantity_called(crisis, path).whole,
            now=f"{usual}; taken, as the file is silent" if standing == "assumed" else usual,
            actor=str(path[1]) if path[0] == "actors" else None,
            ways=(_way("Is another", asked, blank),),
        )


def _variant(crisis: Crisis, name: str) -> Element:
    return Element(
        id=f"variant:{name}",
        name=name,
        title=trimmed(crisis.variants[name].text) or spaced(name),
        now="",
        actor=None,
        ways=(_way("Holds", AdoptAsked(kind="adopt", variant=name)),),
    )
