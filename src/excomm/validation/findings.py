"""What a comparison with the world found: one finding for each thing that a record says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.space.provenance import Provenance
    from excomm.validation.record import Document

Kind = Literal["date", "fact", "lag", "group", "odds", "rate"]
# How the figures of whole groups of crises are cited; they are Excomm's own, no record's.
GROUPS = "response lags"


@dataclass(frozen=True)
class Finding:
    """What a record says, what the file or the model says, and whether the two agree.

    `least` and `most` are the recorded figure or the ends of its range, `ours` those of the model with `middle`
    between them: days from the start of the file for lags, times a day for rates, probabilities for odds; None for what
    has no figure. For a date `ours` are the days by which the file is later than the record, at the least and at the
    most.
    """

    kind: Kind
    document: str
    record: str
    model: str
    agrees: bool
    least: float | None = None
    most: float | None = None
    ours: tuple[float, float] | None = None
    middle: float | None = None
    note: str = ""


@dataclass(frozen=True, repr=False)
class Validation(Tabular):
    """A crisis beside what the world's records say of it; `draws` were taken from the priors."""

    crisis: Crisis
    text: str
    documents: Mapping[str, Document]
    findings: tuple[Finding, ...]
    draws: int
    provenance: Provenance

    def agreeing(self, kind: Kind | None = None) -> tuple[int, int]:
        """How many findings agree, of how many, of one kind or of all that a record says.

        Groups of other crises are no record of this one, and are counted only where they are asked for.
        """
        some = [
            one for one in self.findings if one.kind == kind or (not kind and one.kind != "group")
        ]
        return sum(one.agrees for one in some), len(some)

    def table(self) -> Table:
        """One row for each finding."""
        some = self.findings
        return Table(
            f"{self.crisis.title} beside the record",
            {
                "kind": tuple(one.kind for one in some),
                "document": tuple(one.document for one in some),
                "checked": tuple(self.documents[one.document].checked for one in some),
                "record": tuple(one.record for one in some),
                "model": tuple(one.model for one in some),
                "agrees": tuple(one.agrees for one in some),
                "note": tuple(one.note for one in some),
            },
        )
