from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from excomm.report.picture.axes import Grid, grid_of
from excomm.report.picture.lattice import Lattice, lattice_of
from excomm.report.picture.places import Place
from excomm.report.picture.routes import Move, bundles_of

OWNERS = {"a.x": "a", "a.y": "a", "b.x": "b", "b.y": "b", "c.x": "c", "war": None}
state_sets = st.lists(
    st.frozensets(st.sampled_from(sorted(OWNERS))), min_size=1, max_size=24, unique=True
)


@st.composite
def drawn(draw: st.DrawFn) -> tuple[Grid, Lattice]:
    states = draw(state_sets)
    grid = grid_of(states, OWNERS)
    assert grid is not None
    number = st.integers(0, len(states) - 1)
    pairs = draw(st.lists(st.tuples(st.sampled_from("abc"), number, number), max_size=30))
    moves = [Move(*pair) for pair in pairs if pair[1] != pair[2]]
    return grid, lattice_of(grid, moves)


def overlap(one: Place, other: Place) -> bool:
    beside = one.x + one.width <= other.x or other.x + other.width <= one.x
    below = one.y + one.height <= other.y or other.y + other.height <= one.y
    return not (beside or below)


@given(state_sets)
def test_every_state_has_a_cell_of_its_own(states: list[frozenset[str]]) -> None:
    grid = grid_of(states, OWNERS)
    assert grid is not None
    assert len(set(grid.cells)) == len(states)


@given(state_sets)
def test_a_cell_says_what_its_state_is(states: list[frozenset[str]]) -> None:
    grid = grid_of(states, OWNERS)
    assert grid is not None
    for state, cell in zip(states, grid.cells, strict=True):
        axes = (grid.panels, grid.rows, grid.columns)
        places = (cell.panel, cell.row, cell.column)
        parts = [axis.combinations[place] for axis, place in zip(axes, places, strict=True)]
        assert frozenset().union(*parts) == state


def test_a_crisis_of_many_states_gets_no_grid() -> None:
    owners = {f"a.o{number}": "a" for number in range(7)}
    names = sorted(owners)
    states = [frozenset(c) for size in range(8) for c in combinations(names, size)]
    assert grid_of(states, owners) is None


@given(drawn())
def test_no_two_cards_and_no_header_overlap(drawing: tuple[Grid, Lattice]) -> None:
    _, lattice = drawing
    headers = [place for row in lattice.columns for place in row]
    headers += [place for rows in lattice.rows for place in rows.values()]
    for one, other in combinations([*lattice.cards, *headers], 2):
        assert not overlap(one, other)


@given(drawn())
def test_everything_lies_on_the_sheet(drawing: tuple[Grid, Lattice]) -> None:
    _, lattice = drawing
    points = [point for wire in lattice.wires for stroke in wire.strokes for point in stroke]
    corners = [(place.x + place.width, place.y + place.height) for place in lattice.cards]
    for x, y in [*points, *corners]:
        assert 0 <= x <= lattice.width
        assert 0 <= y <= lattice.height


@given(drawn())
def test_trunks_of_different_bundles_never_lie_on_each_other(
    drawing: tuple[Grid, Lattice],
) -> None:
    _, lattice = drawing
    trunks = [wire.strokes[-1] for wire in lattice.wires]
    for (a, b), (c, d) in combinations(trunks, 2):
        if a[0] == b[0] == c[0] == d[0]:
            assert b[1] < c[1] or d[1] < a[1]
        if a[1] == b[1] == c[1] == d[1]:
            assert b[0] < c[0] or d[0] < a[0]


@given(drawn())
def test_no_trunk_runs_through_a_card(drawing: tuple[Grid, Lattice]) -> None:
    _, lattice = drawing
    for wire in lattice.wires:
        (left, top), (right, bottom) = wire.strokes[-1]
        line = Place(left, top, right - left, bottom - top)
        assert not any(overlap(line, card) for card in lattice.cards)


@given(drawn())
def test_lines_run_straight_along_the_sheet(drawing: tuple[Grid, Lattice]) -> None:
    _, lattice = drawing
    for wire in lattice.wires:
        for stroke in (*wire.strokes, wire.arrow):
            assert all(a[0] == b[0] or a[1] == b[1] for a, b in pairwise(stroke))


@given(drawn())
def test_an_arrow_ends_at_the_card_of_its_target(drawing: tuple[Grid, Lattice]) -> None:
    _, lattice = drawing
    for wire in lattice.wires:
        card = lattice.cards[wire.bundle.target]
        x, y = wire.arrow[-1]
        assert card.x <= x <= card.x + card.width
        assert card.y <= y <= card.y + card.height


def test_moves_to_one_target_along_one_row_share_a_line() -> None:
    states = [frozenset[str](), frozenset({"b.x"}), frozenset({"b.y"}), frozenset({"b.x", "b.y"})]
    states += [state | {"a.x"} for state in states]
    states += [state | {"a.y"} for state in states]
    grid = grid_of(states, OWNERS)
    assert grid is not None
    target = states.index(frozenset({"b.y"}))
    moves = [Move("b", source, target) for source in range(4) if source != target]
    (bundle,) = bundles_of(moves, grid.cells)
    assert len(bundle.sources) == 3
