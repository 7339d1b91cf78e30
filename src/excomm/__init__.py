"""International crises as executable, sourced models: which outcomes could last, and why.

    import excomm as ex
    crisis = ex.load("cuba-1962")
    result = ex.stability(crisis)

Everything else is found from here: `load` a crisis, ask it for `stability`, `coalitions`, `status_quo`, or
to `explain` a verdict, and `write_report`.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from excomm.causes.blaming import blame
    from excomm.causes.finding import causes
    from excomm.causes.interventions_applying import intervene
    from excomm.causes.outcome_shares import shares
    from excomm.causes.run_causes import causes_of_run
    from excomm.causes.what_if import what_if
    from excomm.crises import shipped
    from excomm.evidence.asking import ask
    from excomm.evidence.coverage import sources
    from excomm.evidence.reading import read, read_text
    from excomm.evidence.timelines import timeline
    from excomm.games.analysis import game
    from excomm.games.files import read_game, write_game
    from excomm.loading import load
    from excomm.process.committee_analysis import committee
    from excomm.process.fitting import fit
    from excomm.process.forecasting import exact
    from excomm.process.hindsight import history
    from excomm.process.rare import rare
    from excomm.process.sensitivity import sensitivity
    from excomm.process.simulating import simulate
    from excomm.process.varying import varied
    from excomm.report.drawn import draw
    from excomm.report.explanation import explain
    from excomm.report.html import write_report
    from excomm.report.shifting import shifts
    from excomm.report.stories import story
    from excomm.space.compiling import compile_space
    from excomm.stability.analysis import coalitions, stability, status_quo
    from excomm.validation.validating import validate

# Where each public door leads; nothing is imported before somebody walks through it.
_DOORS = {
    "ask": "excomm.evidence.asking",
    "blame": "excomm.causes.blaming",
    "causes": "excomm.causes.finding",
    "causes_of_run": "excomm.causes.run_causes",
    "coalitions": "excomm.stability.analysis",
    "committee": "excomm.process.committee_analysis",
    "compile_space": "excomm.space.compiling",
    "draw": "excomm.report.drawn",
    "exact": "excomm.process.forecasting",
    "explain": "excomm.report.explanation",
    "fit": "excomm.process.fitting",
    "game": "excomm.games.analysis",
    "history": "excomm.process.hindsight",
    "intervene": "excomm.causes.interventions_applying",
    "load": "excomm.loading",
    "rare": "excomm.process.rare",
    "read": "excomm.evidence.reading",
    "read_game": "excomm.games.files",
    "read_text": "excomm.evidence.reading",
    "sensitivity": "excomm.process.sensitivity",
    "shares": "excomm.causes.outcome_shares",
    "shifts": "excomm.report.shifting",
    "shipped": "excomm.crises",
    "simulate": "excomm.process.simulating",
    "sources": "excomm.evidence.coverage",
    "stability": "excomm.stability.analysis",
    "status_quo": "excomm.stability.analysis",
    "story": "excomm.report.stories",
    "timeline": "excomm.evidence.timelines",
    "validate": "excomm.validation.validating",
    "varied": "excomm.process.varying",
    "what_if": "excomm.causes.what_if",
    "write_game": "excomm.games.files",
    "write_report": "excomm.report.html",
}

__all__ = [
    "ask",
    "blame",
    "causes",
    "causes_of_run",
    "coalitions",
    "committee",
    "compile_space",
    "draw",
    "exact",
    "explain",
    "fit",
    "game",
    "history",
    "intervene",
    "load",
    "rare",
    "read",
    "read_game",
    "read_text",
    "sensitivity",
    "shares",
    "shifts",
    "shipped",
    "simulate",
    "sources",
    "stability",
    "status_quo",
    "story",
    "timeline",
    "validate",
    "varied",
    "what_if",
    "write_game",
    "write_report",
]


def __getattr__(name: str) -> Any:
    if name not in _DOORS:
        raise AttributeError(f"module 'excomm' has no attribute '{name}'")
    return getattr(import_module(_DOORS[name]), name)


def __dir__() -> list[str]:
    return sorted(__all__)
