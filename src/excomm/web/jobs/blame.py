"""The work of asking who is to blame, or kept an outcome from coming."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.python import call
from excomm.web.as_code import code_of
from excomm.web.jobs.opening import opened
from excomm.web.shapes.blame import BlameArguments, BlameResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved

# What is called otherwise on the command line and in Python.
SPELT = {"purpose": ("for", "for_"), "cost": ("cost", "weight")}


def work(asked: BlameArguments, path: Path, variants: Sequence[str], tell: Tell) -> BlameResult:
    """Judge it by every rule."""
    from excomm.causes.blaming import blame
    from excomm.loading import located
    from excomm.web.what_if.blame_told import blame_told

    space = opened(path, variants, {})
    with located(path, variants=variants):
        found = blame(
            space,
            outcome=asked.outcome,
            for_=asked.purpose,
            weight=asked.cost,
            draws=asked.draws,
            on_draw=tell.progress,
        )
        return blame_told(found, named=asked.outcome is not None)


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
