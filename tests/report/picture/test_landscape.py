from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from excomm.report.picture.landscape import MOST_DOTS, Field, Landscape, landscape_of

ROWS, COLUMNS = 5, 4
places = st.tuples(st.integers(0, ROWS - 1), st.integers(0, COLUMNS - 1))


@st.composite
def landscapes(draw: st.DrawFn) -> tuple[dict[tuple[int, int], Field], Landscape]:
    counts = st.tuples(st.integers(0, 40), st.integers(0, 900))
    given_counts = draw(st.dictionaries(places, counts, min_size=1))
    pinned = draw(st.lists(st.sampled_from(sorted(given_counts)), max_size=12))
    fields = {
        at: Field(of, tuple(n for n, pin in enumerate(pinned) if pin == at))
        for at, of in given_counts.items()
    }
    return fields, landscape_of(fields, rows=ROWS, columns=COLUMNS)


@given(landscapes())
def test_every_state_is_a_dot_of_its_tone(
    drawn: tuple[dict[tuple[int, int], Field], Landscape],
) -> None:
    fields, landscape = drawn
    if landscape.states_per_dot == 1:
        for at, field in fields.items():
            assert tuple(map(len, landscape.patches[at].dots)) == field.counts


@given(landscapes())
def test_dots_stay_in_their_field_and_apart(
    drawn: tuple[dict[tuple[int, int], Field], Landscape],
) -> None:
    _, landscape = drawn
    for patch in landscape.patches.values():
        points = [point for tone in patch.dots for point in tone]
        assert len(set(points)) == len(points)
        for x, y in points:
            assert patch.place.x <= x <= patch.place.x + patch.place.width - landscape.pitch
            assert patch.place.y <= y <= patch.place.y + patch.place.height - landscape.pitch


@given(landscapes())
def test_pins_stay_in_their_field_and_off_the_dots_and_each_other(
    drawn: tuple[dict[tuple[int, int], Field], Landscape],
) -> None:
    fields, landscape = drawn
    for at, field in fields.items():
        patch = landscape.patches[at]
        pins = [landscape.pins[pin] for pin in field.pins]
        for (x, y), (u, v) in combinations(pins, 2):
            assert abs(x - u) >= 24 or abs(y - v) >= 24
        dots = [point for tone in patch.dots for point in tone]
        for x, y in pins:
            assert patch.place.x + 12 <= x <= patch.place.x + patch.place.width - 12
            assert all(dot[1] >= y + 12 for dot in dots)


def test_fields_do_not_overlap() -> None:
    fields = {(r, c): Field((r, 300 * c)) for r in range(ROWS) for c in range(COLUMNS)}
    landscape = landscape_of(fields, rows=ROWS, columns=COLUMNS)
    for one, other in combinations([patch.place for patch in landscape.patches.values()], 2):
        beside = one.x + one.width <= other.x or other.x + other.width <= one.x
        below = one.y + one.height <= other.y or other.y + other.height <= one.y
        assert beside or below


def test_a_million_states_share_dots() -> None:
    landscape = landscape_of({(0, 0): Field((0, 10**6)), (0, 1): Field((3, 1))}, rows=1, columns=2)
    drawn = sum(len(tone) for patch in landscape.patches.values() for tone in patch.dots)
    assert drawn <= MOST_DOTS + 4
    assert landscape.patches[0, 1].dots[0], "the few that matter are still drawn"
