"""Quantities are read in days and per day, and refused where unit, domain or mass are wrong."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.model.distributions import PARAMETERS, SCIPY_NAMES
from excomm.model.quantities import DAYS, Dimension, Known, Prior, parse_quantity

YEAR = 365.2425


@pytest.mark.parametrize(
    ("text", "dimension", "value"),
    [
        ("3", "number", 3),
        ("-3.5", "number", -3.5),
        (".5", "number", 0.5),
        ("1e-3", "number", 0.001),
        ("20%", "number", 0.2),
        ("36 hours", "duration", 1.5),
        ("1 second", "duration", 1 / 86400),
        ("90 minutes", "duration", 1 / 16),
        ("2 weeks", "duration", 14),
        ("12 months", "duration", YEAR),
        ("1 year", "duration", YEAR),
        ("4days", "duration", 4),
        ("0.02 per day", "rate", 0.02),
        ("1 per week", "rate", 1 / 7),
        ("2 per hour", "rate", 48),
        ("0 per year", "rate", 0),
    ],
)
def test_a_number_with_its_unit_is_known(text: str, dimension: Dimension, value: float) -> None:
    quantity = parse_quantity(text, dimension)
    assert isinstance(quantity, Known)
    assert quantity.value == pytest.approx(value)
    assert quantity.text == text


@pytest.mark.parametrize(
    ("text", "dimension", "distribution", "parameters"),
    [
        ("uniform(1, 2)", "number", "uniform", (1, 2)),
        ("uniform(high=2, low=1)", "number", "uniform", (1, 2)),
        ("uniform(5%, 10%)", "number", "uniform", (0.05, 0.1)),
        ("log-uniform(0.005, 0.2) per day", "rate", "log-uniform", (0.005, 0.2)),
        ("log-uniform(7 per week, 14 per week)", "rate", "log-uniform", (1, 2)),
        ("normal(0, 1)", "number", "normal", (0, 1)),
        ("lognormal(median=4 days, sigma=0.8)", "duration", "lognormal", (4, 0.8)),
        ("lognormal(48, 0.8) hours", "duration", "lognormal", (2, 0.8)),
        ("exponential(2) weeks", "duration", "exponential", (14,)),
        ("gamma(2, 12 hours)", "duration", "gamma", (2, 0.5)),
        ("beta(2, 5)", "number", "beta", (2, 5)),
        ("triangular(1, 2, 4) days", "duration", "triangular", (1, 2, 4)),
        ("triangular(12 hours, 1 day, 1 week)", "duration", "triangular", (0.5, 1, 7)),
    ],
)
def test_a_distribution_is_a_prior(
    text: str, dimension: Dimension, distribution: str, parameters: tuple[float, ...]
) -> None:
    quantity = parse_quantity(text, dimension)
    assert isinstance(quantity, Prior)
    assert quantity.distribution == distribution
    assert quantity.parameters == pytest.approx(parameters)


@pytest.mark.parametrize(("name", "ours"), SCIPY_NAMES.items())
def test_the_names_of_scipy_are_known_but_not_its_order_of_parameters(name: str, ours: str) -> None:
    values = range(1, len(PARAMETERS[ours]) + 1)
    named = ", ".join(f"{key}={value}" for key, value in zip(PARAMETERS[ours], values, strict=True))
    assert parse_quantity(f"{name}({named})", "number").distribution == ours  # type: ignore[union-attr]  # it is a Prior
    with pytest.raises(InputError, match="takes its parameters by name only"):
        parse_quantity(f"{name}({', '.join(map(str, values))})", "number")


@pytest.mark.parametrize(
    ("text", "dimension", "message"),
    [
        ("4", "duration", "'4' has no unit where a duration is needed"),
        ("4 per day", "duration", "is a rate where a duration is needed"),
        ("4 days", "rate", "is a duration where a rate is needed"),
        ("4 days", "number", "is a duration where a number is needed"),
        ("4 dyas", "duration", "'dyas' in '4 dyas' is no unit\n  did you mean 'days'?"),
        ("4 Days", "duration", "is no unit\n  did you mean 'days'?"),
        ("4 s", "duration", "'s' in '4 s' is no unit"),
        ("four days", "duration", "'four days' is no quantity"),
        ("", "number", "'' is no quantity"),
        ("٣", "number", "is no quantity"),
        ("1_000", "number", "is no unit"),
        ("0 days", "duration", "a duration must be above zero"),
        ("-1 days", "duration", "a duration must be above zero"),
        ("-1 per day", "rate", "a rate cannot be negative"),
        ("1e999", "number", "is not finite"),
        ("1e308 years", "duration", "is not finite"),
        ("inf", "number", "'inf' is no quantity"),
        ("nan", "number", "'nan' is no quantity"),
        ("9" * 201, "number", "a quantity of 201 characters"),
        ("poisson(3)", "number", "'poisson' is no distribution"),
        ("unifrom(1, 2)", "number", "did you mean 'uniform'?"),
        ("uniform(1)", "number", "lacks high\n  write uniform(low=…, high=…)"),
        ("uniform()", "number", "lacks low, high"),
        ("uniform(1, 2, 3)", "number", "'3' does not fit"),
        ("uniform(low=1, low=2)", "number", "'low=2' does not fit"),
        ("uniform(from=1, to=2)", "number", "'from=1' does not fit"),
        ("uniform(1, two)", "number", "'two' is no quantity"),
        ("uniform(1, 2)", "duration", "has no unit where a duration is needed"),
        ("uniform(1, 2) per day", "duration", "is a rate where a duration is needed"),
        ("uniform(1, 2 days)", "duration", "the units in 'uniform(1, 2 days)' do not go together"),
        ("uniform(1 hour, 2 hours) days", "duration", "do not go together"),
        ("uniform(1 day, 2 per day)", "duration", "do not go together"),
        ("gamma(2 days, 3 days)", "duration", "has a unit where none belongs\n  shape stand"),
        ("beta(2, 5) days", "duration", "lies between 0 and 1, where a duration is needed"),
        ("uniform(2, 1)", "number", "low must be below high"),
        ("uniform(1, 1)", "number", "low must be below high"),
        ("log-uniform(0, 1)", "number", "both ends must be above zero"),
        ("normal(0, 0)", "number", "sd must be above zero"),
        ("lognormal(4 days, -1)", "duration", "median and sigma must be above zero"),
        ("exponential(0) days", "duration", "mean must be above zero"),
        ("gamma(0, 1 day)", "duration", "shape and scale must be above zero"),
        ("beta(0, 1)", "number", "a and b must be above zero"),
        ("triangular(1, 3, 2)", "number", "must ascend"),
        ("triangular(1, 1, 1)", "number", "must ascend"),
        ("uniform(-1, 2) days", "duration", "gives weight to a duration below zero"),
        ("triangular(-1, 1, 2) per day", "rate", "gives weight to a rate below zero"),
        ("normal(3, 1) days", "duration", "gives weight to a duration below zero"),
        ("uniform(1, 1e308) years", "duration", "is not finite"),
        ("log-uniform(1e-323, 1) per year", "rate", "both ends must be above zero"),
    ],
)
def test_a_quantity_is_refused(text: str, dimension: Dimension, message: str) -> None:
    with pytest.raises(InputError) as caught:
        parse_quantity(text, dimension)
    assert message in str(caught.value)
    assert caught.value.remedy


@given(st.floats(1e-6, 1e6), st.sampled_from(sorted(DAYS)))
def test_a_duration_and_the_rate_of_once_in_it_are_each_other_s_inverse(
    number: float, unit: str
) -> None:
    duration = parse_quantity(f"{number} {unit}s", "duration")
    rate = parse_quantity(f"{1 / number} per {unit}", "rate")
    assert isinstance(duration, Known)
    assert isinstance(rate, Known)
    assert math.isclose(duration.value * rate.value, 1)


@given(st.text(max_size=80), st.sampled_from(["number", "duration", "rate"]))
def test_any_text_is_read_or_refused_with_a_remedy(text: str, dimension: Dimension) -> None:
    try:
        quantity = parse_quantity(text, dimension)
    except InputError as error:
        remedy = error.remedy
    else:
        remedy = "none is needed"
        assert quantity.text == text.strip()
    assert remedy
