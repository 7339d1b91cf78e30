"""A run as a story, in the form in which history is told."""

from __future__ import annotations

from itertools import accumulate, chain
from typing import TYPE_CHECKING

from excomm.evidence.acting import actors_in
from excomm.evidence.happened_at import places_of
from excomm.report.natures import nature_of_told
from excomm.report.sections.dates import date_in_words
from excomm.report.text.story import in_short
from excomm.report.words.chances import day_in_words, moment
from excomm.report.words.happenings import outcome_of
from excomm.report.words.python import call, literal
from excomm.space.states import state_names
from excomm.web.as_code import code_of
from excomm.web.cards import badges
from excomm.web.chance.knobs import turnable_in
from excomm.web.chance.naming import called
from excomm.web.shapes.story import Happening, RunTold, Story
from excomm.web.story.claims import claims_told
from excomm.web.story.places import Moment, places_told
from excomm.web.story.telling import changes_told, natures_told, outcome_called

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.story import Story as Run
    from excomm.report.story import Told
    from excomm.web.shapes.answer import Code
    from excomm.web.story.runs import RunAsked

# In a run of fewer days than this the hour is told as well.
FEW_DAYS = 3


def story_of_run(asked: RunAsked, told: Run) -> Story:
    """Tell a run in the form of history: what everybody did, what came by chance, and what nearly came."""
    crisis = told.space.crisis
    true = standings_of_run(told)
    happenings = tuple(
        _happening(told, one, stop, true[stop - 1 : stop + 1])
        for stop, one in enumerate(told.told, start=1)
    )
    at = zip(true, [(), *(one.places for one in happenings)], strict=True)
    places = places_told(crisis, [Moment(held, None, where) for held, where in at])
    named = chain(*(one.claims for one in happenings), *(place.claims for place in places))
    return Story(
        title=crisis.title,
        summary=in_short(told),
        actors=badges(crisis),
        others=any(not one.actors for one in happenings),
        natures=natures_told(happenings),
        happenings=happenings,
        stops=len(happenings),
        begins=outcome_called(crisis, outcome_of(told.space, told.start)),
        claims=claims_told(crisis, named),
        undated=0,
        places=places,
        run=_run(asked, told),
        code=code_of_run(asked),
    )


def standings_of_run(told: Run) -> tuple[frozenset[str], ...]:
    """What was true at the start of a run, and after each thing that happened."""
    start = frozenset(state_names(told.space, told.start))
    return tuple(
        accumulate(
            told.told,
            lambda true, one: (true | {*one.gained}) - {*one.lost},
            initial=start,
        )
    )


def code_of_run(asked: RunAsked) -> Code:
    """How to get a run without the app."""
    words = [word for place, text in asked.vary for word in ("--vary", f"{place}={text}")]
    words += [word for key, value in asked.options.items() for word in (f"--{key}", str(value))]
    lines = [f"crisis = ex.varied(crisis, {literal(dict(asked.vary))})"] if asked.vary else []
    lines.append(f"print({call('ex.story', 'crisis', **asked.options, knowledge=True)})")
    return code_of(asked.shelved, asked.variants, ["simulate", *words, "--knowledge"], lines)


def _run(asked: RunAsked, told: Run) -> RunTold:
    return RunTold(
        run=told.run,
        runs=asked.runs,
        seed=told.seed,
        draw=told.draw,
        turned=_turned(asked, told),
        outcome=outcome_called(told.space.crisis, told.outcome),
        over=told.over,
        close_calls=len(told.close_calls),
    )


def _turned(asked: RunAsked, told: Run) -> tuple[str, ...]:
    """What was turned away from the file for this run, by what people call it."""
    crisis, given = told.space.crisis, dict(asked.vary)
    paths = {".".join(map(str, one.path)): one.path for one in turnable_in(crisis)}
    return tuple(
        f"{called(crisis, paths[place]).whole if place in paths else place}: {text}"
        for place, text in given.items()
    )


def _happening(told: Run, one: Told, stop: int, true: Sequence[frozenset[str]]) -> Happening:
    crisis, (before, after) = told.space.crisis, true
    event = crisis.events.get(one.who)
    moved = (*one.gained, *one.lost)
    own = [crisis.options[name] for name in moved if name in crisis.options]
    rests = event.claims if event else tuple(claim for part in own for claim in part.claims)
    claims = tuple(name for name in dict.fromkeys(rests) if name in crisis.evidence)
    return Happening(
        id=f"told.{stop}",
        nature=nature_of_told(crisis, one),
        stop=stop,
        when=when_told(told, one.day),
        actors=(one.who,) if one.kind == "deed" else actors_in(crisis, claims if event else ()),
        text=one.text,
        why=one.why,
        changes=changes_told(crisis, before, after),
        outcome=outcome_called(crisis, one.outcome) if one.outcome else "",
        places=places_of(crisis, claims=claims, changed=moved),
        claims=claims,
        at_odds=(),
    )


def when_told(told: Run, day: float) -> str:
    """When something happened in a run, in words; to the hour and minute where the run is short."""
    crisis = told.space.crisis
    at = moment(crisis, day)
    return date_in_words(at) if at and told.days < FEW_DAYS else day_in_words(crisis, day)
