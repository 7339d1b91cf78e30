"""Priors have the quantiles of their distributions, and a value given to one changes nothing else."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import stats

import excomm as ex
from excomm.errors import ExcommError
from excomm.model.distributions import PARAMETERS
from excomm.model.quantities import Known, Prior, parse_quantity
from excomm.process.priors import at_quantiles, priors_in, quantile, value_of, with_values
from tests.process.writing import crisis_of

# As SciPy has them, whose parameters are others.
SAME = {
    "uniform(1, 5)": stats.uniform(1, 4),
    "log-uniform(0.01, 3)": stats.loguniform(0.01, 3),
    "normal(2, 0.5)": stats.norm(2, 0.5),
    "lognormal(median=4, sigma=0.8)": stats.lognorm(0.8, scale=4),
    "exponential(3)": stats.expon(scale=3),
    "gamma(2.5, 0.4)": stats.gamma(2.5, scale=0.4),
    "beta(2, 5)": stats.beta(2, 5),
    "triangular(1, 2, 6)": stats.triang(0.2, 1, 5),
    "triangular(1, 1, 6)": stats.triang(0, 1, 5),
    "triangular(1, 6, 6)": stats.triang(1, 1, 5),
}
inside = st.lists(st.floats(1e-6, 1 - 1e-6), min_size=1, max_size=5)


def prior(text: str) -> Prior:
    found = parse_quantity(text, "number")
    assert isinstance(found, Prior)
    return found


@pytest.mark.parametrize("text", SAME)
@settings(max_examples=30, deadline=None)
@given(probabilities=inside)
def test_quantiles_are_those_of_scipy(text: str, probabilities: list[float]) -> None:
    found = quantile(prior(text), np.array(probabilities))
    assert found == pytest.approx(SAME[text].ppf(probabilities), rel=1e-7)


def test_every_distribution_that_can_be_written_has_quantiles() -> None:
    assert {text.partition("(")[0] for text in SAME} == {*PARAMETERS}


def test_the_ends_of_what_is_bounded_are_its_quantiles_at_0_and_1() -> None:
    for text, ends in {
        "uniform(1, 5)": (1, 5),
        "log-uniform(0.01, 3)": (0.01, 3),
        "triangular(1, 2, 6)": (1, 6),
        "beta(2, 5)": (0, 1),
    }.items():
        assert quantile(prior(text), np.array([0.0, 1.0])) == pytest.approx(ends)


def test_a_value_given_to_one_place_changes_that_place_only() -> None:
    crisis = ex.load("cuba-1962")
    path = ("actors", "usa", "choice", "sharpness")
    changed = with_values(crisis, {path: 3.5})
    assert changed.actors["usa"].choice.sharpness == Known(3.5, "number", "3.5")
    written, expected = changed.model_dump(), crisis.model_dump()
    for one in (written, expected):
        del one["actors"]["usa"]["choice"]["sharpness"]
    assert written == expected
    assert value_of(at_quantiles(crisis).actors["usa"].pace) == 4.0  # type: ignore[arg-type]  # it has one


def test_every_prior_of_a_crisis_can_be_given_a_value_in_its_place() -> None:
    crisis = ex.load("cuba-1962")
    priors = priors_in(crisis)
    values = {one.path: 0.125 + place / 1024 for place, one in enumerate(priors)}
    changed = with_values(crisis, values)
    assert priors_in(changed) == ()
    by_text = {one.path: float(f"{values[one.path]:g}") for one in priors}
    assert len(by_text) == len(priors) > 5


def test_without_being_told_otherwise_every_prior_has_its_median() -> None:
    crisis = ex.load("cuba-1962")
    changed = at_quantiles(crisis)
    for path, one in priors_in(crisis):
        expected = float(quantile(one, np.array(0.5)))
        assert with_values(changed, {path: expected}) == changed


def test_one_prior_can_be_given_another_quantile() -> None:
    crisis = crisis_of(
        events={"e": {"when": "true", "rate": "uniform(1, 3) per day", "sets": ["p"]}}
    )
    changed = at_quantiles(crisis, {("events", "e", "rate"): 0.25})
    assert value_of(changed.events["e"].rate) == 1.5


def test_priors_inside_lists_and_beliefs_are_found() -> None:
    crisis = crisis_of(
        actors={
            "a": {
                "name": "Ann",
                "choice": {
                    "rule": "script",
                    "script": [{"when": "true", "takes": ["a.x"], "chance": "beta(1, 1)"}],
                },
            }
        },
        beliefs={"a": {"conditions": {"p": "uniform(0.2, 0.4)"}}},
    )
    assert [one.name for one in priors_in(crisis)] == [
        "actors.a.choice.script.0.chance",
        "beliefs.a.conditions.p",
    ]
    changed = at_quantiles(crisis)
    assert value_of(changed.actors["a"].choice.script[0].chance) == 0.5
    assert value_of(changed.beliefs["a"].conditions["p"]) == pytest.approx(0.3)


def test_a_prior_has_no_value_yet_and_what_is_no_quantity_takes_none() -> None:
    with pytest.raises(ExcommError, match="has to be given a value first"):
        value_of(prior("uniform(1, 2)"))
    with pytest.raises(ExcommError, match=r"no quantity at actors\.a\.name"):
        with_values(crisis_of(), {("actors", "a", "name"): 1.0})
