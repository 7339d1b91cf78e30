"""States as integers: the only file that shifts and masks.

Bit *k* of a code says whether the *k*-th option or condition holds. Codes come as arrays of 64-bit integers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable

Codes = NDArray[np.int64]
Truth = NDArray[np.bool_]


def mask_of(positions: Iterable[int]) -> int:
    """The code in which just these bits are set.

    >>> mask_of([0, 3])
    9
    """
    mask = 0
    for position in positions:
        mask |= 1 << position
    return mask


def positions_of(code: int) -> tuple[int, ...]:
    """The bits that are set in a code, ascending.

    >>> positions_of(9)
    (0, 3)
    """
    return tuple(position for position in range(code.bit_length()) if code >> position & 1)


def is_set(codes: Codes, position: int) -> Truth:
    """Whether one bit is set, for each code."""
    return (codes >> np.int64(position) & np.int64(1)).astype(np.bool_)


def any_set(codes: Codes, mask: int) -> Truth:
    """Whether any bit of a mask is set, for each code."""
    return np.not_equal(codes & np.int64(mask), 0)


def with_set(codes: Codes, mask: int) -> Codes:
    """The codes with the bits of a mask set."""
    return codes | np.int64(mask)


def without(codes: Codes, mask: int) -> Codes:
    """The codes with the bits of a mask cleared."""
    return codes & np.int64(~mask)


def newly_set(before: Codes, after: Codes, mask: int) -> Truth:
    """Whether some bit of a mask is clear before and set after."""
    return np.not_equal(~before & after & np.int64(mask), 0)


def newly_cleared(before: Codes, after: Codes, mask: int) -> Truth:
    """Whether some bit of a mask is set before and clear after."""
    return np.not_equal(before & ~after & np.int64(mask), 0)


def packed(truths: Iterable[Truth]) -> Codes:
    """Columns of truth values as one integer a row, the first column the most significant."""
    code: Codes | None = None
    for truth in truths:
        code = truth.astype(np.int64) if code is None else (code << np.int64(1)) | truth
    if code is None:
        raise ValueError("no columns to pack")
    return code
