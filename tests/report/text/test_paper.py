import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from excomm.report.text.grid import grid, table_lines
from excomm.report.text.paper import Paper, cells, clean, heading, item, plain, strong, wrapped
from excomm.tables import Table

LETTERS = st.characters(exclude_categories=["Cs"])
TEXTS = st.text(LETTERS, max_size=60)


@given(TEXTS, st.integers(12, 60))
def test_no_line_is_wider_than_the_paper(text: str, width: int) -> None:
    lines = wrapped(text, width, first="  1. ", rest="     ")
    assert max(map(cells, lines)) <= width


@given(TEXTS, st.integers(12, 60))
def test_wrapping_loses_no_letter(text: str, width: int) -> None:
    joined = "".join(wrapped(text, width)).replace(" ", "")
    assert joined == clean(text).replace(" ", "")


@given(TEXTS)
@example("a\x1b[2Jb\x9b\u2066c\u202e")
def test_no_text_can_steer_the_terminal(text: str) -> None:
    cleaned = clean(text)
    assert not any(ord(letter) < 32 or 127 <= ord(letter) < 160 for letter in cleaned)
    assert not set(cleaned) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def test_words_stay_whole_where_they_can() -> None:
    assert wrapped("usa.blockade, ussr.withdraw", 16) == ["usa.blockade,", "ussr.withdraw"]


def test_emphasis_takes_no_room_and_is_left_out_where_it_is_not_wanted() -> None:
    assert strong(Paper(), "x") == "x"
    styled = strong(Paper(styled=True), "x")
    assert styled != "x"
    assert plain(styled) == "x"


def test_a_heading_follows_an_empty_line_and_an_item_hangs_behind_its_mark() -> None:
    assert heading(Paper(), "ACTORS") == ["", "ACTORS"]
    assert item(Paper(12), "one two three", indent=1) == [" - one two", "   three"]


@given(
    st.lists(st.lists(TEXTS, min_size=3, max_size=3), max_size=4),
    st.integers(20, 80),
)
def test_a_grid_fits_the_paper_whatever_stands_in_it(rows: list[list[str]], width: int) -> None:
    lines = grid(Paper(width), ["first", "second", "third"], rows)
    assert max(map(cells, lines)) <= width


def test_a_grid_lines_up_and_numbers_stand_at_the_right() -> None:
    table = Table("t", {"name": ("a", "bcd"), "n": (5, 1000)}, notes=("A note.",))
    assert table_lines(Paper(), table) == [
        "name     n",
        "a        5",
        "bcd   1000",
        "A note.",
    ]


@pytest.mark.parametrize("columns", [21, 40])
def test_a_grid_of_very_many_columns_still_fits(columns: int) -> None:
    header = [f"actor{number}" for number in range(columns)]
    lines = grid(Paper(80), header, [["1"] * columns])
    assert max(map(cells, lines)) <= 80 or columns > 27
