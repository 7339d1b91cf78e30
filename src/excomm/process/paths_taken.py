"""How often something was seen in runs, and the paths that they took from outcome to outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True)
class Frequency:
    """How often something was seen in the runs, and the interval of Clopper and Pearson for its probability."""

    count: int
    probability: float
    low: float
    high: float


@dataclass(frozen=True)
class PathTaken:
    """A sequence of outcomes that runs went through, how many did, and the number of one of them."""

    outcomes: tuple[str, ...]
    frequency: Frequency
    example: int


@dataclass(frozen=True)
class PathsTaken(Sequence[PathTaken]):
    """Paths, most frequent first, each told only when it is asked for, as there may be millions.

    `counts` is how many runs went through each.
    """

    counts: NDArray[np.int64]
    told: Callable[[int], PathTaken] = field(repr=False)

    def __len__(self) -> int:
        return int(self.counts.size)

    @overload
    def __getitem__(self, place: int) -> PathTaken: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[PathTaken, ...]: ...
    def __getitem__(self, place: int | slice) -> PathTaken | tuple[PathTaken, ...]:
        places = range(len(self))[place]
        return tuple(map(self.told, places)) if isinstance(places, range) else self.told(places)
