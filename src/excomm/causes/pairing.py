"""The same ignorance in two worlds: a crisis and what it would be otherwise, drawn side by side from their priors."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zlib import crc32

from excomm.process.design import KEY, design_over
from excomm.process.priors import PriorAt, priors_in, quantile, with_values

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path

    Numbers = NDArray[np.float64]


def paired_draws(crisis: Crisis, changed: Crisis, draws: int) -> tuple[tuple[Crisis, Crisis], ...]:
    """Pairs of a crisis as it was and as it would be, in which all quantities are known; one where none were open.

    What is not known of both has the same value in both; a prior that was replaced by another one, the value below
    which it lies with the same probability. The crises as they were are those of every other analysis.

    >>> import excomm as ex
    >>> from excomm.causes.interventions import Remove
    >>> crisis = ex.load("cuba-1962")
    >>> pairs = paired_draws(crisis, ex.intervene(crisis, Remove("sam_fire")), 4)
    >>> len(pairs), all(was.actors == would.actors for was, would in pairs)
    (4, True)
    """
    before, after = priors_in(crisis), priors_in(changed)
    if not (before or after):
        return ((crisis, changed),)
    design = design_over([prior.path for prior in before], draws)
    for path, _ in after:
        if path not in design:
            # New ones are found by their place, so that the others do not move.
            key = (KEY, crc32(repr(path).encode()))
            design |= design_over([path], draws, key=key)
    return tuple(
        (_valued(crisis, before, design, draw), _valued(changed, after, design, draw))
        for draw in range(draws)
    )


def _valued(
    crisis: Crisis, priors: tuple[PriorAt, ...], design: dict[Path, Numbers], draw: int
) -> Crisis:
    values = {path: float(quantile(prior, design[path][draw])) for path, prior in priors}
    return with_values(crisis, values) if values else crisis
