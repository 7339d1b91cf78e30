"""Columns that line up and fit the paper: what a table looks like in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import Paper, cells, clean, faint, padded, strong, wrapped
from excomm.tables.writing import numeric_columns, shown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.tables.table import Table

GAP = 2
# No column is squeezed below this while another can still give way.
NARROW = 6


def table_lines(paper: Paper, table: Table) -> list[str]:
    """Lay out a table with its notes, without its title."""
    header = list(table.columns)
    rows = [[shown(value) for value in row] for row in table.rows]
    lines = grid(paper, header, rows, right=numeric_columns(table))
    for note in table.notes:
        lines += [faint(paper, line) for line in wrapped(note, paper.width)]
    return lines


def grid(
    paper: Paper,
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    right: Sequence[bool] = (),
    indent: int = 0,
) -> list[str]:
    r"""Lay out rows of texts under their header; `right` says which columns stand at the right.

    >>> print("\n".join(grid(Paper(24), ["state", "n"], [["usa.blockade, ussr.withdraw", "1"]])))
    state                n
    usa.blockade,        1
    ussr.withdraw
    """
    texts = [[clean(text) for text in row] for row in (header, *rows)]
    sides = right or [False] * len(header)
    widths = _widths(texts, paper.width - indent)
    lines = [_row(row, widths, sides, indent) for row in texts]
    return [
        *(strong(paper, line) for line in lines[0]),
        *(line for row in lines[1:] for line in row),
    ]


def _widths(texts: list[list[str]], room: int) -> list[int]:
    """As wide as the longest cell of each column, or less: the widest gives way first."""
    widths = [max(1, *map(cells, column)) for column in zip(*texts, strict=True)]
    longest_words = [
        max((cells(word) for text in column for word in text.split(" ")), default=1)
        for column in zip(*texts, strict=True)
    ]
    room -= GAP * (len(widths) - 1)
    for least in (longest_words, [NARROW] * len(widths), [1] * len(widths)):
        while sum(widths) > room:
            able = [at for at, width in enumerate(widths) if width > least[at]]
            if not able:
                break
            widths[max(able, key=widths.__getitem__)] -= 1
    return widths


def _row(
    texts: Sequence[str], widths: Sequence[int], right: Sequence[bool], indent: int
) -> list[str]:
    columns = [wrapped(text, width) for text, width in zip(texts, widths, strict=True)]
    height = max(map(len, columns))
    lines = []
    for at in range(height):
        line = [
            padded(column[at] if at < len(column) else "", width, right=side)
            for column, width, side in zip(columns, widths, right, strict=True)
        ]
        lines.append((" " * indent + (" " * GAP).join(line)).rstrip())
    return lines
