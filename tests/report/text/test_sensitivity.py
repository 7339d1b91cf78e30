"""What a terminal is told of what drives an answer, first of all."""

from dataclasses import replace
from functools import cache

import excomm as ex
from excomm.model.reading import parse_crisis
from excomm.process.sensitivity import Sensitivity
from excomm.report.text.sensitivity import answer_of_sensitivity
from tests.cli.in_time import DUEL, OPEN


@cache
def ranked() -> Sensitivity:
    return ex.sensitivity(parse_crisis(DUEL.replace("RATE", OPEN)), rounds=2)


def told(**effects: tuple[float, float]) -> str:
    (one,) = ranked().drivers
    drivers = [
        replace(one, name=name, effect=effect, error=error)
        for name, (effect, error) in effects.items()
    ]
    return answer_of_sensitivity(replace(ranked(), drivers=tuple(drivers)))


def test_the_largest_effects_that_exceed_their_error_are_named() -> None:
    text = told(a=(0.5, 0.1), b=(0.3, 0.4), c=(0.2, 0.1))
    assert text.endswith("What drives it most: a and c.")


def test_a_larger_effect_within_its_error_is_named_before_them_with_that_doubt() -> None:
    text = told(a=(0.5, 0.6), b=(0.3, 0.1))
    assert "seems to be a, though within the error of this analysis" in text
    assert text.endswith("Beyond it: b.")


def test_where_no_effect_exceeds_its_error_that_is_said() -> None:
    assert "Nothing can be told to drive it" in told(a=(0.5, 0.6))
