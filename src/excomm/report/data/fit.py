"""What history says about what is not known, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.process.fitting import Fit, Posterior

POINTS = ("low", "median", "high")


def fit_data(
    found: Fit, *, variants: Sequence[str] = (), vary: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return a fit for JSON.

    Of each quantity the 5, 50 and 95 % points of `prior` and `posterior`, in days, per day, or without unit; `shift`
    and `left` tell by standard normal scores how far it moved and how wide it still is, `bits` how much was learned,
    and `sure` whether that is more than chance. `effective_draws` is what the weighted `draws` are worth. `evidence`
    is the natural logarithm of the mean likelihood over the priors, with its standard error.
    """
    return {
        "crisis": found.space.crisis.crisis,
        "title": found.space.crisis.title,
        "variants": list(variants),
        "vary": dict(vary or {}),
        "draws": int(found.weights.size),
        "rounds": found.rounds,
        "seed": found.seed,
        "interrupted": found.interrupted,
        "effective_draws": found.effective,
        "reliable": found.reliable,
        "evidence": {"log": found.evidence, "error": found.evidence_error},
        "quantities": [_quantity(one) for one in found.posteriors],
        "notes": list(found.notes),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def _quantity(one: Posterior) -> dict[str, Any]:
    return {
        "name": one.name,
        "prior": dict(zip(POINTS, one.prior, strict=True)),
        "posterior": dict(zip(POINTS, one.posterior, strict=True)),
        "shift": one.shift,
        "left": one.left,
        "bits": one.learned,
        "sure": one.sure,
    }
