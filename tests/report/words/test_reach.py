import numpy as np
import pytest

from excomm.model.reading import parse_crisis
from excomm.report.words.reach import needs_of_many, why_out_of_reach
from excomm.space.compiling import compile_space
from excomm.space.naming import state_meant
from excomm.stability.status_quo import status_quo
from tests.cli.asking import asked
from tests.stability.test_out_of_reach import STORM

SPACE = compile_space(parse_crisis(STORM))
MOVES = status_quo(SPACE.graph, state_meant(SPACE, "start")).moves


@pytest.mark.parametrize(
    ("state", "needs"),
    [
        ("storm, ice", "storm (event: gale)"),
        ("wreck, ice", "wreck (nor does any event by itself)"),
        ("storm", "storm (event: gale) and not ice (on schedule: 1962-10-20)"),
    ],
)
def test_a_state_out_of_reach_is_told_with_what_it_needs(state: str, needs: str) -> None:
    first = "No sequence of moves leads there from the start"
    told = why_out_of_reach(SPACE, MOVES, state_meant(SPACE, state))
    assert told == f"{first}: it needs {needs}, which moves alone never bring about."


def test_nothing_is_told_of_a_state_in_reach() -> None:
    assert why_out_of_reach(SPACE, MOVES, state_meant(SPACE, "ship.sail, ice")) == ""


def test_what_a_state_needs_can_be_told_by_its_texts() -> None:
    told = why_out_of_reach(SPACE, MOVES, state_meant(SPACE, "storm"), in_texts=True)
    assert (
        "it needs “A storm blows” (event: gale), and “The port is frozen” to hold no longer" in told
    )


def test_of_many_states_it_is_counted_how_many_need_what() -> None:
    states = np.array([state_meant(SPACE, said) for said in ("ice", "storm, ice", "storm")])
    first, each = needs_of_many(SPACE, MOVES, states)
    assert first == "2 of them need what moves alone never bring about:"
    assert each == [
        "storm (event: gale): in 2 states",
        "not ice (on schedule: 1962-10-20): in 1 state",
    ]


def test_the_end_of_history_that_moves_do_not_lead_to_is_told_as_such() -> None:
    needs = "it needs out_of_hand (events: clash at sea and sam fire), which moves alone never bring about."
    for command in ("stability", "status-quo"):
        assert needs in " ".join(asked(command, "cuba-1962").out.split())
    missed = asked("status-quo", "cuba-1962", "--format", "json").data["out_of_reach"]
    assert missed["equilibria"] == 1785
    assert {one["name"] for one in missed["need"] if one["holds"]} == {
        "operational",
        "out_of_hand",
        "nuclear_war",
    }
