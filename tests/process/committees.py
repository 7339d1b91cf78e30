"""Committees for tests, made of numbers."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import strategies as st

from excomm.process.committee_room import NOBODY, Room, scaled

SILENT = np.zeros(())


def room(first: Any, **given: Any) -> Room:
    """A committee with these first positions, in which all heed all alike, and nothing else is set."""
    positions = scaled(np.asarray(first, np.float64))
    members, courses = positions.shape
    usual: dict[str, Any] = {
        "name": "cabinet",
        "members": tuple(f"m{place}" for place in range(members)),
        "courses": tuple(f"c{place}" for place in range(courses)),
        "model": "friedkin-johnsen",
        "susceptibility": np.full(members, 0.5),
        "trust": np.full((members, members), 1 / members),
        "outside": np.zeros(members, bool),
        "leader": NOBODY,
        "present": False,
        "advocate": NOBODY,
        "weight": np.ones(()),
        "confidence": np.full((), 0.5),
        "insulation": SILENT,
        "closed_mindedness": SILENT,
        "directive_leadership": SILENT,
    }
    return Room(first=positions, **(usual | given))


@st.composite
def rooms(draw: st.DrawFn, /, **given: Any) -> Room:
    """Committees of two to six members and two to four courses, with any trust in which all are heard a little."""
    members, courses = draw(st.integers(2, 6)), draw(st.integers(2, 4))

    def matrix(rows: int, columns: int, low: float) -> Any:
        cells = st.floats(low, 1).map(lambda value: round(value, 3))
        row = st.lists(cells, min_size=columns, max_size=columns)
        return np.array(draw(st.lists(row, min_size=rows, max_size=rows)))

    first = matrix(members, courses, 0) + 1e-3
    susceptibility = np.minimum(matrix(1, members, 0)[0], 0.95)
    trust = scaled(matrix(members, members, 0) + 0.05)
    return room(first, **({"susceptibility": susceptibility, "trust": trust} | given))
