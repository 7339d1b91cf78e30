"""Runs told as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.text.story import story_table
from excomm.space.provenance import provenance_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.story import Story


def story_data(story: Story, *, variants: Sequence[str]) -> dict[str, Any]:
    """Return one run for JSON: `told` lists what happened, in the order of time.

    `knowledge`, if it was asked for, has what each actor knew at first and after each thing that happened; of what is
    `unsaid` the file says no belief, and of this the rules of the file leave what is `given` no other way.
    """
    provenance = provenance_of(story.space.crisis)
    data = {
        "crisis": story.space.crisis.crisis,
        "variants": list(variants),
        "run": story.run,
        "seed": story.seed,
        "draw": story.draw,
        "outcome": story.outcome,
        "over": story.over,
        "days": story.days,
        "told": _without_run(story),
        "version": provenance.version,
        "digest": provenance.digest,
    }
    return data | ({"knowledge": _knowledge(story)} if story.moments else {})


def _knowledge(story: Story) -> list[dict[str, Any]]:
    return [
        {
            "day": moment.day,
            "actors": {
                one.actor: {
                    "sees": list(one.sees),
                    "told": dict(one.told),
                    "believes": dict(one.believes),
                    "unsaid": list(one.unsaid),
                    "given": list(one.given),
                }
                for one in moment.known
            },
        }
        for moment in story.moments
    ]


def close_calls_data(stories: Sequence[Story]) -> list[dict[str, Any]]:
    """Return the close calls of some runs for JSON: when, which event, and why it came to nothing."""
    return [
        {
            "run": story.run,
            "day": row["day"],
            "when": row["when"],
            "event": row["who"],
            "why": row["why"],
        }
        for story in stories
        for row in story_table([story], only="close call").to_records()
    ]


def _without_run(story: Story) -> list[dict[str, Any]]:
    return [
        {key: value for key, value in row.items() if key != "run"}
        for row in story.table().to_records()
    ]
