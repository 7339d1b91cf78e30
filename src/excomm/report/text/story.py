"""Runs told as text: day by day who did what, what came by chance, and what nearly came."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from excomm.report.text.knowledge import knowledge_lines
from excomm.report.text.paper import Paper, heading, item, paragraph, strong, wrapped
from excomm.report.words.chances import day_in_words, moment, number_of_days
from excomm.report.words.happenings import outcome_of
from excomm.report.words.names import capital, counted, spaced
from excomm.tables.table import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.report.story import Story, Told

# A span is over as its last day ends: just before the first moment of the next.
MOMENT = 1e-6
_HEADS = {"deed": "", "chance": "By chance: ", "close call": "CLOSE CALL: ", "calendar": ""}


def story_lines(paper: Paper, story: Story) -> list[str]:
    """Tell one run: how it ended first, then day by day what happened."""
    crisis = story.space.crisis
    lines = [strong(paper, line) for line in wrapped(crisis.title, paper.width)]
    lines += paragraph(paper, in_short(story))
    lines += heading(paper, day_in_words(crisis, 0))
    lines += item(paper, f"It begins: {_begins(story)}.", mark=" ")
    day = day_in_words(crisis, 0)
    for group in _grouped(story.told):
        now = day_in_words(crisis, group[0].day)
        if now != day:
            lines += heading(paper, now)
            day = now
        lines += item(paper, _sentence(story, group))
    lines += _end(paper, story)
    return lines + knowledge_lines(paper, crisis, story.moments)


def in_short(story: Story) -> str:
    """Say which run it is, how long it lasted and how it ended."""
    last = day_in_words(story.space.crisis, story.days)
    how = f"it was over on {last}, after" if story.over else "it went on until the end,"
    length = number_of_days(story.days)
    calls = counted(len(story.close_calls), "close call")
    return (
        f"Run {story.run} of seed {story.seed}: {how} {length}{'' if story.over else ' long'}, with {calls}. "
        f"Outcome: {spaced(story.outcome)}."
    )


def _begins(story: Story) -> str:
    return spaced(outcome_of(story.space, story.start))


def _grouped(told: Sequence[Told]) -> Iterable[list[Told]]:
    """What happened, close calls of the same kind that follow upon each other taken together."""
    numbered = enumerate(told)
    groups = groupby(
        numbered, lambda at: (at[1].who, at[1].why) if at[1].kind == "close call" else at[0]
    )
    for _, group in groups:
        yield [one for _, one in group]


def _sentence(story: Story, group: Sequence[Told]) -> str:
    one = group[0]
    text = f"{_HEADS[one.kind]}{one.text}."
    if one.why:
        text += f" {capital(one.why)}."
    if len(group) > 1:
        last = day_in_words(story.space.crisis, group[-1].day)
        again = "once more" if len(group) == 2 else f"{len(group) - 1} times more"  # noqa: PLR2004 - that is one more
        text += f" The same {again}, the last on {last}."
    if one.outcome is not None:
        text += f" Now: {spaced(one.outcome)}."
    return text


def _end(paper: Paper, story: Story) -> list[str]:
    if story.over:
        return ["", *paragraph(paper, f"With that it is over: {spaced(story.outcome)}.")]
    last = day_in_words(story.space.crisis, story.days - MOMENT)
    text = f"So it stands when the time is up, at the end of {last}: {spaced(story.outcome)}."
    return ["", *paragraph(paper, text)]


def close_call_lines(paper: Paper, stories: Sequence[Story]) -> list[str]:
    """List the close calls of some runs, one by one."""
    if not stories:
        return []
    runs = "RUN 0" if len(stories) == 1 else f"THE FIRST {len(stories)} RUNS"
    lines = heading(paper, f"CLOSE CALLS OF {runs}, one by one")
    for story in stories:
        crisis = story.space.crisis
        lines += paragraph(
            paper, f"Run {story.run}, which ended in {spaced(story.outcome)}:", indent=2
        )
        for one in story.close_calls:
            told = f"{day_in_words(crisis, one.day)}: {one.text}. {capital(one.why)}."
            lines += item(paper, told, indent=4)
        if not story.close_calls:
            lines += paragraph(paper, "none", indent=4)
    return lines


def story_table(stories: Sequence[Story], *, only: str = "") -> Table:
    """One row for each thing that happened in some runs, or for each of one kind, as in `only="close call"`."""
    rows = [(story, one) for story in stories for one in story.told if not only or one.kind == only]
    crisis = stories[0].space.crisis
    return Table(
        f"What happened in runs of {crisis.title}",
        {
            "run": tuple(story.run for story, _ in rows),
            "day": tuple(one.day for _, one in rows),
            "when": tuple(moment(crisis, one.day) for _, one in rows),
            "kind": tuple(str(one.kind) for _, one in rows),
            "who": tuple(one.who for _, one in rows),
            "text": tuple(one.text for _, one in rows),
            "why": tuple(one.why for _, one in rows),
            "gained": tuple(one.gained for _, one in rows),
            "lost": tuple(one.lost for _, one in rows),
            "outcome": tuple(one.outcome for _, one in rows),
        },
    )
