"""Random numbers that are found by what they decide, not by their place in a stream: Philox4x32-10 [salmon2011].

Whoever asks for the luck of run *r*, clock *c*, occurrence *k* always gets the same two numbers, in whatever order and
on whatever worker. So results do not depend on how work was shared out, and two worlds can share their luck.
"""

# ruff: noqa: PLR0913, PLR0917 - a compiled loop is handed each number by itself

from __future__ import annotations

import numpy as np

LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
FIRST, SECOND = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
STEP_OF_FIRST, STEP_OF_SECOND = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
ROUNDS = 10
# Two 32-bit words make a number of 53 bits in [0, 1).
TO_53, OF_53 = np.uint64(11), 1.0 / (1 << 53)


def words(c0, c1, c2, c3, k0, k1):  # type: ignore[no-untyped-def]  # numbers of 64 bits that hold 32
    """Philox4x32-10 of a counter and a key, four words and two; returns four words."""
    for _ in range(ROUNDS):
        one, other = FIRST * c0, SECOND * c2
        c0, c1, c2, c3 = (
            (other >> HALF) ^ c1 ^ k0,
            other & LOW,
            (one >> HALF) ^ c3 ^ k1,
            one & LOW,
        )
        k0 = (k0 + STEP_OF_FIRST) & LOW
        k1 = (k1 + STEP_OF_SECOND) & LOW
    return c0, c1, c2, c3


def luck(seed, run, what, occurrence, detail):  # type: ignore[no-untyped-def]  # whole numbers, not negative
    """Two numbers, uniform on [0, 1), that belong to what they decide."""
    k = np.uint64(seed)
    r = np.uint64(run)
    a, b, c, d = words(
        np.uint64(occurrence) & LOW,
        r & LOW,
        (np.uint64(what) | (np.uint64(detail) << np.uint64(16))) & LOW,
        r >> HALF,
        k & LOW,
        k >> HALF,
    )
    return ((a << HALF | b) >> TO_53) * OF_53, ((c << HALF | d) >> TO_53) * OF_53
