"""What history and runs are told with alike: outcomes, changes, and how much there is of each sort."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from excomm.model.formulas import holds
from excomm.report.words.names import capital, fact, spaced
from excomm.report.words.natures import NATURES
from excomm.web.shapes.story import StoryNature

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from excomm.model.crisis import Crisis
    from excomm.web.shapes.story import Happening


def natures_told(happenings: Sequence[Happening]) -> tuple[StoryNature, ...]:
    """The sorts of things that happened, in words, each with how many there are."""
    count = Counter(one.nature for one in happenings)
    return tuple(
        StoryNature(key=key, word=word, meaning=meaning, count=count[key])
        for key, (word, meaning) in NATURES.items()
        if count[key]
    )


def changes_told(
    crisis: Crisis, before: Collection[str], after: Collection[str]
) -> tuple[str, ...]:
    """What became true, and what no longer is, in the order of the file."""
    gained = [fact(crisis, name) for name in crisis.bits if name in after and name not in before]
    lost = [fact(crisis, name) for name in crisis.bits if name in before and name not in after]
    return (*gained, *(f"no longer: {text}" for text in lost))


def facts_told(crisis: Crisis, names: Iterable[str]) -> tuple[str, ...]:
    """Options and conditions as sentences, in the order of the file."""
    named = {*names}
    return tuple(fact(crisis, name) for name in crisis.bits if name in named)


def outcome_told(crisis: Crisis, true: Collection[str]) -> str:
    """The outcome to which it belongs when exactly these are true, as its author words it."""
    for name, outcome in crisis.outcomes.items():
        if holds(outcome.when, true.__contains__):
            return outcome_called(crisis, name)
    return ""


def outcome_called(crisis: Crisis, name: str) -> str:
    """An outcome as its author words it, or by its name; a state of no outcome has none."""
    outcome = crisis.outcomes.get(name)
    return outcome.text or capital(spaced(name)) if outcome else capital(spaced(name))
