"""Asks the same of every draw from the priors, several at a time, and keeps account of those that give no answer."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from excomm.errors import InputError
from excomm.machine import processors
from excomm.process.calendar import days_until
from excomm.process.choosing import UnsettledError
from excomm.process.compiling import process_on, stage_of
from excomm.process.design import DRAWS, draws_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from concurrent.futures import Future
    from threading import Event

    from excomm.model.crisis import Crisis
    from excomm.process.process import Process
    from excomm.space.space import Space

    # Called with how many of how many draws are done.
    OnDraw = Callable[[int, int], None]
    # Called with a function that makes a result of what is done so far, since making it may cost something.
    Result = TypeVar("Result")
    Found = TypeVar("Found")
    OnPart = Callable[[Callable[[], Result]], None]

Answer = TypeVar("Answer")

# If choices do not settle in more of the draws than this, what is left no longer stands for the priors.
MOST_UNSETTLED = 0.25


@dataclass(frozen=True)
class Replicates(Generic[Answer]):
    """The answers of those draws that were done and settled, by the number of the draw.

    `asked` is how many draws there were to be; `unsettled` are those in which the choices of the actors did not settle;
    `interrupted` says that the work was stopped before all were done.
    """

    answers: dict[int, Answer]
    asked: int
    unsettled: tuple[int, ...]
    interrupted: bool


def ask_each(
    space: Space,
    question: Callable[[Process, int], Answer],
    *,
    draws: int = DRAWS,
    crises: Sequence[Crisis] = (),
    until: str | float | None = None,
    workers: int | None = None,
    on_draw: OnDraw | None = None,
    most_unsettled: float = MOST_UNSETTLED,
    on_part: OnPart[Replicates[Answer]] | None = None,
    stop: Event | None = None,
) -> Replicates[Answer]:
    """Compile the process of every draw and ask it; `question` gets the process and the number of the draw.

    As draws are done, `on_part` is given what makes an answer of those done so far. If `stop` is given, Ctrl-C sets it:
    a question that looks at it may answer with what it has by then. Instead of draws from the priors, `crises` may hold
    the crisis with other values of its quantities. Ctrl-C ends it with what has been done so far, if anything has.
    Raises `InputError` if choices do not settle in more than a share `most_unsettled` of the draws.
    """
    crises = crises or draws_of(space.crisis, draws)
    _check_workers(workers)
    stage, days = stage_of(space), days_until(space.crisis, until)
    answers: dict[int, Answer] = {}
    unsettled: list[int] = []

    def ask(draw: int) -> Answer | UnsettledError:
        try:
            return question(process_on(stage, crises[draw], days=days), draw)
        except UnsettledError as error:
            return error

    interrupted = False
    pool = ThreadPoolExecutor(max_workers=workers or processors())
    waiting = [pool.submit(ask, draw) for draw in range(len(crises))]
    first_error: UnsettledError | None = None
    try:
        for draw, future in enumerate(waiting):
            answer = future.result()
            if isinstance(answer, UnsettledError):
                unsettled.append(draw)
                first_error = first_error or answer
            else:
                answers[draw] = answer
            if on_draw:
                on_draw(draw + 1, len(crises))
            if on_part and answers:
                on_part(partial(_so_far, answers, len(crises), unsettled))
    except KeyboardInterrupt:
        if stop:
            stop.set()
            pool.shutdown(wait=True, cancel_futures=True)
            answers |= _begun(waiting, answers)
        if not answers:
            raise
        interrupted = True
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    found = Replicates(answers, len(crises), tuple(unsettled), interrupted)
    _must_stand_for_all(found, first_error, most_unsettled)
    return found


def parts_as(
    make: Callable[[Found], Result], on_part: OnPart[Result] | None
) -> OnPart[Found] | None:
    """Hand on what is done so far as the result that is made of it."""
    if on_part is None:
        return None
    hand_on = on_part
    return lambda part: hand_on(lambda: make(part()))


def _so_far(answers: dict[int, Answer], asked: int, unsettled: Sequence[int]) -> Replicates[Answer]:
    return Replicates(dict(answers), asked, tuple(unsettled), interrupted=False)


def _must_stand_for_all(
    found: Replicates[Answer], first_error: UnsettledError | None, most_unsettled: float
) -> None:
    done = len(found.unsettled) + len(found.answers)
    if first_error and len(found.unsettled) > most_unsettled * done:
        raise InputError(
            f"in {len(found.unsettled)} of {found.asked} draws from the priors {first_error.message}",
            remedy=first_error.remedy,
        )


def _check_workers(workers: int | None) -> None:
    if workers is not None and workers < 1:
        raise InputError(
            f"{workers} workers cannot work", remedy="leave it out, or ask for 1 at least"
        )


def _begun(
    waiting: Sequence[Future[Answer | UnsettledError]], answers: dict[int, Answer]
) -> dict[int, Answer]:
    """What draws had come to that were told to stop before they were done."""
    found = {}
    for draw, future in enumerate(waiting):
        if draw not in answers and future.done() and not future.cancelled():
            answer = future.result()
            if not isinstance(answer, UnsettledError):
                found[draw] = answer
    return found


def told(replicates: Replicates[Answer]) -> Sequence[str]:
    """What a reader must know of draws that give no answer, in words."""
    notes = []
    if replicates.interrupted:
        notes.append(
            f"interrupted: {len(replicates.answers)} of {replicates.asked} draws were done"
        )
    if replicates.unsettled:
        notes.append(
            f"left out: {len(replicates.unsettled)} of {replicates.asked} draws in which choices did not settle"
        )
    return notes
