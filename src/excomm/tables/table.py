"""A table: the shape in which every result leaves Excomm."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from excomm.errors import ExcommError
from excomm.tables.saving import saved

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from pathlib import Path

    import pandas as pd
    import polars as pl
    from rich.table import Table as RichTable

# A state is a tuple: the sorted names of what is true in it.
Cell = str | int | float | bool | tuple[str, ...] | None

# Of a title in the brief form of a table, which is one line.
LONGEST = 80


@dataclass(frozen=True)
class Table:
    """Named columns of equal length, with a title and notes, that can be written in many formats.

    A column holds one kind of value (text, whole numbers, numbers, truth values, or tuples of text); None says that
    there is none. Writing costs time linear in the number of cells.

    >>> table = Table("Equilibria", {"state": (("a.swerve",), ()), "nash": (True, False)})
    >>> print(table.to_csv(), end="")
    state,nash
    a.swerve,yes
    nothing,no
    >>> table.to_records()[0]
    {'state': ['a.swerve'], 'nash': True}
    """

    title: str
    columns: Mapping[str, tuple[Cell, ...]]
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        """Refuse columns that no data frame could hold: a fault of the analysis that made them."""
        if len({len(values) for values in self.columns.values()}) > 1:
            raise ExcommError(f"the columns of the table '{self.title}' differ in length")
        for name, values in self.columns.items():
            if len({_kind(value) for value in values if value is not None}) > 1:
                raise ExcommError(f"the column '{name}' mixes kinds of values")

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The rows, each with one cell a column."""
        return tuple(zip(*self.columns.values(), strict=True))

    def to_records(self) -> list[dict[str, Any]]:
        """One dictionary a row, made of what JSON knows: a state is the list of what is true in it."""
        return [dict(zip(self.columns, map(_plain, row), strict=True)) for row in self.rows]

    def to_data(self) -> dict[str, Any]:
        """The title, the rows and the notes, made of what JSON knows."""
        return {"title": self.title, "rows": self.to_records(), "notes": list(self.notes)}

    def to_json(self, path: str | PathLike[str] | None = None) -> str:
        """The title, the rows and the notes as one JSON object; written to `path` too, if there is one."""
        import json

        return saved(json.dumps(self.to_data(), ensure_ascii=False, indent=2), path)

    def to_csv(self, path: str | PathLike[str] | None = None) -> str:
        """The columns as comma-separated values with a header; neither title nor notes.

        Written to `path` too, if there is one; `InputError` where that cannot be.
        """
        from excomm.tables.writing import csv

        return saved(csv(self), path)

    def to_markdown(self, path: str | PathLike[str] | None = None) -> str:
        """The table as a pipe table, as GitHub and MyST read it; written to `path` too, if there is one."""
        from excomm.tables.writing import markdown

        return saved(markdown(self), path)

    def to_latex(self, path: str | PathLike[str] | None = None) -> str:
        r"""The table as LaTeX, to stand in a paper; it needs `\usepackage{booktabs}`.

        Written to `path` too, if there is one; `InputError` where that cannot be.
        """
        from excomm.tables.writing import latex

        return saved(latex(self), path)

    def to_pandas(self) -> pd.DataFrame:
        """The columns as a `pandas.DataFrame`; needs the extra `pandas`."""
        from excomm.tables.frames import pandas_frame

        return pandas_frame(self)

    def to_polars(self) -> pl.DataFrame:
        """The columns as a `polars.DataFrame`; needs the extra `polars`."""
        from excomm.tables.frames import polars_frame

        return polars_frame(self)

    def to_parquet(self, path: str | Path) -> None:
        """Write the columns to a Parquet file, title and notes as its metadata; needs the extra `parquet`."""
        from excomm.tables.frames import write_parquet

        write_parquet(self, path)

    def __str__(self) -> str:
        """A few lines of eighty columns: the first rows, with as many columns as fit."""
        from excomm.tables.brief import brief

        return brief(self)

    def __repr__(self) -> str:
        return f"<Table: {self.title[:LONGEST]}; {len(self.rows):,} rows>"

    def _repr_html_(self) -> str:
        """Show the table in a notebook."""
        from excomm.tables.writing import html

        return html(self)

    def __rich__(self) -> RichTable:
        from excomm.tables.writing import rich_table

        return rich_table(self)


def _kind(value: Cell) -> type:
    """What a column can hold side by side: whole numbers and others are both numbers."""
    return float if type(value) is int else type(value)


def _plain(value: Cell) -> str | float | list[str] | None:
    return list(value) if isinstance(value, tuple) else value
