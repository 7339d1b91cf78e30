"""What every result can do because it is a table too."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping
    from os import PathLike
    from pathlib import Path

    import pandas as pd
    import polars as pl
    from rich.table import Table as RichTable

    from excomm.tables.table import Cell, Table


class Tabular(Protocol):
    """A result that says with `table()` how it looks as named columns, and so gets every way out."""

    def table(self) -> Table:
        """The result as one table."""
        ...

    def columns(self) -> Mapping[str, tuple[Cell, ...]]:
        """The columns by name, each a tuple with one entry a row."""
        return self.table().columns

    def to_records(self) -> list[dict[str, Any]]:
        """One dictionary a row, made of what JSON knows: a state is the list of what is true in it."""
        return self.table().to_records()

    def to_json(self, path: str | PathLike[str] | None = None) -> str:
        """The title, the rows and the notes as one JSON object; written to `path` too, if there is one."""
        return self.table().to_json(path)

    def to_csv(self, path: str | PathLike[str] | None = None) -> str:
        """The result as comma-separated values; written to `path` too, if there is one."""
        return self.table().to_csv(path)

    def to_markdown(self, path: str | PathLike[str] | None = None) -> str:
        """The result as a pipe table; written to `path` too, if there is one."""
        return self.table().to_markdown(path)

    def to_latex(self, path: str | PathLike[str] | None = None) -> str:
        """The result as a LaTeX table; written to `path` too, if there is one."""
        return self.table().to_latex(path)

    def to_pandas(self) -> pd.DataFrame:
        """The result as a `pandas.DataFrame`; needs the extra `pandas`."""
        return self.table().to_pandas()

    def to_polars(self) -> pl.DataFrame:
        """The result as a `polars.DataFrame`; needs the extra `polars`."""
        return self.table().to_polars()

    def to_parquet(self, path: str | Path) -> None:
        """Write the result to a Parquet file; needs the extra `parquet`."""
        self.table().to_parquet(path)

    def __str__(self) -> str:
        """The result in a few lines of eighty columns."""
        return str(self.table())

    def __repr__(self) -> str:
        """What it is, on one line; a dataclass keeps it by `repr=False`."""
        return f"<{type(self).__name__}{repr(self.table()).removeprefix('<Table')}"

    def _repr_html_(self) -> str:
        """Show the result in a notebook."""
        return self.table()._repr_html_()

    def __rich__(self) -> RichTable:
        return self.table().__rich__()
