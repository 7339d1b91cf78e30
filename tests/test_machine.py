"""Compiled loops are kept where they belong, whoever compiles at the same time."""

import threading
from pathlib import Path
from typing import Any

import numba
import pytest

from excomm.machine import kept_on_disk

CONFIG: Any = numba.config


def test_a_thread_that_compiles_meanwhile_waits_and_does_not_take_the_folder_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NUMBA_CACHE_DIR", str(tmp_path))
    before = CONFIG.CACHE_DIR
    entered = threading.Event()

    def compiles() -> None:
        with kept_on_disk(Path(__file__).parent):
            entered.set()

    other = threading.Thread(target=compiles)
    with kept_on_disk(tmp_path) as folder:
        other.start()
        assert not entered.wait(0.5)
        assert str(folder) == CONFIG.CACHE_DIR
    other.join()
    assert entered.is_set()
    assert before == CONFIG.CACHE_DIR
