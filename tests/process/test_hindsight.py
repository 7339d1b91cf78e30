import math

import numpy as np
import pytest

import excomm as ex
from excomm.process.hindsight import Hindsight
from excomm.process.lags import response_lags, still_waiting
from tests.process.places import process_of
from tests.process.test_past import RACE, race
from tests.process.writing import crisis_of

STEP = {"on": "1962-10-19", "event": "talks", "sets": ["q"]}
UNSURE = {**RACE, "fire": {**RACE["fire"], "rate": "uniform(0.05, 0.5) per day"}}


@pytest.fixture(scope="module")
def found() -> Hindsight:
    return ex.history(race(STEP, events=UNSURE), draws=200)


def test_what_is_not_known_spreads_the_chance_of_a_step(found: Hindsight) -> None:
    rates = 0.05 + 0.45 * (np.arange(200) + 0.5) / 200
    assert found.chances[:, 0].mean() == pytest.approx((0.3 / (0.3 + rates)).mean(), rel=1e-3)


def test_the_likelihood_is_averaged_not_its_logarithm(found: Hindsight) -> None:
    rates = 0.05 + 0.45 * (np.arange(200) + 0.5) / 200
    mean = (0.3 * np.exp(-(0.3 + rates) * 3.5)).mean()
    assert found.likelihood == pytest.approx(math.log(mean), abs=1e-3)


def test_the_outcome_of_history_has_its_probability(found: Hindsight) -> None:
    assert found.outcome == "no"
    rates = 0.05 + 0.45 * (np.arange(200) + 0.5) / 200
    over = 1 - np.exp(-(0.3 + rates) * 10)
    expected = 1 - (rates / (0.3 + rates) * over).mean()
    assert found.ended_so.mean() == pytest.approx(expected, rel=1e-3)


def test_what_else_could_have_come_is_averaged_too(found: Hindsight) -> None:
    [(what, course, chance)] = found.others(0)
    assert (what, course) == ("fire", "")
    assert chance == pytest.approx(1 - found.chances[:, 0].mean())


def test_the_table_has_a_row_for_each_step(found: Hindsight) -> None:
    [row] = found.to_records()
    assert row["step"] == 1
    assert row["low"] < row["median"] < row["high"]
    assert row["bits"] == pytest.approx(-math.log2(row["probability"]))


def lonely(chance: float) -> dict[str, object]:
    line = {"when": "not a.x", "takes": ["a.x"], "chance": chance}
    return {"a": {"name": "Ann", "pace": "2 days", "choice": {"rule": "script", "script": [line]}}}


def test_an_actor_first_moves_after_an_exponential_time() -> None:
    process = process_of(crisis_of(actors=lonely(0.4)))
    times = np.array([0.0, 1.0, 4.0])
    assert still_waiting(process, 0, times) == pytest.approx(np.exp(-0.2 * times))


def test_quartiles_of_first_moves_are_days_or_later_than_the_end() -> None:
    found = ex.history(
        crisis_of(
            actors=lonely(0.4), history=[{"on": "1962-10-19", "actor": "a", "takes": ["a.x"]}]
        )
    )
    first, middle, last = found.first_moves("a")
    assert first == pytest.approx(math.log(4 / 3) / 0.2, rel=1e-3)
    assert middle == pytest.approx(math.log(2) / 0.2, rel=1e-3)
    assert last == pytest.approx(math.log(4) / 0.2, rel=1e-3)
    slow = ex.history(
        crisis_of(
            actors=lonely(0.1), history=[{"on": "1962-10-19", "actor": "a", "takes": ["a.x"]}]
        )
    )
    assert slow.first_moves("a")[2] == math.inf


def test_quartiles_of_real_crises_ascend() -> None:
    assert len(response_lags()) == 4
    for lag in response_lags():
        assert lag.quartiles[0] < lag.quartiles[1] < lag.quartiles[2]
