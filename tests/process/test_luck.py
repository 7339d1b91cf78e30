"""Random numbers are those of Philox as it was published, and belong to what they decide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.process.compiled import compiled
from excomm.process.loops.luck import luck, words

ONES = 0xFFFFFFFF
# Counter, key and result of philox4x32-10 in the known-answer tests of Random123 [salmon2011].
KNOWN = [
    ((0, 0, 0, 0), (0, 0), (0x6627E8D5, 0xE169C58D, 0xBC57AC4C, 0x9B00DBD8)),
    ((ONES,) * 4, (ONES,) * 2, (0x408F276D, 0x41C83B0E, 0xA20BC7C6, 0x6D5451FD)),
    (
        (0x243F6A88, 0x85A308D3, 0x13198A2E, 0x03707344),
        (0xA4093822, 0x299F31D0),
        (0xD16CFE09, 0x94FDCCEB, 0x5001E420, 0x24126EA1),
    ),
]
seeds = st.integers(0, (1 << 63) - 1)
small = st.integers(0, 2000)


@pytest.mark.parametrize(("counter", "key", "result"), KNOWN)
def test_words_are_the_known_answers(
    counter: tuple[int, ...], key: tuple[int, ...], result: tuple[int, ...]
) -> None:
    arguments = [np.uint64(word) for word in (*counter, *key)]
    assert tuple(map(int, words(*arguments))) == result
    assert tuple(map(int, compiled(words)(*arguments))) == result


@given(seeds, seeds, small, small, small)
def test_compiled_and_plain_luck_are_the_same_to_the_bit(
    seed: int, run: int, what: int, occurrence: int, detail: int
) -> None:
    plain = luck(seed, run, what, occurrence, detail)
    assert compiled(luck)(seed, run, what, occurrence, detail) == plain
    assert all(0 <= number < 1 for number in plain)


@given(st.lists(st.tuples(seeds, seeds, small, small, small), min_size=2, max_size=20, unique=True))
def test_whatever_differs_in_what_is_decided_has_other_luck(
    keys: list[tuple[int, int, int, int, int]],
) -> None:
    assert len({luck(*key) for key in keys}) == len(keys)


def test_numbers_are_spread_evenly_and_hang_together_with_nothing() -> None:
    drawn = compiled(luck)
    pairs = np.array([drawn(1962, run, 3, 7, 0) for run in range(20_000)])
    counts = [np.histogram(column, bins=20, range=(0, 1))[0] for column in pairs.T]
    # Chi square of 19 degrees of freedom: 43.8 is left out once in a thousand times.
    assert all(((count - 1000) ** 2 / 1000).sum() < 43.8 for count in counts)
    assert abs(np.corrcoef(pairs.T)[0, 1]) < 3.3 / np.sqrt(20_000)
    assert abs(np.corrcoef(pairs[1:, 0], pairs[:-1, 0])[0, 1]) < 3.3 / np.sqrt(20_000)
