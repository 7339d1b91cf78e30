"""Random numbers that are found by what they decide, not by their place in a stream: Philox4x32-10 [salmon2011].

Whoever asks for the luck of run *r*, clock *c*, occurrence *k* always gets the same two numbers, in whatever order and
on whatever worker. So results do not depend on how work was shared out, and two worlds can share their luck.
"""

from __future__ import annotations

from typing import Any

import numpy as np

LOW = np.uint64(0xFFFFFFFF)
HALF = np.uint64(32)
FIRST, SECOND = np.uint64(0xD2511F53), np.uint64(0xCD9E8D57)
STEP_OF_FIRST, STEP_OF_SECOND = np.uint64(0x9E3779B9), np.uint64(0xBB67AE85)
ROUNDS = 10
# Two 32-bit words make a number of 53 bits in [0, 1).
TO_53, OF_53 = np.uint64(11), 1.0 / (1 << 53)


def words(c0: Any, c1: Any, c2: Any, c3: Any, k0: Any, k1: Any) -> tuple[Any, Any, Any, Any]:
    """Philox4x32-10 of a counter and a key, four words and two; returns four words.

    A word is a number of 32 bits, held in 64.
    """
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


def luck(seed: int, run: int, what: int, occurrence: int, detail: int) -> tuple[float, float]:
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
