"""A file made to cost time or memory ends in a clear error, within the memory that is promised.

Nothing is timed here; `make bench` measures. A file that takes minutes would fail all the same.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.model.hostile import CASES, LARGE_BUT_SOUND


@pytest.fixture(scope="module")
def reader() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.model.hostile"]
    with subprocess.Popen(command, stdin=-1, stdout=-1, text=True) as process:
        yield process


@pytest.mark.parametrize("name", CASES)
def test_it_ends_well_with(name: str, tmp_path: Path, reader: subprocess.Popen[str]) -> None:
    path = tmp_path / "crisis.yaml"
    CASES[name](path)
    assert reader.stdin
    assert reader.stdout
    reader.stdin.write(json.dumps(str(path)) + "\n")
    reader.stdin.flush()
    outcome = json.loads(reader.stdout.readline())
    assert "ended" not in outcome
    if name in LARGE_BUT_SOUND:
        assert outcome["told"] == ""
        return
    assert 1 <= outcome["problems"] <= 52
    assert len(outcome["told"]) < 25_000
    assert str(tmp_path) in outcome["told"]


def test_a_reader_that_ends_otherwise_would_be_noticed(reader: subprocess.Popen[str]) -> None:
    assert reader.stdin
    assert reader.stdout
    # No path but a number, on which the reader fails as it would on a fault of ours.
    reader.stdin.write("1\n")
    reader.stdin.flush()
    assert json.loads(reader.stdout.readline())["ended"]
