"""History as the model sees it, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from excomm.process.forecasting import HIGH, LOW, MIDDLE
from excomm.process.lags import SOURCE, response_lags
from excomm.report.words.chances import moment

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.process.hindsight import Hindsight

    Numbers = NDArray[np.float64]

QUARTERS = ("q25", "median", "q75")


def hindsight_data(
    found: Hindsight, *, variants: Sequence[str] = (), vary: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return history under the model for JSON.

    `steps` are those that changed something. Of each `probability` is that it came next when something changed,
    `patience` that nothing would for the days that were `waited`; both with their quantiles over what is not known.
    `surprise` is in bits, null where there is no chance. `order` is the probability that what changed changed in this
    order, `log_likelihood` the natural logarithm of the density of history per day. `first_moves` has the days by which
    each actor has first moved, null beyond the end.
    """
    crisis = found.space.crisis
    return {
        "crisis": crisis.crisis,
        "title": crisis.title,
        "variants": list(variants),
        "vary": dict(vary or {}),
        "draws": len(found.draws),
        "asked": found.asked,
        "interrupted": found.interrupted,
        "steps": [_step(found, place) for place in range(len(found.pasts[0].steps))],
        "order": _spread(found.order),
        "log_likelihood": _finite(found.likelihood),
        "outcome": found.outcome,
        "outcome_probability": _spread(found.ended_so),
        "first_moves": {actor: _quarters(found.first_moves(actor)) for actor in found.space.actors},
        "real_crises": {
            "source": SOURCE,
            "groups": [
                {"group": one.group, "cases": one.cases, **_quarters(list(one.quartiles))}
                for one in response_lags()
            ],
        },
        "notes": list(found.notes),
        "table": found.table().to_data() | {"rows": _rows(found)},
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def _step(found: Hindsight, place: int) -> dict[str, Any]:
    one = found.pasts[0].steps[place]
    crisis = found.space.crisis
    step = crisis.history[one.number - 1]
    chances = found.chances[:, place]
    return {
        "step": one.number,
        "text": one.text,
        "day": one.day,
        "when": moment(crisis, one.day),
        "actor": step.actor,
        "event": step.event,
        "probability": _spread(chances),
        "surprise": _bits(float(chances.mean())),
        "waited": one.waited,
        "patience": _spread(found.patience[:, place]),
        "dated": one.dated,
        "others": [
            {"what": what, "course": course or None, "probability": chance}
            for what, course, chance in found.others(place)
        ],
        "barred": one.barred and {"reason": one.barred.reason, "remedy": one.barred.remedy},
    }


def _spread(values: Numbers) -> dict[str, float]:
    low, middle, high = np.quantile(values, [LOW, MIDDLE, HIGH]).tolist()
    return {"mean": float(values.mean()), "low": low, "median": middle, "high": high}


def _rows(found: Hindsight) -> list[dict[str, Any]]:
    """The rows of the table; JSON has no number for infinite surprise."""
    rows = found.table().to_records()
    return [row | {"bits": _finite(row["bits"])} for row in rows]


def _bits(chance: float) -> float | None:
    return float(-np.log2(chance)) if chance > 0 else None


def _quarters(days: list[float]) -> dict[str, float | None]:
    return dict(zip(QUARTERS, map(_finite, days), strict=True))


def _finite(value: float) -> float | None:
    return value if np.isfinite(value) else None
