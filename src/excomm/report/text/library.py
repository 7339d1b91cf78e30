"""The crises that come with Excomm, as a table and as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, hint, strong
from excomm.tables import Table

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


def library_table() -> Table:
    """One row for each shipped crisis. Reads all their files.

    >>> "chicken" in library_table().columns["name"]
    True
    """
    from excomm.crises import shipped
    from excomm.loading import load

    crises = {name: load(name) for name in shipped()}
    return Table(
        "The crises that come with Excomm",
        {
            "name": tuple(crises),
            "title": tuple(crisis.title for crisis in crises.values()),
            "actors": tuple(len(crisis.actors) for crisis in crises.values()),
            "options": tuple(len(crisis.options) for crisis in crises.values()),
            "conditions": tuple(len(crisis.conditions) for crisis in crises.values()),
            "variants": tuple(_variants(crisis) for crisis in crises.values()),
        },
    )


def _variants(crisis: Crisis) -> tuple[str, ...]:
    return tuple(crisis.variants)


def library_lines(paper: Paper, table: Table) -> list[str]:
    """Lay out the list of crises."""
    rows = [
        [str(name), str(title), f"{actors} / {options}"]
        for name, title, actors, options, _, _ in table.rows
    ]
    return [
        strong(paper, table.title),
        "",
        *grid(paper, ["name", "title", "actors / options"], rows),
        *hint(
            paper,
            "Read one, see which of its outcomes could last, or make a report of it:",
            "excomm show cuba-1962",
        ),
        "  excomm stability cuba-1962",
        "  excomm report cuba-1962",
    ]
