"""The work of analysing a committee in full."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.web.shapes.committee_full import CommitteeArguments, CommitteeResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved


def work(
    asked: CommitteeArguments, path: Path, variants: Sequence[str], tell: Tell
) -> CommitteeResult:
    """Let it meet in every way that is compared, and fit it to its records if that is asked for."""
    from excomm.loading import load, located
    from excomm.process.committee_analysis import committee
    from excomm.process.committee_room import default_committee
    from excomm.web.committee.full_told import full_told
    from excomm.web.committee.working import checked, crisis_with

    def step(number: int, of: int, _doing: str) -> None:
        tell.progress(number - 1, of)

    crisis = load(path, variants=variants)
    with located(path, variants=variants):
        name = asked.committee or default_committee(crisis) or ""
        changed = crisis_with(crisis, name, checked(crisis, name, asked.working))
        found = committee(
            changed,
            name,
            samples=asked.samples,
            seed=asked.seed,
            fit=asked.fit,
            progress=step,
        )
    return full_told(found)


def code(asked: CommitteeArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to analyse it without the app."""
    from excomm.web.committee.in_code import full_code

    return full_code(asked, crisis, variants)
