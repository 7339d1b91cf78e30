"""A table in a few lines of eighty columns, for whoever prints a result."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from excomm.tables.writing import shown

if TYPE_CHECKING:
    from excomm.tables.table import Cell, Table

# So many rows are printed; the table has them all.
MOST_PRINTED = 12
WIDTH, WIDEST = 80, 36
INDENT, GAP = "  ", "  "


def brief(table: Table) -> str:
    """The title, the first rows with as many columns as fit beside each other, and the notes.

    >>> from excomm.tables.table import Table
    >>> print(brief(Table("Odds", {"outcome": ("war", "peace"), "probability": (0.25, 0.75)})))
    Odds
      outcome  probability
      war             0.25
      peace           0.75
    """
    columns = [_column(name, cells[:MOST_PRINTED]) for name, cells in table.columns.items()]
    fitting = _fitting(columns)
    lines = textwrap.wrap(table.title, WIDTH)
    lines += [(INDENT + GAP.join(row)).rstrip() for row in zip(*columns[:fitting], strict=True)]
    lines += _left_out(max(len(table.rows) - MOST_PRINTED, 0), len(columns) - fitting)
    for note in table.notes:
        lines += textwrap.wrap(note, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT)
    return "\n".join(lines)


def _column(name: str, cells: tuple[Cell, ...]) -> list[str]:
    """A column with its head, all of one width: numbers to the right, text to the left."""
    texts = [textwrap.shorten(text, WIDEST, placeholder="…") for text in (name, *map(_text, cells))]
    width = max(map(len, texts))
    number = all(isinstance(cell, int | float) or cell is None for cell in cells)
    return [text.rjust(width) if number else text.ljust(width) for text in texts]


def _text(cell: Cell) -> str:
    return f"{cell:.3g}" if isinstance(cell, float) else shown(cell)


def _fitting(columns: list[list[str]]) -> int:
    """How many columns fit beside each other."""
    used = len(INDENT) - len(GAP)
    for count, column in enumerate(columns):
        used += len(GAP) + len(column[0])
        if used > WIDTH:
            return count
    return len(columns)


def _left_out(rows: int, columns: int) -> list[str]:
    parts = [
        f"{count:,} more {what}{'' if count == 1 else 's'}"
        for count, what in ((rows, "row"), (columns, "column"))
        if count
    ]
    return [f"{INDENT}and {' and '.join(parts)}, all in table()"] if parts else []
