"""The work of asking who is to blame, or kept an outcome from coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.python import call
from excomm.web.as_code import code_of
from excomm.web.jobs.opening import opened
from excomm.web.shapes.blame import BlameArguments, BlameResult

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from excomm.causes.blame_results import Blame
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved

# What is called otherwise on the command line and in Python.
SPELT = {"purpose": ("for", "for_"), "cost": ("cost", "weight")}


def work(asked: BlameArguments, path: Path, variants: Sequence[str], tell: Tell) -> BlameResult:
    """Judge it by every rule, and show what the draws done so far say."""
    from excomm.causes.blaming import blame
    from excomm.loading import located
    from excomm.report.words.odds import by_now
    from excomm.web.what_if.blame_told import blame_told

    def told(found: Blame) -> BlameResult:
        return blame_told(found, named=asked.outcome is not None)

    def so_far(make: Callable[[], Blame]) -> BlameResult:
        now = told(make())
        return now.model_copy(update={"answer": by_now(now.answer, now.draws, asked.draws)})

    space = opened(path, variants, {})
    # A draw takes seconds, of a large crisis half a minute.
    tell.progress(0, asked.draws)
    with located(path, variants=variants):
        found = blame(
            space,
            outcome=asked.outcome,
            for_=asked.purpose,
            weight=asked.cost,
            draws=asked.draws,
            on_draw=tell.progress,
            on_part=lambda make: tell.partial(lambda: so_far(make)),
        )
        return told(found)


def code(asked: BlameArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to ask it without the app."""
    options = asked.model_dump(exclude_defaults=True)
    words, given = [], {}
    for key, value in options.items():
        option, name = SPELT.get(key, (key, key))
        words += [f"--{option}", str(value)]
        given[name] = value
    line = f"print({call('ex.blame', 'crisis', **given)})"
    return code_of(crisis, variants, ["blame", *words], [line])
