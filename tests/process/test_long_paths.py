"""Paths of more outcomes than are kept still end where their runs did."""

from pathlib import Path

import pytest

import excomm as ex
from excomm.model.new import small_crisis
from excomm.process.loops.ringing import path_length


@pytest.mark.parametrize("outcome", ["clash", "no_clash"])
def test_as_many_paths_end_in_an_outcome_as_runs_do(outcome: str, tmp_path: Path) -> None:
    # Whoever may change course freely does so for ever.
    path = tmp_path / "valley.yaml"
    path.write_text(small_crisis("valley", title="Valley"), encoding="utf-8")
    found = ex.simulate(ex.load(path), runs=300, until="300 days")
    paths = list(found.paths)
    assert any(len(one.outcomes) == path_length(len(found.outcomes) + 1) for one in paths)
    ending = [one.frequency.count for one in paths if one.outcomes[-1] == outcome]
    assert sum(ending) == found.frequency(outcome).count > 0
