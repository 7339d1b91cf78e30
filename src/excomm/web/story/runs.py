"""Tells the run of a simulation that was asked for, once for all questions about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.process.varying import varied
from excomm.report.stories import story
from excomm.web.cards import crisis_of, stamp_of
from excomm.web.remembering import Remembered

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.report.story import Story
    from excomm.web.shelf import Shelved

# Each holds the crisis as compiled.
REMEMBERED = 8
_TOLD = Remembered["Story"](most=REMEMBERED, weigh=lambda _: 1)


@dataclass(frozen=True)
class RunAsked:
    """Which run: its number, and of what simulation; `vary` has places with their quantities."""

    shelved: Shelved
    variants: tuple[str, ...]
    vary: tuple[tuple[str, str], ...]
    run: int
    runs: int
    seed: int
    draws: int
    until: str | None

    @property
    def options(self) -> Mapping[str, int | str]:
        """What the simulation was asked with, by the names of the library."""
        asked = {"run": self.run, "runs": self.runs, "seed": self.seed, "draws": self.draws}
        return {**asked, **({"until": self.until} if self.until else {})}


def run_told(asked: RunAsked) -> Story:
    """Tell a run with what each actor knew. Raises `InputError` for one that there is not."""
    key = (asked, stamp_of(asked.shelved.path))
    return _TOLD.of(key, lambda: _told(asked))


def _told(asked: RunAsked) -> Story:
    crisis = crisis_of(asked.shelved, asked.variants)
    return story(
        varied(crisis, dict(asked.vary)) if asked.vary else crisis,
        run=asked.run,
        runs=asked.runs,
        seed=asked.seed,
        draws=asked.draws,
        until=asked.until,
        knowledge=True,
    )
