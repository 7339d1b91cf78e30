"""Small files in the format of GMCR+, written for these tests, and random ones."""

import json
from pathlib import Path
from typing import Any

from hypothesis import strategies as st

# One file as the program writes it today.
WATER: dict[str, Any] = {
    "program": "gmcr-py",
    "version": "0.4.1",
    "options": [
        {"name": "Open the sluice", "permittedDirection": "both"},
        {"name": "Mobilise", "permittedDirection": "fwd"},
        {"name": "Complain", "permittedDirection": "back"},
    ],
    "decisionMakers": [
        {
            "name": "Upstream",
            "options": [0, 1],
            "preferences": [[[1, "N"]], [[0, "N"], [2, "N"]]],
            "payoffs": [4, 3, 2, 1, 2, 1],
        },
        {
            "name": "Downstream",
            "options": [2],
            "preferences": [
                {"compound": True, "members": [[[0, "Y"], [2, "N"]], [[0, "N"], [2, "Y"]]]},
                [[0, "Y"]],
            ],
        },
    ],
    "infeasibles": [[[0, "Y"], [1, "Y"]]],
    "useManualPreferenceRanking": False,
    "coalitions": [0, 1],
    "coalitionsFull": [],
}


def saved(data: Any, folder: Path, *, name: str = "Water_Dispute.gmcr") -> Path:
    """Save a file of GMCR+ and return where."""
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def changed(**keys: Any) -> dict[str, Any]:
    """The file above with some keys changed."""
    return {**WATER, **keys}


def with_actor(number: int, **keys: Any) -> dict[str, Any]:
    """The file above with some keys of a decision maker changed."""
    actors = list(WATER["decisionMakers"])
    actors[number] = {**actors[number], **keys}
    return changed(decisionMakers=actors)


@st.composite
def conditions(draw: st.DrawFn, options: int) -> list[list[Any]]:
    """A condition: some options with Y or N."""
    chosen = draw(st.lists(st.integers(0, options - 1), min_size=1, max_size=3, unique=True))
    return [[option, draw(st.sampled_from("YN"))] for option in chosen]


@st.composite
def files(draw: st.DrawFn) -> dict[str, Any]:
    """A random file: two or three decision makers, up to five options, in an order of their own."""
    count = draw(st.integers(2, 5))
    actors = draw(st.integers(2, 3))
    owners = draw(st.lists(st.integers(0, actors - 1), min_size=count, max_size=count))
    condition = conditions(count)
    compound = st.lists(condition, min_size=1, max_size=4).map(
        lambda members: {"compound": True, "members": members}
    )
    wanted = st.lists(st.one_of(condition, compound), max_size=5)
    directions = st.sampled_from(["both", "both", "fwd", "back"])
    return {
        "program": "gmcr-py",
        "options": [
            {"name": f"Option {number}", "permittedDirection": draw(directions)}
            for number in range(count)
        ],
        "decisionMakers": [
            {
                "name": f"Actor {actor}",
                "options": [number for number, owner in enumerate(owners) if owner == actor],
                "preferences": draw(wanted),
                "misperceptions": draw(st.lists(condition, max_size=1)),
            }
            for actor in range(actors)
        ],
        "infeasibles": draw(st.lists(condition, max_size=3)),
        "useManualPreferenceRanking": False,
    }
