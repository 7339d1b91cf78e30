import csv
import io
import json
import re
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pandas as pd
import polars as pl
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from excomm.errors import ExcommError, InputError
from excomm.tables import Table

LETTERS = st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"])
TEXTS = st.text(LETTERS, max_size=12)
HOSTILE = "<script>alert(1)</script> | & % $ # _ { } ~ ^ \\ \" ' =1+1 [red]x[/red] \u202e end"

STATES = Table(
    "What could last",
    {
        "state": (("usa.blockade", "ussr.withdraw"), ()),
        "number": (1, 12),
        "share": (0.25, None),
        "nash": (True, False),
    },
    notes=("Two states.",),
)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    names = draw(st.lists(TEXTS.filter(str.strip), min_size=1, max_size=4, unique=True))
    rows = draw(st.integers(0, 5))
    columns = {name: tuple(draw(st.lists(TEXTS, min_size=rows, max_size=rows))) for name in names}
    return Table(draw(TEXTS), columns, notes=tuple(draw(st.lists(TEXTS, max_size=2))))


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(ExcommError, match="differ in length"):
        Table("t", {"a": (1, 2), "b": (1,)})


@pytest.mark.parametrize("values", [(1, "x"), (True, 1), (("a",), "a")])
def test_a_column_of_two_kinds_is_refused(values: tuple[Any, ...]) -> None:
    with pytest.raises(ExcommError, match="mixes kinds"):
        Table("t", {"a": values})


def test_whole_numbers_stand_beside_others_and_beside_nothing() -> None:
    assert Table("t", {"a": (1, 2.5, None)}).rows == ((1,), (2.5,), (None,))


@given(tables())
def test_csv_reads_back_to_what_was_written(table: Table) -> None:
    read = list(csv.reader(io.StringIO(table.to_csv())))
    expected = [list(table.columns), *map(list, table.rows)]
    # A row of one empty cell is written as "", so that it is no empty line.
    assert read == expected


def test_csv_keeps_every_digit() -> None:
    assert Table("t", {"x": (0.1 + 0.2,)}).to_csv() == "x\n0.30000000000000004\n"


def test_csv_shows_states_truth_and_nothing() -> None:
    assert STATES.to_csv().splitlines() == [
        "state,number,share,nash",
        '"usa.blockade, ussr.withdraw",1,0.25,yes',
        "nothing,12,,no",
    ]


@given(tables())
def test_every_line_of_a_markdown_table_has_as_many_cells_as_there_are_columns(
    table: Table,
) -> None:
    lines = [line for line in table.to_markdown().splitlines() if line.startswith("|")]
    cells = {len(re.findall(r"(?<!\\)(?:\\\\)*\|", line)) - 1 for line in lines}
    assert cells == {len(table.columns)}
    assert len(lines) >= len(table.rows) + 2


def test_markdown_leaves_names_readable_and_aligns_numbers_to_the_right() -> None:
    assert Table("T", {"name": ("usa.air_strike",), "n": (12,)}).to_markdown() == (
        "**T**\n\n| name           |  n |\n|----------------|---:|\n| usa.air_strike | 12 |\n"
    )


def test_markdown_takes_the_force_from_signs_that_mean_something() -> None:
    text = Table("t", {"a": ("*x* <b> `c` [d](e) a|b _f_",)}).to_markdown()
    assert r"\*x\* \<b\> \`c\` \[d\](e) a\|b \_f\_" in text


def test_latex_has_the_rules_of_booktabs_and_no_bare_sign_that_means_something() -> None:
    text = Table("T_1", {"a": (HOSTILE,), "n": (1,)}, notes=("50 %",)).to_latex()
    for rule in (r"\toprule", r"\midrule", r"\bottomrule", r"\begin{tabular}{lr}"):
        assert rule in text
    assert r"\caption{T\_1}" in text
    assert r"50 \%" in text
    row = next(line for line in text.splitlines() if "script" in line)
    bare = re.sub(r"\\(text\w+\{\}|[{}$&#%_]|\\$)", "", row.replace(" & 1 ", " "))
    assert not re.search(r"[\\{}$&#%_^~<>|]", bare), bare


class Tags(HTMLParser):
    """Collects the tags and the text of a page."""

    def __init__(self) -> None:
        """Begin with an empty page."""
        super().__init__()
        self.tags: set[str] = set()
        self.cells: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note the tag; no attribute may be a script."""
        self.tags.add(tag)
        if tag == "td":
            self.cells.append("")
        assert not any(name.startswith("on") for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        """Add text to the cell that is open."""
        if self.cells:
            self.cells[-1] += data


def test_html_shows_hostile_text_and_makes_nothing_of_it() -> None:
    page = Tags()
    page.feed(Table(HOSTILE, {HOSTILE: (HOSTILE,)})._repr_html_())
    assert page.tags == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert page.cells == [HOSTILE]


def test_rich_shows_hostile_text_as_it_is() -> None:
    console = Console(width=200, file=io.StringIO(), color_system=None)
    console.print(Table("t", {"a": ("[red]x[/red]",), "n": (1,)}))
    assert isinstance(console.file, io.StringIO)
    assert "[red]x[/red]" in console.file.getvalue()


def test_json_holds_states_as_lists() -> None:
    assert json.loads(STATES.to_json()) == {
        "title": "What could last",
        "rows": [
            {"state": ["usa.blockade", "ussr.withdraw"], "number": 1, "share": 0.25, "nash": True},
            {"state": [], "number": 12, "share": None, "nash": False},
        ],
        "notes": ["Two states."],
    }


def test_pandas_holds_the_columns_and_the_title() -> None:
    frame = STATES.to_pandas()
    assert isinstance(frame, pd.DataFrame)
    assert list(frame.columns) == list(STATES.columns)
    assert frame["number"].tolist() == [1, 12]
    assert frame["state"][0] == ("usa.blockade", "ussr.withdraw")
    assert frame.attrs["title"] == STATES.title


def test_polars_holds_states_as_lists() -> None:
    frame = STATES.to_polars()
    assert isinstance(frame, pl.DataFrame)
    assert frame["state"].to_list() == [["usa.blockade", "ussr.withdraw"], []]
    assert frame["share"].to_list() == [0.25, None]
    assert frame["nash"].dtype == pl.Boolean


def test_parquet_reads_back_to_what_was_written(tmp_path: Path) -> None:
    STATES.to_parquet(tmp_path / "states.parquet")
    read = pq.read_table(tmp_path / "states.parquet")
    assert read.to_pylist() == STATES.to_records()
    assert read.schema.metadata[b"title"] == b"What could last"


def test_parquet_that_cannot_be_written_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot write"):
        STATES.to_parquet(tmp_path / "missing" / "states.parquet")


WRITERS: dict[str, Callable[[Path], object]] = {
    "pandas": lambda _: STATES.to_pandas(),
    "polars": lambda _: STATES.to_polars(),
    "pyarrow": STATES.to_parquet,
}


@pytest.mark.parametrize(
    ("package", "extra"), [("pandas", "pandas"), ("polars", "polars"), ("pyarrow", "parquet")]
)
def test_a_missing_package_names_the_extra_to_install(
    package: str, extra: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(InputError) as caught:
        WRITERS[package](tmp_path / "x.parquet")
    assert caught.value.remedy == f"install it with: pip install 'excomm[{extra}]'"
