"""People between an event and its effect agree as often, and hang together as much, as their file says."""

from __future__ import annotations

from itertools import product
from math import prod, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.model.people import Consent
from excomm.process.agreeing import at_least, at_least_in_sequence
from excomm.process.compiled import compiled
from excomm.process.consent import Panel, hurdles_of, panel_of
from excomm.process.loops import people as loops
from tests.process import brute
from tests.process.timed import events, panels
from tests.process.writing import crisis_of

RUNS = 40_000
# Left out once in a thousand times, of a normal distribution.
FAR = 3.3


def panel(**parts: Any) -> Panel:
    return panel_of(Consent.model_validate({"need": "all", **parts}))


@settings(max_examples=150, deadline=None)
@given(panels())
def test_enough_agree_as_often_as_the_words_say(parts: dict[str, Any]) -> None:
    consent = Consent.model_validate(parts)
    assert panel_of(consent).chance == pytest.approx(brute.enough(consent), abs=1e-4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.floats(0, 1).map(lambda value: round(value, 6)), min_size=1, max_size=4),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.3, 1.0]),
)
def test_the_table_to_draw_from_has_the_closed_form_of_agreeing(
    chances: list[float], need: int, correlation: float
) -> None:
    of = {f"p{place}": chance for place, chance in enumerate(chances)}
    found = panel(need=need, of=of, correlation=correlation)
    expected = at_least(chances, min(need, len(chances)), correlation=correlation)
    assert found.chance == pytest.approx(expected, abs=1e-4)


def test_without_a_common_cause_every_answer_counts_apart() -> None:
    of = {"a": 0.2, "b": 0.7, "c": 0.9}
    expected = sum(
        prod(chance if yes else 1 - chance for chance, yes in zip(of.values(), said, strict=True))
        for said in product((0, 1), repeat=3)
        if sum(said) >= 2
    )
    assert panel(need=2, of=of).chance == pytest.approx(expected)


def test_who_is_absent_is_neither_asked_nor_needed() -> None:
    of = {"a": 0.6, "b": 0.6, "c": 0.2}
    assert panel(of=of, absent=["c"]).chance == pytest.approx(0.36)
    assert panel(need=2, of=of, absent=["b", "c"]).chance == pytest.approx(0.6)
    assert panel(need="any", of=of, absent=["a", "b"]).chance == pytest.approx(0.2)
    assert panel(of=of, absent=["a", "b", "c"], correlation=0.5).chance == 1.0


def test_in_sequence_the_later_defer_to_the_one_before() -> None:
    of = {"a": 0.2, "b": 0.7}
    spoken = panel(of=of, sequence=["b", "a"], correlation=0.5)
    assert spoken.people == ("b", "a")
    assert spoken.chance == pytest.approx(at_least_in_sequence([0.7, 0.2], 2, deference=0.5))
    assert spoken.chance == pytest.approx(0.7 * (0.5 * 0.2 + 0.5))
    # With full deference the first decides for all.
    assert panel(of=of, sequence=["b", "a"], correlation=1).chance == pytest.approx(0.7)


def test_one_who_suppresses_a_report_is_enough_to_stop_it() -> None:
    event = crisis_of(
        events={
            "e": {
                "when": "true",
                "rate": "1 per day",
                "chance": 0.5,
                "consent": {"need": "all", "of": {"a": 0.8}},
                "suppression": {"need": "any", "of": {"b": 0.3, "c": 0.4}},
            }
        }
    ).events["e"]
    assert hurdles_of(event).passing == pytest.approx(0.5 * 0.8 * 0.7 * 0.6)


@settings(max_examples=60, deadline=None)
@given(events())
def test_an_event_passes_if_chance_and_people_let_it(parts: dict[str, Any]) -> None:
    event = crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        preferences={"a": ["p"], "b": ["q"]},
        events={"e": parts},
    ).events["e"]
    assert hurdles_of(event).passing == pytest.approx(brute.passing(event), abs=1e-4)


def answers_of(one: Panel) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """What the people of a panel say when a run is made, in many runs, and last whether it is enough."""
    agrees = compiled(loops.agrees)
    said = np.zeros((RUNS, len(one.people) + 1), np.bool_)
    row = np.zeros(len(one.people), np.bool_)
    people, need = np.array([[len(one.people)]]), np.array([[one.need]])
    seats = np.array([[one.seats]])
    causes = np.cumsum(one.causes)[np.newaxis, np.newaxis]
    leanings, deference = one.leanings[np.newaxis, np.newaxis], np.array([[one.deference]])
    for run in range(RUNS):
        enough = agrees(
            1962, run, 0, 0, 0, 0, people, seats, need, deference, causes, leanings, row
        )
        said[run] = [*row, enough]
    return said


@pytest.mark.parametrize(
    "parts",
    [
        {"of": {"a": 0.6, "b": 0.6, "c": 0.6}},
        {"of": {"a": 0.6, "b": 0.6, "c": 0.6}, "correlation": 0.5},
        {"of": {"a": 0.7, "b": 0.4, "c": 0.2}, "correlation": 0.3, "need": 2},
        {"of": {"a": 0.7, "b": 0.4, "c": 0.2}, "correlation": 1, "need": "any"},
        {"of": {"a": 0.7, "b": 0.4}, "correlation": 0.5, "sequence": ["b", "a"]},
    ],
)
def test_simulated_people_agree_as_often_as_they_should(parts: dict[str, Any]) -> None:
    one = panel(**parts)
    enough = answers_of(one)[:, -1].mean()
    spread = sqrt(one.chance * (1 - one.chance) / RUNS)
    assert abs(enough - one.chance) < FAR * spread


@pytest.mark.parametrize("correlation", [0.0, 0.2, 0.5, 0.9])
def test_people_alike_are_correlated_pair_by_pair_as_the_file_says(correlation: float) -> None:
    said = answers_of(panel(of={"a": 0.6, "b": 0.6, "c": 0.6}, correlation=correlation))[:, :3]
    assert said.mean(axis=0) == pytest.approx(0.6, abs=FAR * sqrt(0.24 / RUNS))
    found = np.asarray(np.corrcoef(said.T))[np.triu_indices(3, 1)]
    assert found == pytest.approx(correlation, abs=FAR / sqrt(RUNS))
