"""Every result of the library, as whoever prints it sees it."""

from collections.abc import Callable

import pytest

import excomm as ex
from excomm.causes.interventions import Without
from excomm.errors import InputError
from excomm.model.crisis import Crisis
from excomm.model.reading import parse_crisis
from excomm.tables.table import Table
from tests.cli.in_time import DUEL, OPEN
from tests.cli.test_learning import HISTORY

CRISIS = parse_crisis(DUEL.replace("RATE", OPEN) + HISTORY)
RESULTS: dict[str, Callable[[Crisis], object]] = {
    "load": lambda crisis: crisis,
    "compile_space": ex.compile_space,
    "exact": lambda crisis: ex.exact(crisis, draws=2),
    "simulate": lambda crisis: ex.simulate(crisis, runs=50, draws=2),
    "rare": lambda crisis: ex.rare(crisis, "war", runs=400, draws=2),
    "sensitivity": lambda crisis: ex.sensitivity(crisis, rounds=2),
    "history": lambda crisis: ex.history(crisis, draws=2),
    "fit": lambda crisis: ex.fit(crisis, draws=20, rounds=1),
    "what_if": lambda crisis: ex.what_if(crisis, Without("gunner"), runs=50, draws=2),
    "blame": lambda crisis: ex.blame(crisis, outcome="war", draws=2),
    "causes": lambda crisis: ex.causes(crisis, outcome="war", draws=2),
    "causes_of_run": lambda crisis: ex.causes_of_run(crisis, run=0, runs=4, draws=2),
    "shares": lambda crisis: ex.shares(crisis, outcome="war", draws=2),
    "story": lambda crisis: ex.story(crisis, run=0, runs=4, draws=2),
    "draw": lambda crisis: ex.draw(ex.exact(crisis, draws=2)),
    "stability": ex.stability,
    "coalitions": ex.coalitions,
    "status_quo": ex.status_quo,
    "explain": lambda crisis: ex.explain(crisis, state="start"),
    "shifts": lambda crisis: ex.shifts(crisis, Without("gunner")),
    "ask": lambda _: ex.ask(ex.load("b59-1962"), "who had to agree?"),
    "sources": lambda _: ex.sources(ex.load("b59-1962")),
    "timeline": lambda _: ex.timeline(ex.load("b59-1962")),
    "read_text": lambda _: ex.read_text("P1 A plane was lost in May 1962.\nP2 Nobody knew."),
    "game": lambda _: ex.game(ex.load("chicken")),
    "validate": lambda _: ex.validate("cuba-1962", draws=2),
}
# They print the committees of a crisis, and read or write files.
ELSEWHERE = {"committee", "varied", "intervene", "shipped", "write_report"}
ELSEWHERE |= {"read", "read_game", "write_game"}


def test_every_public_function_is_looked_at() -> None:
    assert set(RESULTS) | ELSEWHERE == set(ex.__all__)


@pytest.mark.parametrize("name", RESULTS)
def test_a_result_is_printed_in_few_lines_and_known_by_one(name: str) -> None:
    found = RESULTS[name](CRISIS)
    told, brief = str(found), repr(found)
    assert max(map(len, told.splitlines())) <= 80
    assert len(told.splitlines()) < 40
    assert len(brief) < 140
    assert "\n" not in brief
    for text in (told, brief):
        assert "array(" not in text
        assert "Provenance(" not in text


def test_a_committee_is_known_by_one_line() -> None:
    found = ex.committee(ex.load("cuba-1962"), samples=20)
    assert "decides for" in str(found)
    assert len(repr(found)) < 140


def test_a_crisis_says_what_it_is_and_how_much_it_has() -> None:
    assert str(CRISIS).splitlines() == [
        "Two at the line (duel):",
        "  1 actor, 1 option, 1 condition, 1 event, 2 outcomes, 2 steps of history",
    ]
    assert repr(CRISIS) == "<Crisis duel: Two at the line>"


def test_a_table_too_long_or_too_wide_says_what_is_left_out() -> None:
    columns = {f"a rather long name {place}": tuple(range(20)) for place in range(5)}
    lines = str(Table("Numbers", columns)).splitlines()
    assert len(lines) == 1 + 1 + 12 + 1
    assert lines[-1] == "  and 8 more rows and 2 more columns, all in table()"


@pytest.mark.parametrize("ask", [ex.exact, ex.simulate, ex.history, ex.fit, ex.stability])
def test_a_name_in_the_place_of_a_crisis_is_told_to_be_loaded(ask: Callable[[str], object]) -> None:
    with pytest.raises(InputError, match="'chicken' is no crisis yet") as caught:
        ask("chicken")
    assert caught.value.remedy == "load it first: ex.load('chicken')"
