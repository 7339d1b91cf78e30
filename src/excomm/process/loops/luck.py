"""Random numbers that are found by what they decide, not by when they are asked for.

Whoever asks for the luck of run *r*, clock *c*, occurrence *k* always gets the same two numbers, in whatever order and
on whatever worker. So results do not depend on how work was shared out, and two worlds can share their luck.

Philox4x32-10 [salmon2011] turns what is decided into numbers (`luck`). Most are asked for by clocks, which ring again
and again: Philox gives each clock of a run two keys of 64 bits (`keys_of`), and SplitMix64 [steele2014], which is
quicker, turns a key and the number of the ring into a number (`nth`).
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
# SplitMix64: its step, and by what it shifts and multiplies.
GOLDEN = np.uint64(0x9E3779B97F4A7C15)
ONE, TWO = np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB)
SHIFT_ONE, SHIFT_TWO, SHIFT_THREE = np.uint64(30), np.uint64(27), np.uint64(31)


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


def word_of(key: Any, place: Any) -> Any:
    """The word of 64 bits at a place, counted from one, of the stream that SplitMix64 makes of a key."""
    z = key + place * GOLDEN
    z = (z ^ (z >> SHIFT_ONE)) * ONE
    z = (z ^ (z >> SHIFT_TWO)) * TWO
    return z ^ (z >> SHIFT_THREE)


def nth(key: Any, occurrence: int) -> float:
    """The number, uniform on [0, 1), that belongs to an occurrence, counted from zero, by its clock's key."""
    number: float = (word_of(key, np.uint64(occurrence + 1)) >> TO_53) * OF_53
    return number


def keys_of(seed: int, run: int, clock: int) -> tuple[Any, Any]:
    """The two keys of a clock in a run: of how long until it rings, and of what is then chosen."""
    k, r = np.uint64(seed), np.uint64(run)
    # No occurrence is numbered so: these words are nobody's luck.
    a, b, c, d = words(LOW, r & LOW, np.uint64(clock) & LOW, r >> HALF, k & LOW, k >> HALF)
    return a << HALF | b, c << HALF | d


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
