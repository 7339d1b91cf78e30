"""States as integers: the only file that shifts and masks.

Bit *k* of a code says whether the *k*-th option or condition holds. Codes come as arrays of 64-bit integers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

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
    return any_set(codes, mask_of([position]))


def any_set(codes: Codes, mask: int) -> Truth:
    """Whether any bit of a mask is set, for each code."""
    return (codes & np.int64(mask)).astype(np.bool_)


def with_set(codes: Codes, mask: int) -> Codes:
    """The codes with the bits of a mask set."""
    return codes | np.int64(mask)


def without(codes: Codes, mask: int) -> Codes:
    """The codes with the bits of a mask cleared."""
    return codes & np.int64(~mask)


def only(codes: Codes, mask: int) -> Codes:
    """The codes with nothing but the bits of a mask left."""
    return codes & np.int64(mask)


def differences(codes: Codes, code: int) -> NDArray[np.uint8]:
    """In how many bits each of the codes differs from one.

    >>> differences(np.array([0, 3, 5]), 1)
    array([1, 1, 1], dtype=uint8)
    """
    differing: NDArray[np.uint8] = np.bitwise_count(codes ^ np.int64(code))
    return differing


def united(one: Codes, other: Codes) -> Codes:
    """The codes in which the bits of both are set."""
    return one | other


def newly_set(before: Codes, after: Codes, mask: int) -> Truth:
    """Whether some bit of a mask is clear before and set after."""
    return (~before & after & np.int64(mask)).astype(np.bool_)


def newly_cleared(before: Codes, after: Codes, mask: int) -> Truth:
    """Whether some bit of a mask is set before and clear after."""
    return (before & ~after & np.int64(mask)).astype(np.bool_)


def together(before: Codes, afters: Iterable[Codes]) -> Codes:
    """The codes after several changes of `before` made at once: a bit changes that any of them changes.

    >>> together(np.array([0b0011]), [np.array([0b0111]), np.array([0b0010])])
    array([6])
    """
    changes = np.zeros_like(before)
    for after in afters:
        changes = changes | (before ^ after)
    return before ^ changes


def packed(truths: Iterable[Truth]) -> Codes:
    """Columns of truth values as one integer a row, the first column the most significant."""
    code: Codes | None = None
    for truth in truths:
        code = truth.astype(np.int64) if code is None else (code << np.int64(1)) | truth
    if code is None:
        raise ValueError("no columns to pack")
    return code


def subsets_of(mask: int) -> Codes:
    """Every code in which no other bits than those of a mask are set, ascending.

    >>> subsets_of(9).tolist()
    [0, 1, 8, 9]
    """
    codes = np.zeros(1, np.int64)
    for position in positions_of(mask):
        codes = np.concatenate([codes, codes | np.int64(1 << position)])
    return codes


def narrowed(mask: int, within: int) -> int:
    """A mask where the bits of another are counted only: its bit *k* is the *k*-th set bit of `within`.

    >>> narrowed(0b1000, within=0b1010)
    2
    """
    return mask_of(at for at, bit in enumerate(positions_of(within)) if mask >> bit & 1)


def rearranged(codes: Codes, order: Sequence[int]) -> Codes:
    """The codes with their bits in another order: bit *k* of the result is bit `order[k]` of the code.

    >>> rearranged(np.array([1, 2]), [1, 2, 0]).tolist()
    [4, 1]
    """
    result = np.zeros_like(codes)
    begin = 0
    while begin < len(order):
        # Bits that stay next to each other are moved in one go.
        end = begin + 1
        while end < len(order) and order[end] == order[end - 1] + 1:
            end += 1
        stretch = codes >> np.int64(order[begin]) & np.int64((1 << (end - begin)) - 1)
        result |= stretch << np.int64(begin)
        begin = end
    return result


def is_stretch(mask: int) -> bool:
    """Whether the bits that are set, if any, are neighbours.

    >>> is_stretch(0b110), is_stretch(0b101)
    (True, False)
    """
    filled = mask | (mask - 1)
    return mask == 0 or filled & (filled + 1) == 0
