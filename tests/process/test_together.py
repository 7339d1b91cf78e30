"""Several outcomes taken as one: they exclude each other, so that shares add up in every draw and every run."""

import numpy as np
import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.model.reading import parse_crisis
from tests.cli.in_time import DUEL, OPEN

DUELS = DUEL.replace("RATE", OPEN).replace(
    "  peace: not war\n", "  held: a.hold and not war\n  dropped: not a.hold and not war\n"
)
CRISIS = parse_crisis(DUELS)


def test_probabilities_add_up_in_every_draw() -> None:
    found = ex.exact(CRISIS, draws=6, together=["war or dropped"])
    both = found.by_draw("war or dropped")
    assert both == pytest.approx(found.by_draw("war") + found.by_draw("dropped"))
    assert found.probability("war or held or dropped") == pytest.approx(1)
    assert found.quantiles("dropped or war", 0.5)[0] == pytest.approx(np.median(both))
    assert found.probability("war or war") == found.probability("war")
    last = found.table().to_records()[-1]
    assert (last["outcome"], last["probability"]) == ("war or dropped", pytest.approx(both.mean()))


def test_runs_that_ended_in_either_are_counted_and_the_first_day_of_either_is_told() -> None:
    found = ex.simulate(CRISIS, runs=500, draws=5, together=["war or dropped"])
    names = ("war", "dropped")
    assert found.frequency("war or dropped").count == sum(found.frequency(n).count for n in names)
    both = found.first_reached("war or dropped")
    assert (both == np.minimum(*(found.first_reached(name) for name in names))).all()
    assert found.by_draw("war or dropped") == pytest.approx(
        found.by_draw("war") + found.by_draw("dropped")
    )
    assert found.table().to_records()[-1]["runs"] == found.frequency("war or dropped").count


def test_what_drives_either_can_be_asked() -> None:
    found = ex.sensitivity(CRISIS, outcome="dropped or war", rounds=2)
    assert found.outcome == "war or dropped"
    exact = ex.exact(CRISIS, draws=1)
    assert found.central == pytest.approx(exact.probability("war or dropped"))


def test_an_unknown_outcome_among_several_is_told_before_anything_is_computed() -> None:
    for ask in (ex.exact, ex.simulate):
        with pytest.raises(InputError, match="there is no outcome 'wor'") as caught:
            ask(CRISIS, together=["held or wor"])
        assert caught.value.remedy == "did you mean 'war'?"
