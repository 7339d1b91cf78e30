"""A table as a data frame: the only file that knows pandas, Polars and Arrow."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from excomm.errors import InputError

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    import pandas as pd
    import polars as pl

    from excomm.tables.table import Table


def _package(name: str, *, extra: str) -> ModuleType:
    try:
        return import_module(name)
    except ImportError:
        remedy = f"install it with: pip install 'excomm[{extra}]'"
        raise InputError(f"this needs the package {name}", remedy=remedy) from None


def pandas_frame(table: Table) -> pd.DataFrame:
    """Make a `pandas.DataFrame`; title and notes are in its `attrs`."""
    pandas = _package("pandas", extra="pandas")
    frame: pd.DataFrame = pandas.DataFrame(
        {name: list(values) for name, values in table.columns.items()}
    )
    frame.attrs = {"title": table.title, "notes": list(table.notes)}
    return frame


def polars_frame(table: Table) -> pl.DataFrame:
    """Make a `polars.DataFrame`; a state is a list of text."""
    polars = _package("polars", extra="polars")
    frame: pl.DataFrame = polars.DataFrame(_plain_columns(table), strict=False)
    return frame


def write_parquet(table: Table, path: str | Path) -> None:
    """Write a Parquet file; a state is a list of text."""
    arrow = _package("pyarrow", extra="parquet")
    parquet = _package("pyarrow.parquet", extra="parquet")
    about = {"title": table.title, "notes": "\n".join(table.notes)}
    columns = arrow.table(_plain_columns(table)).replace_schema_metadata(about)
    try:
        parquet.write_table(columns, str(path))
    except OSError as error:
        raise InputError(f"cannot write {path}: {error.strerror or error}") from None


def _plain_columns(table: Table) -> dict[str, list[Any]]:
    return {
        name: [list(value) if isinstance(value, tuple) else value for value in values]
        for name, values in table.columns.items()
    }
