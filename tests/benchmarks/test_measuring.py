from __future__ import annotations

import numpy as np
import pytest

from benchmarks.children import in_child
from benchmarks.measuring import timed
from benchmarks.models import Case, graph_of, masks_of
from benchmarks.tables import gigabytes, seconds, table


def test_a_case_is_solved_in_a_process_of_its_own() -> None:
    case = Case(8, "few_ties", infeasible=0.3)
    found = in_child("benchmarks.solving", {"case": case.as_dict(), "runs": 2})
    assert found["states"] == graph_of(case).states < 256
    assert len(found["seconds"]) == len(found["processor"]) == 2
    assert found["peak"] > 1e6
    assert found["stable"].keys() == {"nash", "gmr", "smr", "seq"}


def test_twins_are_compared_before_they_are_timed() -> None:
    asked = {"case": Case(5, "many_ties").as_dict(), "ways": ["NumPy", "definitions"]}
    assert all(second > 0 for second in in_child("benchmarks.twins", asked)["seconds"])


def test_random_preferences_have_no_ties_and_prioritised_ones_few_or_many() -> None:
    classes = {
        preferences: [int(ranks.max()) + 1 for ranks in graph_of(Case(10, preferences)).ranks]
        for preferences in ("random", "few_ties", "many_ties")
    }
    assert classes["random"] == [1024] * 4
    assert max(classes["many_ties"]) <= 2**6 < min(classes["few_ties"])


def test_options_are_shared_out_evenly() -> None:
    assert masks_of(6, 4) == (0b1, 0b110, 0b1000, 0b110000)


def test_a_run_is_timed_as_often_as_asked() -> None:
    runs: list[int] = []
    times = timed(lambda: runs.append(1), runs=3)
    assert len(runs) == len(times.seconds) == 3
    assert times.least <= times.median


@pytest.mark.parametrize(
    ("value", "shown"), [(0.12345, "123 ms"), (12.345, "12.3 s"), (0.0000123, "0.0123 ms")]
)
def test_seconds_have_three_digits_and_a_unit_that_suits(value: float, shown: str) -> None:
    assert seconds(value) == shown


def test_tables_stand_in_line() -> None:
    shown = table(["a", "long head"], [["long cell", gigabytes(1_234_567_890)]])
    assert np.unique([len(line) for line in shown.splitlines()]).size == 1
    assert "1.23 GB" in shown
