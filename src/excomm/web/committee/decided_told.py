"""Tells what a committee decides, and how that differs from what it decides as the file has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.process.committee_rounds import spread_of as apart_of
from excomm.report.words.names import called, capital, spaced
from excomm.tables.in_words import between, percent
from excomm.web.committee.spreads import depending, each_draw, spread_of, spreads_of
from excomm.web.shapes.committee import Decided, ShareMoved

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.process.committee_analysis import Meeting
    from excomm.web.committee.ground import Ground
    from excomm.web.shapes.committee import Spread

    Numbers = NDArray[np.float64]

# Where something can meet only because something was moved.
UNSETTLED = (
    "As in the file its views do not settle, or too slowly to be shown at once: there is nothing to hold this up"
    " against."
)
# Less than this share is no difference to speak of: a twentieth of a point.
_NOTHING = 0.0005
# No fewer points than these are written.
_LEAST = 0.01


def decision_told(ground: Ground, meeting: Meeting, *, moved: bool) -> tuple[Decided, ...]:
    """Every course, the likeliest first."""
    shares = spreads_of(meeting.decision)
    file = None if ground.own is None else ground.own.decision
    own = None if file is None else spreads_of(file)
    order = np.argsort(-meeting.decision.mean(axis=0), kind="stable").tolist()
    before = meeting.first.mean(axis=0).tolist()
    return tuple(
        Decided(
            course=meeting.room.courses[c],
            before=before[c],
            share=shares[c],
            error=_error(meeting.decision[:, c]),
            words=_share(shares[c], _error(meeting.decision[:, c])),
            beside=_beside(shares[c], _error(meeting.decision[:, c]), before[c]),
            own=None if own is None else own[c],
            difference=_difference(meeting.decision[:, c], file[:, c])
            if moved and file is not None
            else None,
        )
        for c in order
    )


def answer_told(meeting: Meeting, decision: tuple[Decided, ...]) -> str:
    """What it most likely decides, in a sentence."""
    top, *rest = decision
    name = capital(spaced(meeting.room.name))
    first = f"{name} most likely decides for {spaced(top.course)}: {top.words}."
    if not rest:
        return first
    return f"{first} Next comes {spaced(rest[0].course)}: {percent(rest[0].share.mean)}."


def history_told(ground: Ground, decision: tuple[Decided, ...]) -> str:
    """What was done, and how likely the committee made it."""
    actor = called(ground.crisis, ground.committee.actor)
    if ground.taken is None:
        return f"{capital(actor)} took none of these courses in the history of the file."
    one = next(one for one in decision if one.course == ground.taken)
    place = decision.index(one) + 1
    rank = "its likeliest course" if place == 1 else f"number {place} of {len(decision)} courses"
    did = f"What {actor} did in history: {spaced(ground.taken)}."
    return f"{did} The committee gives it {one.words}. That makes it {rank}."


def changed_told(decision: tuple[Decided, ...], own: Meeting | None) -> str:
    """What moving something has changed, in a sentence or two; nothing where nothing was moved."""
    if own is None:
        return UNSETTLED
    moved = [(one, one.difference) for one in decision if one.difference is not None]
    if not moved:
        return ""
    most = max(moved, key=lambda pair: abs(pair[1].mean))
    if abs(most[1].mean) < _NOTHING:
        return "What you moved changes next to nothing in the decision."
    ways = [max(moved, key=lambda pair: pair[1].mean), min(moved, key=lambda pair: pair[1].mean)]
    said = "; ".join(f"{spaced(one.course)} {difference.words}" for one, difference in ways)
    first = own.room.courses[int(own.decision.mean(axis=0).argmax())]
    leads = decision[0].course
    same = f"{capital(spaced(leads))} leads now, instead of {spaced(first)}."
    return f"{capital(said)}. {same if leads != first else f'{capital(spaced(first))} leads as before.'}"


def together_told(ground: Ground, meeting: Meeting, *, moved: bool) -> str:
    """How far apart statements are, at first and in the end, from 0 to 1."""
    began = spread_of(apart_of(each_draw(meeting.room.first, 2)))
    end = spread_of(each_draw(meeting.met.spread, 0))
    own = ""
    if moved and ground.own is not None:
        file = spread_of(each_draw(ground.own.met.spread, 0))
        own = f"; by the file they end {_apart(file)} apart"
    return (
        f"Where they stand at first is {_apart(began)} apart, what they say in the end {_apart(end)}{own}"
        " (0: all say the same, 1: nobody shares anything)."
    )


def _apart(spread: Spread) -> str:
    if f"{spread.low:.2f}" == f"{spread.high:.2f}":
        return f"{spread.mean:.2f}"
    return f"{spread.mean:.2f} ({spread.low:.2f} to {spread.high:.2f})"


def _error(values: Numbers) -> float:
    """The standard error of a mean; evenly spread draws, as these are, make it smaller than this."""
    return float(values.std() / np.sqrt(values.size))


def _share(share: Spread, error: float) -> str:
    give = "" if share.low == share.high else f", give or take {percent(error)}"
    return f"{percent(share.mean)}{give}{depending(share)}"


def _beside(share: Spread, error: float, before: float) -> str:
    began = f"by first positions alone {percent(before)}"
    if share.low == share.high:
        return f"{capital(began)}."
    return (
        f"{between(share.low, share.high)} by what is not known; the mean has a standard error of {percent(error)} by"
        f" the number of draws; {began}."
    )


def _difference(values: Numbers, own: Numbers) -> ShareMoved:
    apart = values - own
    spread, error = spread_of(apart), _error(apart)
    way = "likelier" if spread.mean >= 0 else "less likely"
    reach = f"{_points(spread.low)} to {_points(spread.high)}"
    words = f"{_size(spread.mean)} points {way} ({reach} in nine tenths of the draws, give or take {_size(error)})"
    if abs(spread.mean) < _NOTHING and abs(spread.low) < _NOTHING and abs(spread.high) < _NOTHING:
        words = "no different"
    return ShareMoved(mean=spread.mean, low=spread.low, high=spread.high, error=error, words=words)


def _size(share: float) -> str:
    """Points in about two digits."""
    points = abs(100 * share)
    if 0 < points < _LEAST:
        return f"under {_LEAST}"
    digits = 0 if points >= 10 else 1 if points >= 0.1 else 2  # noqa: PLR2004 - what has two digits
    return f"{points:.{digits}f}"


def _points(share: float) -> str:
    sign = "" if abs(share) < _NOTHING else "−" if share < 0 else "+"
    return f"{sign}{_size(share)}"
