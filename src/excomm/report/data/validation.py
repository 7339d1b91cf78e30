"""A crisis beside the record, as plain data."""

from __future__ import annotations

from dataclasses import asdict
from math import isfinite
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.validation.findings import Validation


def validation_data(found: Validation, *, variants: Sequence[str] = ()) -> dict[str, Any]:
    """Return the findings for JSON, each with its figures, and the documents with how far they were checked."""
    agreeing, of = found.agreeing()
    return {
        "crisis": found.crisis.crisis,
        "title": found.crisis.title,
        "variants": list(variants),
        "draws": found.draws,
        "agrees": agreeing,
        "of": of,
        "findings": [_finite(asdict(one)) for one in found.findings],
        "documents": {name: one.model_dump() for name, one in found.documents.items()},
        "provenance": asdict(found.provenance),
    }


def _finite(finding: dict[str, Any]) -> dict[str, Any]:
    """The same with null for what lies beyond the end, which JSON has no number for."""
    ends = finding["ours"]
    return finding | {
        "ours": [_number(end) for end in ends] if ends else None,
        "middle": _number(finding["middle"]),
    }


def _number(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None
