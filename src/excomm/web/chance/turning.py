"""Answers what can be turned, and what comes of a quantity that somebody typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.model.quantities import Prior
from excomm.model.references import quantities_of
from excomm.process.calendar import days_until
from excomm.process.design import DRAWS
from excomm.process.priors import priors_in
from excomm.process.settings import assumed
from excomm.process.simulating import RUNS, SEED
from excomm.process.varying import varied
from excomm.report.odds import FEW_RUNS
from excomm.report.text.forecast import until_when
from excomm.report.words.names import capital, counted
from excomm.web.chance.knobs import claims_of, knobs_of, range_of, turnable_in
from excomm.web.chance.scales import median_of, nearest
from excomm.web.shapes.chance import Chance, Turned, Usual

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


def chance_of(crisis: Crisis) -> Chance:
    """What can be turned in a crisis, and what is usual."""
    knobs = knobs_of(crisis)
    return Chance(
        knobs=knobs,
        claims=claims_of(crisis, knobs),
        left_open=_left_open(crisis, len(knobs)),
        usual=Usual(
            runs=RUNS,
            draws=DRAWS,
            seed=SEED,
            until=until_when(crisis, days_until(crisis, None)),
            runs_per_draw=FEW_RUNS,
        ),
        notes=tuple(f"{capital(note)}." for note in assumed(crisis)),
    )


def turned(crisis: Crisis, place: str, text: str) -> Turned:
    """What a text says for a place. Raises `InputError` where nothing can be turned, or where the text does not fit."""
    changed = varied(crisis, {place: text})
    quantity = next(q for path, q in quantities_of(changed) if ".".join(map(str, path)) == place)
    was = next(
        (one for one in turnable_in(crisis) if ".".join(map(str, one.path)) == place),
        None,
    )
    return Turned(
        place=place,
        text=quantity.text,
        standing="open" if isinstance(quantity, Prior) else "known",
        nearest=nearest(range_of(was), median_of(quantity)) if was else 0,
    )


def _left_open(crisis: Crisis, turnable: int) -> str:
    count = len(priors_in(crisis))
    if not count:
        return "The file leaves nothing open: every quantity is a number, and only chance decides."
    return (
        f"Of {counted(turnable, 'quantity', 'quantities')} on which it depends how this goes, the file leaves {count}"
        " open. Each draw gives all of these values, as likely as their priors say; in between, only chance decides."
    )
