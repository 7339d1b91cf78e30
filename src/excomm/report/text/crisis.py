"""What a crisis file says, as text for reading."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from excomm.model.formulas import written
from excomm.report.text.crisis_in_time import (
    belief_lines,
    committee_lines,
    deciding_lines,
    event_in_words,
    schedule_lines,
)
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.text.preferences import preference_lines
from excomm.report.words.names import owner
from excomm.report.words.places import place_details
from excomm.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.model.crisis import Crisis
    from excomm.model.options import Option
    from excomm.model.rules import Consequence


def crisis_lines(paper: Paper, crisis: Crisis, *, name: str) -> list[str]:
    """Lay out a whole crisis; `name` is what the user calls it by."""
    lines = [
        strong(paper, line) for line in wrapped(f"{crisis.title} ({crisis.crisis})", paper.width)
    ]
    lines += paragraph(paper, crisis.span.text if crisis.span else "")
    lines += ["", *paragraph(paper, crisis.text)] if crisis.text else []
    for section in (
        _actors,
        _conditions,
        _rules,
        _consequences,
        _start,
        _outcomes,
        deciding_lines,
        committee_lines,
        _events,
        schedule_lines,
        belief_lines,
        _history,
        _places,
        _variants,
    ):
        lines += section(paper, crisis)
        if section is _start:
            lines += preference_lines(paper, crisis)
    return lines + hint(paper, "See which of its outcomes could last:", f"excomm stability {name}")


def bits_table(crisis: Crisis) -> Table:
    """One row for each option and condition."""
    options, conditions = crisis.options, crisis.conditions
    names = (*options, *conditions)
    kinds = ("option",) * len(options) + ("condition",) * len(conditions)
    return Table(
        f"Options and conditions of {crisis.title}",
        {
            "name": names,
            "kind": kinds,
            "actor": tuple(
                crisis.actors[owner(name)].name if name in options else None for name in names
            ),
            "text": (
                *(option.text for option in options.values()),
                *(condition.text for condition in conditions.values()),
            ),
            "at the start": tuple(name in crisis.start for name in names),
            "claims": tuple(part.claims for part in (*options.values(), *conditions.values())),
        },
    )


def _actors(paper: Paper, crisis: Crisis) -> Iterator[str]:
    yield from heading(paper, "ACTORS AND THEIR OPTIONS")
    for key, actor in crisis.actors.items():
        yield from wrapped(f"{actor.name} ({key})", paper.width, first="  ", rest="    ")
        for name, option in crisis.options.items():
            if owner(name) == key:
                yield from item(paper, _option(crisis, name, option), indent=4)


def _option(crisis: Crisis, name: str, option: Option) -> str:
    marks = [
        "cannot be taken back" if option.irreversible is True else "",
        "cannot be taken again" if option.irreversible == "when dropped" else "",
        "also open to " + ", ".join(crisis.actors[actor].name for actor in option.open_to)
        if option.open_to
        else "",
    ]
    said = "; ".join(mark for mark in marks if mark)
    return f"{name}: {option.text}{f' ({said})' if said else ''}"


def _conditions(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.conditions:
        yield from heading(paper, "CONDITIONS, which nobody sets directly")
    for name, condition in crisis.conditions.items():
        end = " (then the crisis is over)" if condition.ends else ""
        yield from item(paper, f"{name}: {condition.text}{end}", indent=2)


def _rules(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.rules:
        yield from heading(paper, "RULES, which every possible state satisfies")
    for rule in crisis.rules:
        because = f" - {rule.because}" if rule.because else ""
        yield from item(paper, f"{written(rule.rule)}{because}", indent=2)


def _consequences(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.consequences:
        yield from heading(paper, "CONSEQUENCES, which follow at once")
    for consequence in crisis.consequences:
        first, *others = _as_in_the_file(consequence)
        yield from wrapped(first, paper.width, first="  - ", rest="      ")
        for line in others:
            yield from wrapped(line, paper.width, first="    ", rest="      ")


def _as_in_the_file(consequence: Consequence) -> Iterator[str]:
    """The keys of a consequence, each as a line of YAML."""
    yield f"when: {written(consequence.when)}"
    for key, names in (("sets", consequence.sets), ("clears", consequence.clears)):
        if names:
            yield f"{key}: [{', '.join(names)}]"
    if consequence.text:
        # Quotes keep whatever stands in a text; JSON writes them as YAML reads them.
        plain = _PLAIN.fullmatch(consequence.text)
        yield f"text: {consequence.text if plain else json.dumps(consequence.text, ensure_ascii=False)}"


# A text that YAML takes as it stands.
_PLAIN = re.compile(r"[A-Za-z][A-Za-z .,;'()-]* [A-Za-z .,;'()-]*[a-z.)]")


def _start(paper: Paper, crisis: Crisis) -> Iterator[str]:
    yield from heading(paper, "AT THE START")
    yield from paragraph(paper, ", ".join(crisis.start) or "nothing is true", indent=2)


def _outcomes(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.outcomes:
        yield from heading(paper, "OUTCOMES")
    for name, outcome in crisis.outcomes.items():
        text = f" - {outcome.text}" if outcome.text else ""
        yield from item(paper, f"{name}: {written(outcome.when)}{text}", indent=2)


def _events(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.events:
        yield from heading(paper, "EVENTS, which chance may bring")
    for name, event in crisis.events.items():
        said = [*([event.text] if event.text else []), *event_in_words(crisis, event)]
        yield from item(paper, f"{name}: {'; '.join(said)}", indent=2)


def _history(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.history:
        yield from heading(paper, "HISTORY")
    for step in crisis.history:
        done = [*step.takes, *(f"no longer {name}" for name in step.drops), *step.sets]
        done += [f"not {name}" for name in step.clears]
        text = f"{step.on.text}: {step.text}"
        yield from item(paper, f"{text} ({', '.join(done)})" if done else text, indent=2)


def _places(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.places:
        yield from heading(paper, "PLACES")
    for key, place in crisis.places.items():
        said = [*([place.text] if place.text else []), *place_details(crisis, place)]
        name = f"{place.name} ({key})" if place.name else key
        yield from item(paper, f"{name}: {'; '.join(said)}", indent=2)


def _variants(paper: Paper, crisis: Crisis) -> Iterator[str]:
    if crisis.variants:
        yield from heading(paper, "VARIANTS, each applied by --variant NAME")
    for name, variant in crisis.variants.items():
        yield from item(paper, f"{name}: {variant.text}", indent=2)
