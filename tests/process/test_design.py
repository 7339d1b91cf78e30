import numpy as np
import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.process.design import draws_of
from excomm.process.priors import at_quantiles, priors_in, value_of
from tests.process.writing import crisis_of, idle

RATE = {"e": {"when": "not p", "rate": "uniform(1, 3) per day", "sets": ["p"]}}


def test_each_part_of_a_prior_is_used_once() -> None:
    crises = draws_of(crisis_of(actors=idle(), events=RATE), 40)
    rates = np.sort([value_of(crisis.events["e"].rate) for crisis in crises])
    edges = 1 + 2 * np.arange(41) / 40
    assert ((rates > edges[:-1]) & (rates < edges[1:])).all()


def test_one_draw_is_the_crisis_at_its_medians() -> None:
    crisis = ex.load("cuba-1962")
    assert draws_of(crisis, 1) == (at_quantiles(crisis),)


def test_priors_are_drawn_independently() -> None:
    crises = draws_of(ex.load("cuba-1962"), 400)
    paces = np.array(
        [[np.log(value_of(one.actors[name].pace)) for name in ("usa", "ussr")] for one in crises]  # type: ignore[arg-type]  # all have one
    )
    assert abs(np.corrcoef(paces.T)[0, 1]) < 0.2


def test_no_prior_is_left_and_the_design_is_always_the_same() -> None:
    once, again = (draws_of(ex.load("cuba-1962"), 3) for _ in range(2))
    assert once == again
    assert not any(priors_in(crisis) for crisis in once)


@pytest.mark.parametrize("draws", [0, -1, 100_001])
def test_so_many_draws_cannot_be_made(draws: int) -> None:
    with pytest.raises(InputError, match="ask for 1"):
        draws_of(ex.load("chicken"), draws)
