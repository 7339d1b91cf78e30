from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import excomm as ex
from excomm.errors import InputError
from excomm.space.naming import state_meant
from excomm.space.states import state_names

CUBA = ex.compile_space(ex.load("cuba-1962-fraser-hipel"))


@given(st.integers(0, CUBA.states - 1))
def test_every_way_to_say_a_state_means_the_same(state: int) -> None:
    names = state_names(CUBA, state)
    in_text = ", ".join(names) or "nothing"
    said: list[Any] = [state + 1, np.int64(state + 1), f" {state + 1} ", in_text, names, set(names)]
    assert [state_meant(CUBA, one) for one in said] == [state] * len(said)


def test_words_stand_for_the_start_and_for_the_end_of_history() -> None:
    assert state_meant(CUBA, "start") == CUBA.start
    assert state_names(CUBA, state_meant(CUBA, "history")) == ("ussr.withdraw",)


@pytest.mark.parametrize("number", [0, -1, CUBA.states + 1])
def test_numbers_beyond_the_states_are_refused(number: int) -> None:
    with pytest.raises(InputError, match=f"no state {number}"):
        state_meant(CUBA, number)


@pytest.mark.parametrize("said", [None, 1.5, [3], [None]])
def test_what_says_no_state_is_refused(said: Any) -> None:
    with pytest.raises(InputError, match="is no state"):
        state_meant(CUBA, said)


def test_python_takes_what_the_command_line_takes() -> None:
    crisis = ex.load("cuba-1962-fraser-hipel")
    told = [
        str(ex.explain(crisis, state=said))
        for said in (" ussr.withdraw ", ["ussr.withdraw"], "history")
    ]
    assert told[0] == told[1] == told[2]
    starts = [ex.status_quo(crisis, state=said).reached.start for said in ("start", 3, "3")]
    assert starts == [0, 2, 2]


@pytest.mark.parametrize("crisis", ["cuba-1962", Path("own/file.yaml")])
@pytest.mark.parametrize("ask", [ex.stability, ex.coalitions, ex.status_quo])
def test_a_name_or_a_path_is_to_be_loaded_first(ask: Any, crisis: Any) -> None:
    with pytest.raises(InputError, match=r"load it first: ex\.load\('.*'\)"):
        ask(crisis)


def test_anything_else_is_no_crisis() -> None:
    with pytest.raises(InputError, match="dict is no crisis"):
        ex.explain({}, state="start")  # type: ignore[arg-type]  # what a caller without types may hand in
