from hypothesis import given
from hypothesis import strategies as st

from excomm.report.picture.fitting import fitted, text_width, wrapped

texts = st.text(max_size=60)
sizes = st.integers(8, 30)
rooms = st.integers(20, 400)


@given(texts, sizes, rooms)
def test_a_fitted_text_fits(text: str, size: int, room: int) -> None:
    assert text_width(fitted(text, size, room), size) <= max(room, text_width("…", size))


@given(texts, sizes, rooms)
def test_a_text_that_fits_is_left_as_it_is(text: str, size: int, room: int) -> None:
    if text_width(text, size) <= room:
        assert fitted(text, size, room) == text


@given(texts, sizes, rooms, st.integers(1, 4))
def test_wrapped_lines_fit_and_are_no_more_than_asked_for(
    text: str, size: int, room: int, lines: int
) -> None:
    broken = wrapped(text, size, room, lines=lines)
    assert len(broken) <= lines
    assert all(text_width(line, size) <= max(room, text_width("…", size)) for line in broken)


@given(st.lists(st.text("abc", min_size=1, max_size=8), max_size=6))
def test_wrapping_with_room_enough_loses_no_word(words: list[str]) -> None:
    assert " ".join(wrapped(" ".join(words), 10, 80, lines=10)).split() == words


def test_a_single_long_word_is_cut() -> None:
    (line,) = wrapped("x" * 500, 12, 100, lines=3)
    assert line.endswith("…")
