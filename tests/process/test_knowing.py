import pytest

import excomm as ex
from excomm.process.knowing import Known, known_at
from excomm.process.process import Process
from excomm.process.running import Entry, story_of
from tests.process.places import process_of
from tests.process.writing import crisis_of

CRISIS = crisis_of(
    actors={
        "a": {"name": "Ann", "choice": {"rule": "history"}},
        "b": {"name": "Bob", "choice": {"rule": "history"}},
    },
    conditions={
        "p": {"text": "it is so", "seen_by": ["b"]},
        "q": {"text": "it is so, too"},
    },
    preferences={"a": ["not p"], "b": ["p"]},
    beliefs={"a": {"conditions": {"p": "0.3"}}},
    start=["p"],
    events={
        "look": {"when": "not q", "rate": "1 per day", "reveals": {"a": ["p"]}},
        "turn": {"when": "p", "rate": "0.5 per day", "sets": ["q"], "clears": ["p"]},
    },
)


# Clocks are numbered actors first.
LOOK, TURN = 2, 3


def _has(run: tuple[Entry, ...], clock: int) -> bool:
    return any(entry.clock == clock for entry in run)


@pytest.fixture(scope="module")
def process() -> Process:
    return process_of(CRISIS)


def ann(process: Process, node: int) -> Known:
    return known_at(process, node)[0]


def test_at_first_an_actor_goes_by_what_it_believes(process: Process) -> None:
    known = ann(process, process.nodes.start)
    assert known.hidden == ("p",)
    assert known.told == {}
    assert known.believes == {"p": pytest.approx(0.3)}


def test_it_never_sees_what_is_hidden_from_it_and_others_do(process: Process) -> None:
    first, other = known_at(process, process.nodes.start)
    assert "p" not in first.sees
    assert "p" in other.sees
    assert (other.hidden, other.believes) == ((), {})


def test_what_it_is_told_it_knows_from_then_on_though_it_may_have_changed_since(
    process: Process,
) -> None:
    runs = (story_of(process, run=0, seed=seed) for seed in range(50))
    entries = next(run for run in runs if run and run[0].clock == LOOK and _has(run, TURN))
    for entry in entries:
        known = ann(process, entry.node)
        assert known.told == {"p": True}
        assert known.believes == {"p": 1.0}
    turned = next(entry for entry in entries if entry.clock == TURN)
    assert "p" not in known_at(process, turned.node)[1].sees
    assert "q" in ann(process, turned.node).sees


def test_what_the_rules_forbid_is_not_believed() -> None:
    """Ann gives 0.3 to a fact that holds in every possible state."""
    parts = CRISIS.model_dump(mode="json", by_alias=True, exclude_none=True)
    process = process_of(crisis_of(**{**parts, "rules": ["p or q"]}))
    assert ann(process, process.nodes.start).believes == {"p": 1.0}


def test_a_rule_that_makes_a_hidden_fact_always_so_gives_no_knowledge_of_it() -> None:
    parts = CRISIS.model_dump(mode="json", by_alias=True, exclude_none=True)
    silent = {**parts, "beliefs": {}, "events": {}}
    ruled = ann(process_of(crisis_of(**{**silent, "rules": ["p or q"]})), 0)
    assert (ruled.believes, ruled.unsaid, ruled.given) == ({"p": 1.0}, ("p",), ("p",))
    free = ann(process_of(crisis_of(**silent)), 0)
    assert (free.believes, free.unsaid, free.given) == ({"p": 1.0}, ("p",), ())


def test_a_belief_that_the_file_says_is_no_default(process: Process) -> None:
    known = ann(process, process.nodes.start)
    assert (known.unsaid, known.given) == ((), ())


def test_what_is_told_of_knowledge_says_what_is_default_and_what_a_rule_makes_so() -> None:
    """Of Washington the file says no belief about two facts; a rule makes one of them always so."""
    told = str(ex.story(ex.load("cuba-1962"), run=3, runs=20, draws=2, knowledge=True))
    known = told.partition("WHO KNEW WHAT")[2].partition("The Soviet Union")[0]
    washington = " ".join(known.split())
    assert "weapons” (100 %)" not in washington
    assert "what the rules make always so: “Soviet troops on the island" in washington
    assert "ready to fire” (0 %, as at the start: the file says no belief)" in washington
