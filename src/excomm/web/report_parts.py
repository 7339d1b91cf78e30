"""The parts of the report that a crisis has, each with the command and the Python that make its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from excomm.web.as_code import code_of
from excomm.web.shapes.report import ReportPart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.web.shelf import Shelved


class _Way(NamedTuple):
    """A part by its title, what it tells, and how it is asked for in a terminal and in Python."""

    title: str
    text: str
    words: tuple[str, ...]
    python: str


_ALWAYS = (
    _Way(
        "What could last",
        "The states in which nobody gains by moving, by each concept of stability.",
        ("stability",),
        "print(ex.stability(crisis))",
    ),
    _Way(
        "Why, state by state",
        "For one state, the improvement that tempts each actor and the sanction that deters it.",
        ("explain", "--state", "start"),
        'print(ex.explain(crisis, state="start"))',
    ),
    _Way(
        "Ways from the start",
        "What can be reached by moves that their actors would make.",
        ("status-quo",),
        "print(ex.status_quo(crisis))",
    ),
    _Way(
        "What actors could do together",
        "Stability where actors can move as coalitions.",
        ("stability", "--coalitions"),
        "print(ex.coalitions(crisis))",
    ),
    _Way(
        "All the ways it could stand",
        "Every state, with who ranks it where.",
        ("states", "--format", "csv"),
        'ex.stability(crisis).table().to_csv("states.csv")',
    ),
)
_IN_TIME = _Way(
    "How likely, and when",
    "The probability of each outcome, with what is not known kept apart from chance.",
    ("exact", "--draws", "16"),
    "print(ex.exact(crisis, draws=16))",
)
_HISTORY = _Way(
    "What happened",
    "The path that was taken, and how likely each step of it was.",
    ("history",),
    "print(ex.history(crisis))",
)
_ROOM = _Way(
    "Who decides", "What the committee would decide.", ("committee",), "print(ex.committee(crisis))"
)
_CLAIMS = (
    _Way(
        "Day by day, with what is claimed",
        "What is dated, a lane for each actor.",
        ("timeline",),
        "print(ex.timeline(crisis))",
    ),
    _Way(
        "What it rests on",
        "Which claims support or dispute which part.",
        ("sources",),
        "print(ex.sources(crisis))",
    ),
)


def parts_of(crisis: Crisis, shelved: Shelved, variants: Sequence[str]) -> tuple[ReportPart, ...]:
    """List the parts that a crisis has something for, in the order of the report."""
    ways = [
        *_ALWAYS[:1],
        *([_IN_TIME] if crisis.events else []),
        *([_ROOM] if crisis.committees else []),
        *_ALWAYS[1:],
        *([_HISTORY] if crisis.history else []),
        *(_CLAIMS if crisis.evidence else ()),
    ]
    return tuple(
        ReportPart(
            title=way.title,
            text=way.text,
            code=code_of(shelved, variants, way.words, [way.python]),
        )
        for way in ways
    )
