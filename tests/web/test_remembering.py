"""What is worked out once, kept while there is room, and waited for only by those who asked for it."""

from functools import partial
from threading import Barrier, Event, Thread

import pytest

from excomm.web.remembering import Remembered

SECONDS = 30


def test_what_was_longest_not_asked_for_is_forgotten_first() -> None:
    kept = Remembered[int](most=3, weigh=lambda _: 1)
    for key in (1, 2, 3, 1, 4):
        kept.of(key, partial(int, key))
    assert kept.keys == (3, 1, 4)


def test_what_is_heavier_than_all_that_is_kept_is_kept_alone() -> None:
    kept = Remembered[int](most=10, weigh=lambda value: value)
    for value in (1, 2, 30):
        assert kept.of(value, partial(int, value)) == value
    assert kept.keys == (30,)


def test_all_who_ask_at_once_get_what_is_worked_out_once() -> None:
    kept = Remembered[object](most=10, weigh=lambda _: 1)
    together, found = Barrier(8), []

    def ask() -> None:
        together.wait(SECONDS)
        found.append(kept.of("it", object))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(SECONDS)
    assert len(found) == 8
    assert len(set(map(id, found))) == 1


def test_nobody_waits_for_what_another_asked_for() -> None:
    kept = Remembered[str](most=10, weigh=lambda _: 1)
    begun, go_on = Event(), Event()

    def slow() -> str:
        begun.set()
        assert go_on.wait(SECONDS)
        return "slow"

    thread = Thread(target=lambda: kept.of("slow", slow))
    thread.start()
    assert begun.wait(SECONDS)
    assert kept.of("quick", lambda: "quick") == "quick"
    go_on.set()
    thread.join(SECONDS)
    assert set(kept.keys) == {"slow", "quick"}


def test_what_fails_is_tried_again() -> None:
    kept = Remembered[int](most=10, weigh=lambda _: 1)

    def fail() -> int:
        raise ValueError("not now")

    with pytest.raises(ValueError, match="not now"):
        kept.of("it", fail)
    assert kept.keys == ()
    assert kept.of("it", lambda: 5) == 5
