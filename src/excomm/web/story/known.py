"""What an actor knew, in history or in a run, in one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.python import call
from excomm.web.as_code import code_of
from excomm.web.shapes.story import Knowledge
from excomm.web.story.known_in_history import known_in_history, veiled_in_history
from excomm.web.story.known_in_run import known_in_run, veiled_in_run
from excomm.web.story.of_run import code_of_run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.report.story import Story as Run
    from excomm.web.shelf import Shelved
    from excomm.web.story.runs import RunAsked


def known_of_history(
    shelved: Shelved, crisis: Crisis, variants: Sequence[str], actor: str
) -> Knowledge:
    """What an actor could not know of history, and what it knew at each of its stops."""
    lines = [f"print({call('ex.timeline', 'crisis', known_to=actor)})"]
    return Knowledge(
        actor=actor,
        name=crisis.actors[actor].name,
        veiled=tuple(veiled_in_history(crisis, actor)),
        known=known_in_history(crisis, actor),
        code=code_of(shelved, variants, ["timeline", "--known-to", actor], lines),
    )


def known_of_run(asked: RunAsked, told: Run, actor: str) -> Knowledge:
    """What an actor could not know of what happened in a run, and what it knew at each of its stops."""
    return Knowledge(
        actor=actor,
        name=told.space.crisis.actors[actor].name,
        veiled=tuple(veiled_in_run(told, actor)),
        known=known_in_run(told, actor),
        code=code_of_run(asked),
    )
