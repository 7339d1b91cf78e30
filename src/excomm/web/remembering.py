"""Works out what is asked for once, and keeps it as long as there is room."""

from __future__ import annotations

from collections import OrderedDict
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

Value = TypeVar("Value")


@dataclass
class Remembered(Generic[Value]):
    """Values by their keys; those that were longest not asked for are forgotten where all weigh more than `most`.

    Who asks for what is being worked out waits for that; who asks for something else does not.

    >>> squares = Remembered[int](most=10, weigh=lambda square: square)
    >>> [squares.of(number, lambda number=number: number**2) for number in (1, 2, 3)]
    [1, 4, 9]
    >>> squares.keys
    (3,)
    """

    most: int
    weigh: Callable[[Value], int]
    _found: OrderedDict[Hashable, Future[Value]] = field(default_factory=OrderedDict)
    _turn: Lock = field(default_factory=Lock)

    @property
    def keys(self) -> tuple[Hashable, ...]:
        """What is known, or being worked out; what was asked for last comes last."""
        return tuple(self._found)

    def of(self, key: Hashable, work_out: Callable[[], Value]) -> Value:
        """The value of a key; what `work_out` raises is raised to all who wait, and tried again for the next."""
        with self._turn:
            known = self._found.get(key)
            found = self._found[key] = known or Future()
            self._found.move_to_end(key)
        if known is None:
            self._work_out(key, found, work_out)
        return found.result()

    def _work_out(self, key: Hashable, found: Future[Value], work_out: Callable[[], Value]) -> None:
        try:
            found.set_result(work_out())
        except BaseException as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            with self._turn:
                del self._found[key]
            found.set_exception(error)
        else:
            self._forget()

    def _forget(self) -> None:
        with self._turn:
            done = [key for key, found in self._found.items() if found.done()]
            heavy = sum(self.weigh(self._found[key].result()) for key in done)
            for key in done[:-1]:
                if heavy <= self.most:
                    return
                heavy -= self.weigh(self._found.pop(key).result())
