"""Places are read with their coordinates and ranges; what cannot be on the earth is refused at its place."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.model.geography import FARTHEST, parse_degrees, parse_distance
from excomm.model.reading import parse_crisis
from tests.model.marked import SOUND, assert_told, changed

SITE = "latitude: 22.68\n"


def test_a_place_is_read_with_degrees_and_kilometres() -> None:
    site = parse_crisis(SOUND).places["san_cristobal"]
    assert (site.latitude, site.kind, site.actor) == (22.68, "site", "ussr")
    assert site.longitude == pytest.approx(-(83 + 17 / 60))
    assert site.range is not None
    assert site.range.kilometres == pytest.approx(1200 * 1.609344)
    assert site.range.text == "1,200 miles"


@pytest.mark.parametrize(
    ("written", "axis", "degrees"),
    [
        ("22°40'N", "latitude", 22 + 40 / 60),
        ("22°40'30\"S", "latitude", -(22 + 40 / 60 + 30 / 3600)),
        ("83° 17\u2032 W", "longitude", -(83 + 17 / 60)),
        ("−33.9", "latitude", -33.9),
        ("37.62 E", "longitude", 37.62),
        ("0", "latitude", 0),
        (180, "longitude", 180),
        (-90, "latitude", -90),
    ],
)
def test_degrees_may_be_written_as_maps_do(written: str, axis: str, degrees: float) -> None:
    assert parse_degrees(written, axis) == pytest.approx(degrees)


@pytest.mark.parametrize(
    ("written", "axis"),
    [
        (90.1, "latitude"),
        (-180.5, "longitude"),
        (math.nan, "latitude"),
        (math.inf, "longitude"),
        ("22°40'E", "latitude"),
        ("83 N", "longitude"),
        ("-83 W", "longitude"),
        ("22°75'N", "latitude"),
        ("north", "latitude"),
        ("", "latitude"),
        ("9" * 1000, "latitude"),
        ("١٢", "latitude"),
    ],
)
def test_what_is_on_no_map_is_refused_with_an_example(written: str | float, axis: str) -> None:
    with pytest.raises(InputError, match=f"is no {axis}") as caught:
        parse_degrees(written, axis)
    assert "write degrees" in caught.value.remedy


@pytest.mark.parametrize(
    "written",
    ["1200", "miles", "12,00 miles", "-5 km", "0 km", "1e9 km", "30,000 km", "5 parsecs", "9" * 99],
)
def test_what_is_no_distance_on_earth_is_refused(written: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_distance(written)
    assert "miles" in caught.value.remedy


@given(st.floats(0.1, FARTHEST).map(lambda one: round(one, 3)))
def test_a_distance_in_kilometres_is_itself(kilometres: float) -> None:
    assert parse_distance(f"{kilometres:,} km").kilometres == pytest.approx(kilometres)


@given(st.floats(-180, 180), st.sampled_from(["longitude", "latitude"]))
def test_degrees_read_back_are_the_same(degrees: float, axis: str) -> None:
    if axis == "latitude":
        degrees /= 2
    assert parse_degrees(f"{degrees:.12f}", axis) == pytest.approx(degrees, abs=1e-9)


def test_all_that_is_wrong_with_a_place_is_told_where_it_stands() -> None:
    wrong = "latitude: ▸122.68\n    longitude: ▸north\n    range: ▸12\n"
    before, after = SOUND.partition(SITE)[0], SOUND[SOUND.index("    when: operational\n") :]
    messages = ("is no latitude", "is no longitude", "is no distance")
    assert_told(before + wrong + after, *messages)


def test_a_place_refers_only_to_what_there_is() -> None:
    marked = changed("actor: ussr\n    latitude", "actor: ▸usr\n    latitude")
    assert_told(
        marked.replace("    when: operational\n", "    when: ▸operationl\n"), "usr", "operationl"
    )


def test_a_line_needs_to_know_how_far_it_runs() -> None:
    marked = changed("    range: 1,200 miles\n", "").replace("▸", "")
    assert_told(
        marked.replace("san_cristobal:\n    kind: site", "san_cristobal:\n    ▸kind: line"),
        "a line needs a range",
    )
