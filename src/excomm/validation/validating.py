"""Lays a crisis beside the world: what its record says, and whether history and model agree with that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.loading import load_space, path_to
from excomm.process.forecasting import exact
from excomm.process.hindsight import history
from excomm.process.lags import SOURCE
from excomm.space.provenance import provenance_of
from excomm.validation.figures import bands_compared, lags_compared, odds_compared, rates_compared
from excomm.validation.findings import GROUPS, Finding, Validation
from excomm.validation.history import dates_compared, facts_compared
from excomm.validation.record import Document, Record, read_record, refuse_unknown_documents

if TYPE_CHECKING:
    import os
    from collections.abc import Iterator, Sequence

    from excomm.process.replicates import OnDraw
    from excomm.space.space import Space

DRAWS = 16
_GROUPS = Document(source=SOURCE, place="quartiles counted from it", checked="derived")


def validate(
    crisis: str | os.PathLike[str],
    *,
    variants: Sequence[str] = (),
    draws: int = DRAWS,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
) -> Validation:
    """Compare a crisis with what the world's records say of it, and say what agrees and what does not.

    The records stand in a file record.yaml beside the crisis: dates and facts, compared with its history; days to
    respond, with how soon actors first move in the model, and with all crises [brecher1997]; published odds, with the
    probabilities that the model gives; counted rates, with its priors. `draws` are taken from the priors. A
    disagreement is a finding, not an error; `InputError` for a crisis without a record.

    >>> found = validate("cuba-1962", draws=1)
    >>> found.agreeing("date"), found.agreeing("fact")
    ((4, 7), (6, 6))
    """
    path = path_to(crisis)
    record = read_record(path)
    refuse_unknown_documents(record)
    space = load_space(crisis, variants=variants)
    found = _findings(space, record, draws=draws, workers=workers, on_draw=on_draw)
    return Validation(
        crisis=space.crisis,
        text=record.text,
        documents={**record.documents, **({GROUPS: _GROUPS} if record.lags else {})},
        findings=tuple(found),
        draws=draws,
        provenance=provenance_of(space.crisis),
    )


def _findings(
    space: Space, record: Record, *, draws: int, workers: int | None, on_draw: OnDraw | None
) -> Iterator[Finding]:
    yield from dates_compared(space.crisis, record)
    yield from facts_compared(space, record)
    yield from rates_compared(space.crisis, record)
    if record.lags:
        seen = history(space, draws=draws, workers=workers, on_draw=on_draw)
        yield from lags_compared(seen, record)
        yield from bands_compared(seen, record)
    if record.odds:
        found = exact(space, draws=draws, workers=workers, on_draw=on_draw)
        yield from odds_compared(found, record)
