"""A table as text for papers, pages, spreadsheets and terminals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.table import Table as RichTable

    from excomm.tables.table import Cell, Table


# A state in which nothing is true, or a list of nothing: an empty cell would look like a gap.
NOTHING = "nothing"


def shown(value: Cell) -> str:
    """A cell as people read it.

    >>> shown(True), shown(None), shown(("a", "b")), shown(()), shown(0.1 + 0.2)
    ('yes', '', 'a, b', 'nothing', '0.3')
    """
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case tuple():
            return ", ".join(value) or NOTHING
        case float():
            return f"{value:.6g}"
    return str(value)


def csv(table: Table) -> str:
    """Write a header and rows of comma-separated values (RFC 4180, with plain line ends)."""
    import csv as standard
    import io

    text = io.StringIO()
    writer = standard.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([_exact(value) for value in row] for row in table.rows)
    return text.getvalue()


def _exact(value: Cell) -> str:
    """A cell with every digit that it has."""
    return repr(value) if isinstance(value, float) else shown(value)


def markdown(table: Table) -> str:
    """Write a pipe table under its title."""
    lines = _aligned(table, _in_markdown)
    rule = "|" + "|".join(
        "-" * (len(cell) + 1) + (":" if numeric else "-")
        for cell, numeric in zip(lines[0], numeric_columns(table), strict=True)
    )
    body = [f"| {' | '.join(cells)} |" for cells in lines]
    parts = [f"**{_in_markdown(table.title)}**", "", body[0], f"{rule}|", *body[1:]]
    for note in table.notes:
        parts += ["", _in_markdown(note)]
    return "\n".join(parts) + "\n"


def _aligned(table: Table, escape: Callable[[str], str]) -> list[list[str]]:
    """Header and rows, with the cells of each column padded to one width."""
    rows = [[escape(name) for name in table.columns]]
    rows += [[escape(shown(value)) for value in row] for row in table.rows]
    widths = [max(map(len, cells)) for cells in zip(*rows, strict=True)]
    right = numeric_columns(table)
    return [
        [
            cell.rjust(width) if numeric else cell.ljust(width)
            for cell, width, numeric in zip(row, widths, right, strict=True)
        ]
        for row in rows
    ]


def numeric_columns(table: Table) -> list[bool]:
    """Which columns are read by comparing digits, and so stand at the right."""
    return [
        any(value is not None for value in values)
        and all(value is None or type(value) in (int, float) for value in values)
        for values in table.columns.values()
    ]


# An underscore inside of a word, as in usa.air_strike, means nothing in Markdown.
_MARKDOWN = re.compile(r"([\\|*`<>\[\]]|(?<!\w)_|_(?!\w))")


def _in_markdown(text: str) -> str:
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


_LATEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "$": r"\$",
    "&": r"\&",
    "#": r"\#",
    "%": r"\%",
    "_": r"\_",
    "^": r"\textasciicircum{}",
    "~": r"\textasciitilde{}",
    "<": r"\textless{}",
    ">": r"\textgreater{}",
    "|": r"\textbar{}",
}


def _in_latex(text: str) -> str:
    return "".join(_LATEX.get(letter, letter) for letter in " ".join(text.split()))


def latex(table: Table) -> str:
    """Write a floating table with the rules of the booktabs package."""
    lines = [f"  {' & '.join(cells).rstrip()} \\\\" for cells in _aligned(table, _in_latex)]
    columns = "".join("r" if numeric else "l" for numeric in numeric_columns(table))
    notes = [rf"\par\smallskip\footnotesize {_in_latex(note)}" for note in table.notes]
    parts = [
        r"\begin{table}",
        r"\centering",
        rf"\caption{{{_in_latex(table.title)}}}",
        rf"\begin{{tabular}}{{{columns}}}",
        r"  \toprule",
        lines[0],
        r"  \midrule",
        *lines[1:],
        r"  \bottomrule",
        r"\end{tabular}",
        *notes,
        r"\end{table}",
    ]
    return "\n".join(parts) + "\n"


def html(table: Table) -> str:
    """Write an HTML table in which no text of a crisis can become markup."""
    from html import escape

    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(shown(value))}</td>" for value in row) + "</tr>"
        for row in table.rows
    )
    notes = "".join(f"<p>{escape(note)}</p>" for note in table.notes)
    caption = f"<caption>{escape(table.title)}</caption>"
    return f"<table>{caption}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{notes}"


def rich_table(table: Table) -> RichTable:
    """Make a `rich.table.Table`; texts of a crisis are shown as they are, never read as markup."""
    from rich.table import Table as Drawn
    from rich.text import Text

    drawn = Drawn(title=Text(table.title), caption=Text("\n".join(table.notes)))
    for name, numeric in zip(table.columns, numeric_columns(table), strict=True):
        drawn.add_column(Text(name), justify="right" if numeric else "left")
    for row in table.rows:
        drawn.add_row(*(Text(shown(value)) for value in row))
    return drawn
