"""Random numbers are those of Philox as it was published, and belong to what they decide."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.process.compiled import compiled
from excomm.process.loops.luck import keys_of, luck, nth, word_of, words

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
# The first words that SplitMix64 makes of the key 1234567, as many implementations of it are tested [steele2014].
SPLIT = [
    6457827717110365317,
    3203168211198807973,
    9817491932198370423,
    4593380528125082431,
    16408922859458223821,
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


def test_words_of_a_key_are_the_known_answers() -> None:
    for place, known in enumerate(SPLIT, start=1):
        with np.errstate(over="ignore"):
            assert int(word_of(np.uint64(1234567), np.uint64(place))) == known
        assert int(compiled(word_of)(np.uint64(1234567), np.uint64(place))) == known


@given(seeds, seeds, small, small)
def test_compiled_and_plain_luck_of_clocks_are_the_same_to_the_bit(
    seed: int, run: int, clock: int, occurrence: int
) -> None:
    keys = keys_of(seed, run, clock)
    assert tuple(compiled(keys_of)(seed, run, clock)) == tuple(map(int, keys))
    for key in keys:
        with np.errstate(over="ignore"):
            plain = nth(key, occurrence)
        assert compiled(nth)(np.uint64(key), occurrence) == plain
        assert 0 <= plain < 1


def test_the_rings_of_clocks_are_spread_evenly_and_hang_together_with_nothing() -> None:
    numbers, keys = compiled(nth), compiled(keys_of)
    # Runs and clocks next to each other, and rings next to each other.
    drawn = np.array(
        [
            [numbers(np.uint64(key), ring) for key in keys(1962, run, clock) for ring in range(4)]
            for run in range(5_000)
            for clock in range(4)
        ]
    )
    for column in drawn.T:
        counts = np.histogram(column, bins=20, range=(0, 1))[0]
        # Chi square of 19 degrees of freedom: one of eight exceeds 49.9 once in a thousand times.
        assert ((counts - 1000) ** 2 / 1000).sum() < 49.9
    together = np.corrcoef(np.hstack([drawn[1:], drawn[:-1]]).T)
    # 120 pairs: the largest of them exceeds 4.2 standard errors about once in three hundred times.
    assert np.abs(together - np.eye(len(together))).max() < 4.2 / np.sqrt(len(drawn))
