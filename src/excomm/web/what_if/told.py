"""A what-if as it is shown: differences with their words, and pairs of runs that part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.data.what_if import what_if_data
from excomm.report.text.forecast import until_when
from excomm.report.words.names import capital, spaced
from excomm.report.words.needed import needed, taken_away
from excomm.report.words.odds import what_is_not_known
from excomm.report.words.paths import paths_left
from excomm.report.words.what_if import foreseen, points, points_between, same_luck
from excomm.tables.in_words import percent
from excomm.web.shapes.what_if import Difference, Left, WhatIfChange, WhatIfResult

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.what_if import WhatIf
    from excomm.causes.what_if_counting import Contrast
    from excomm.web.shapes.what_if import Parting

MOST_PATHS = 12
# What is shown as the library has it.
KEPT = (
    "answer",
    "taken_away",
    "method",
    "runs",
    "changed",
    "ended_otherwise",
    "not_meant",
    "seed",
    "days",
    "draws",
    "asked",
    "version",
    "digest",
)


def result_of(found: WhatIf, partings: Sequence[Parting] = ()) -> WhatIfResult:
    """Everything that is shown of a what-if."""
    data = what_if_data(found, variants=())
    ranked = sorted(found.contrasts, key=lambda one: -abs(one.difference))
    left = paths_left(found.rerouted)[:MOST_PATHS]
    return WhatIfResult(
        **{key: data[key] for key in KEPT},
        foreseen=foreseen(found),
        changes=tuple(WhatIfChange.model_validate(one) for one in data["interventions"]),
        when=until_when(found.was.crisis, found.days),
        outcomes=tuple(_difference(found, one, data["outcomes"][one.outcome]) for one in ranked),
        worlds=tuple(same_luck(found)),
        left=tuple(Left(was=one.was, would=one.would, count=one.runs) for one in left),
        partings=tuple(partings),
        notes=tuple(_notes(found)),
    )


def _difference(found: WhatIf, one: Contrast, data: dict[str, Any]) -> Difference:
    runs = found.method == "runs"
    what = taken_away(found.was.crisis, found.interventions)
    plain = {key: data[key] for key in Difference.model_fields if key in data}
    spread = points_between(one.spread[0], one.spread[2]) if len(found.draws) > 1 else None
    return Difference(
        outcome=one.outcome,
        name=capital(spaced(one.outcome)),
        was_told=percent(one.was),
        would_told=percent(one.would),
        points=points(one.difference),
        unknown_told=spread,
        chance_told=points_between(one.low, one.high) if runs else None,
        sentences=tuple(needed(one, what, runs=runs)),
        **plain,
    )


def _notes(found: WhatIf) -> list[str]:
    seed = f"Seed {found.seed}: the same seed gives the same worlds."
    return [
        what_is_not_known(found.was, len(found.draws)),
        *(f"{capital(note)}." for note in found.notes),
        *([seed] if found.pairs is not None else []),
    ]
