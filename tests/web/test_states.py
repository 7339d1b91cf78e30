"""What can be asked of states over HTTP, on a running server."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.web.shelf import Shelved
from excomm.web.states import size
from excomm.web.states.analysed import analysed
from tests.web.broad import broad
from tests.web.serving import Server

ELMIRA = "/api/crises/elmira/states"
CUBA = "/api/crises/cuba-1962/states"
FRASER = "/api/crises/cuba-1962-fraser-hipel/states"

# Seventeen free options make 131,072 states.
OPTIONS = 17


Writer = Callable[[str, str], None]


@pytest.fixture
def of_ones_own(server: Server) -> Iterator[Writer]:
    """Puts a crisis into the folder of the server, and takes it out in the end."""
    written: list[Path] = []

    def write(key: str, text: str) -> None:
        path = server.folder / f"{key}.yaml"
        written.append(path)
        path.write_text(text)

    yield write
    for path in written:
        path.unlink(missing_ok=True)


def asked(server: Server, path: str) -> Any:
    answer = server.ask(path)
    assert answer.status == 200, answer.json
    return answer.json


def test_the_screen_begins_with_the_concepts_and_how_many_states_last_by_each(
    server: Server,
) -> None:
    found = asked(server, ELMIRA)
    result = ex.stability(ex.load("elmira"))
    counts = {one["key"]: one["equilibria"] for one in found["concepts"]}
    assert counts == {concept: len(result.equilibria(concept)) for concept in counts}
    assert (found["states"], found["start"], found["history_end"]) == (9, 1, 9)
    assert [way["key"] for way in found["ways"]] == ["rest", "answered", "threatened", "none"]


def test_a_small_crisis_is_laid_out_with_each_move_along_a_row_a_column_or_between_panels(
    server: Server,
) -> None:
    lattice = asked(server, f"{FRASER}/map")["lattice"]
    at = {
        card["state"]["number"]: (card["panel"], card["row"], card["column"])
        for card in lattice["cards"]
    }
    assert len(set(at.values())) == len(at) == 12
    for move in lattice["moves"]:
        differences = [a != b for a, b in zip(at[move["source"]], at[move["target"]], strict=True)]
        assert sum(differences) == 1
    best = {
        (wire["actor"], source, wire["target"])
        for wire in lattice["wires"]
        for source in wire["sources"]
    }
    better = {(m["actor"], m["source"], m["target"]) for m in lattice["moves"] if m["better"]}
    assert best
    assert best < better


def test_a_card_says_for_whom_the_state_is_stable_and_where_each_would_rather_be(
    server: Server,
) -> None:
    # Fraser and Hipel: withdrawal under a blockade is an equilibrium by SEQ, and nothing is by Nash.
    cards = asked(server, f"{FRASER}/list?wanted=equilibria")["rows"]
    assert len(cards) == 2
    assert all(all(card["stable"]["seq"]) for card in cards)
    assert not any(all(card["stable"]["nash"]) for card in cards)
    assert all(any(card["best"]) for card in cards)


def test_a_large_crisis_comes_in_groups_that_add_up_and_can_be_gone_into(server: Server) -> None:
    first = asked(server, f"{CUBA}/map")
    assert first["lattice"] is None
    assert first["by"] == "outcome"
    assert sum(group["states"] for group in first["groups"]) == first["chosen"] == first["of"]
    assert all(sum(group["lasting"]) == group["states"] for group in first["groups"])
    within = f"in={quote('outcome:settlement_with_secret_trade')}"
    second = asked(server, f"{CUBA}/map?{within}")
    named = next(g for g in first["groups"] if g["name"] == "Settlement with secret trade")
    assert second["chosen"] == named["states"]
    assert second["lattice"] is not None
    assert second["crumbs"][0]["name"] == "Outcome: Settlement with secret trade"


@pytest.mark.parametrize("by", ["does:usa", "does:ussr", "holds", "taken"])
def test_a_group_is_what_its_formula_says(server: Server, by: str) -> None:
    groups = asked(server, f"{CUBA}/map?by={by}")["groups"]
    for group in groups[:4]:
        by_formula = asked(server, f"{CUBA}/list?limit=1&where={quote(group['where'])}")["total"]
        by_key = asked(server, f"{CUBA}/list?limit=1&in={quote(group['key'])}")["total"]
        assert group["states"] == by_formula == by_key


def test_states_are_found_by_a_formula_and_come_with_the_command_that_finds_them_too(
    server: Server,
) -> None:
    where = "usa.invade and not nuclear_war"
    page = asked(server, f"{CUBA}/list?limit=3&where={quote(where)}")
    assert page["total"] == 308
    assert "--where 'usa.invade and not nuclear_war'" in page["code"]["command"]
    for state in page["rows"]:
        names = [fact["name"] for held in state["held"] for fact in held["facts"]]
        assert "usa.invade" in names
        assert "nuclear_war" not in names


def test_the_code_of_a_list_runs_and_lists_the_same_states(server: Server) -> None:
    page = asked(server, f"{ELMIRA}/list?where={quote('moe.modify and not local.insist')}")
    printed = subprocess.run(
        [sys.executable, "-c", page["code"]["python"]], check=True, capture_output=True, text=True
    ).stdout
    numbers = [row["number"] for row in page["rows"]]
    assert numbers == [2, 4]
    assert all(f"{number}" in printed for number in numbers)


def test_lists_are_sorted_by_rank_and_by_how_firmly_states_last(server: Server) -> None:
    by_rank = asked(server, f"{ELMIRA}/list?order=rank:uniroyal")["rows"]
    ranks = [row["ranks"][1] for row in by_rank]
    assert ranks == sorted(ranks)
    down = asked(server, f"{ELMIRA}/list?order=number&descending=true")["rows"]
    assert [row["number"] for row in down] == list(range(9, 0, -1))
    firmest = asked(server, f"{ELMIRA}/list?order=lasting")["rows"]
    assert [row["lasting"] for row in firmest][:3] == ["rest"] * 3


def test_equilibria_and_the_others_are_all_states(server: Server) -> None:
    totals = [
        asked(server, f"{CUBA}/list?concept=seq&limit=1&wanted={wanted}")["total"]
        for wanted in ("equilibria", "others", "all")
    ]
    assert totals[0] + totals[1] == totals[2] == 3037
    assert totals[0] == asked(server, CUBA)["concepts"][3]["equilibria"]


def test_pages_follow_on_each_other(server: Server) -> None:
    pages = [asked(server, f"{CUBA}/list?offset={offset}&limit=2")["rows"] for offset in (0, 2)]
    assert [row["number"] for rows in pages for row in rows] == [1, 2, 3, 4]
    assert asked(server, f"{CUBA}/list?offset=4000")["rows"] == []


def test_a_verdict_comes_with_the_words_of_the_library_and_the_moves_to_draw(
    server: Server,
) -> None:
    why = asked(server, f"{ELMIRA}/1/why?concept=gmr")
    words = [[passage["text"] for passage in verdict["passages"]] for verdict in why["verdicts"]]
    answer = ex.explain(ex.load("elmira"), state=1, concept="gmr")
    assert words == [[passage.text for passage in one.passages] for one in answer.verdicts]
    local = why["verdicts"][2]
    assert local["held"]
    [blocked] = local["answers"]
    assert blocked["blocks"]
    assert blocked["improvement"][0]["source"] == 1
    assert blocked["answer"][0]["source"] == blocked["improvement"][-1]["target"]
    assert blocked["answer"][-1]["target"] == blocked["end"]
    told = {state["number"] for state in why["states"]}
    assert {1, blocked["end"]} <= told


def test_what_nothing_deters_is_drawn_with_the_worst_that_others_would_do(server: Server) -> None:
    uniroyal = asked(server, f"{ELMIRA}/2/why?concept=seq")["verdicts"][1]
    assert not uniroyal["held"]
    [open_answer] = uniroyal["answers"]
    assert not open_answer["blocks"]
    assert (open_answer["improvement"][0]["target"], open_answer["end"]) == (4, 9)


@pytest.mark.parametrize("concept", ["nash", "gmr", "smr", "seq", "symmetric_seq", "sim"])
def test_every_concept_is_explained_as_its_verdicts_are(server: Server, concept: str) -> None:
    for number in (1, 3, 7, 9):
        card = asked(server, f"{FRASER}/{number}")["state"]
        why = asked(server, f"{FRASER}/{number}/why?concept={concept}")
        assert [one["held"] for one in why["verdicts"]] == card["stable"][concept]


def test_a_state_tells_the_moves_and_the_ways_that_lead_to_it(server: Server) -> None:
    told = asked(server, f"{ELMIRA}/9")
    assert len(told["by_moves"]["steps"]) == 3
    assert not told["by_improvements"]["found"]
    assert "better" in told["by_improvements"]["why_not"]
    assert len(asked(server, f"{ELMIRA}/6")["by_improvements"]["steps"]) == 1
    assert asked(server, f"{ELMIRA}/1")["by_moves"] == {
        "steps": [],
        "found": True,
        "why_not": "",
        "beside": "",
    }
    assert told["by_moves"]["steps"][0]["source"] == 1
    assert told["by_moves"]["steps"][-1]["target"] == 9
    assert {state["number"] for state in told["along"]} >= {1, 9}
    assert told["rests"].startswith("At rest.")
    gains = [move["gain"] for own in asked(server, f"{ELMIRA}/3")["moves"] for move in own["moves"]]
    assert "better" in gains


def test_the_way_of_history_is_told_where_none_is_shorter_and_how_many_others_are_as_short(
    server: Server,
) -> None:
    way = asked(server, f"{FRASER}/5")["by_improvements"]
    assert [step["target"] for step in way["steps"]] == [3, 7, 5]
    assert way["beside"] == "History went this way. 2 other ways are as short."
    way = asked(server, f"{ELMIRA}/9")["by_moves"]
    assert [step["actors"] for step in way["steps"]] == [["local"], ["moe"], ["uniroyal"]]
    assert way["beside"].startswith("History went this way.")


def test_groups_of_actors_are_asked_together(server: Server) -> None:
    dilemma = "/api/crises/prisoners-dilemma/states"
    [both] = asked(server, f"{dilemma}/1/together")["groups"]
    assert (both["bond"], both["to"]) == ("leaves", 4)
    why = asked(server, f"{dilemma}/1/why?concept=nash&coalition=first&coalition=second")
    assert why["verdicts"][0]["actors"] == ["first", "second"]
    assert [step["target"] for step in why["verdicts"][0]["answers"][0]["improvement"]][-1] == 4
    alone = asked(server, "/api/crises/petrov-1983/states/1/together")
    assert alone["groups"] == []
    assert "but one actor" in alone["why_not"]


def test_variants_change_what_is_stable(server: Server) -> None:
    plain, changed = (
        asked(server, f"{FRASER}{query}") for query in ("", "?variant=irreversible-strike")
    )
    counts = [[one["equilibria"] for one in found["concepts"]] for found in (plain, changed)]
    assert counts[0] != counts[1]
    assert "--variant irreversible-strike" in changed["code"]["command"]


@pytest.mark.parametrize(
    ("path", "status", "told"),
    [
        ("/99", 404, "there is no state 99"),
        ("/99/why", 404, "there is no state 99"),
        ("/0", 422, ""),
        ("/map?in=outcome:peace", 404, "no group of states"),
        ("/map?in=does:moe:dance", 404, "no group of states"),
        ("/map?by=weather", 404, "no way to group"),
        ("/list?order=beauty", 404, "cannot be sorted"),
        ("/list?order=rank:nobody", 404, "no actor 'nobody'"),
        ("/list?stable_for=nobody", 404, "no actor 'nobody'"),
        ("/list?where=moe.modfy", 400, "moe.modfy"),
        ("/list?where=moe.modify%20and", 400, ""),
        ("/list?limit=100000", 422, ""),
        ("/5/why?concept=best", 422, ""),
        ("/5/why?concept=sim&coalition=moe&coalition=local", 400, "not defined for coalitions"),
        ("/5/why?coalition=nobody", 400, "nobody"),
    ],
)
def test_what_is_not_there_is_answered_with_a_reason(
    server: Server, path: str, status: int, told: str
) -> None:
    answer = server.ask(f"{ELMIRA}{path}")
    assert answer.status == status
    assert told in answer.json["message"]


def test_an_analysis_is_made_anew_when_the_file_has_changed(
    server: Server, of_ones_own: Writer
) -> None:
    text = broad(3)
    of_ones_own("anew", text)
    before = asked(server, "/api/crises/anew/states")["states"]
    of_ones_own("anew", text.replace("\npreferences:", "\nrules: [not south.o1]\npreferences:"))
    assert (before, asked(server, "/api/crises/anew/states")["states"]) == (8, 4)


def test_a_hundred_thousand_states_are_grouped_searched_and_explained(
    server: Server, of_ones_own: Writer
) -> None:
    of_ones_own("broad", broad(OPTIONS))
    states = "/api/crises/broad/states"
    found = asked(server, states)
    assert found["states"] == 2**OPTIONS
    assert found["coalitions"]
    groups = asked(server, f"{states}/map")["groups"]
    assert [group["states"] for group in groups] == [2 ** (OPTIONS - 1)] * 2
    deep = asked(server, f"{states}/map?in=outcome:war&by=does:south")
    assert len(deep["groups"]) + deep["more_groups"] == 64
    assert sum(g["states"] for g in deep["groups"]) + deep["more_states"] == 2 ** (OPTIONS - 1)
    page = asked(server, f"{states}/list?where=north.o0&order=rank:south&offset=60000&limit=5")
    assert len(page["rows"]) == 5
    last = asked(server, f"{states}/{2**OPTIONS}/why")
    assert not all(verdict["held"] for verdict in last["verdicts"])
    alone = server.ask(f"{states}/1/why?coalition=north&coalition=south")
    assert alone.status == 400
    assert "would take too long" in alone.json["message"]


def test_more_states_than_can_be_shown_at_once_are_refused_with_what_to_do(
    server: Server, of_ones_own: Writer
) -> None:
    of_ones_own("broader", broad(19))
    for path in ("states", "states/map", "states/7/why", "sources/flip?flip=nothing"):
        answer = server.ask(f"/api/crises/broader/{path}")
        assert answer.status == 400
        assert "more than 262,144 states are possible" in answer.json["message"]
        assert "excomm stability" in answer.json["remedy"]
        assert "broader.yaml" in answer.json["remedy"]


def test_so_are_more_moves_that_are_listed_one_by_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(size, "MOST_MOVES", 19)
    text = broad(3).replace("{text: Do north.o0}", "{text: Do north.o0, irreversible: true}")
    path = tmp_path / "listed.yaml"
    path.write_text(text)
    with pytest.raises(InputError, match="20 moves have to be looked at one by one") as caught:
        analysed(Shelved("listed", path, own=True), ())
    assert "excomm stability" in caught.value.remedy


def test_groups_say_where_actors_would_rather_be(server: Server) -> None:
    found = asked(server, f"{FRASER}/map?by=outcome")
    lattice, groups = found["lattice"], {group["key"]: group for group in found["groups"]}
    outcome = {card["state"]["number"]: card["state"]["outcome"] for card in lattice["cards"]}
    leaving = {
        (move["actor"], move["source"], outcome[move["target"]])
        for move in lattice["moves"]
        if move["better"] and outcome[move["source"]] != outcome[move["target"]]
    }
    assert leaving
    for group in groups.values():
        for lead in group["leads"]:
            into = groups[lead["to"]]["name"]
            counted = [
                source
                for actor, source, name in leaving
                if actor == lead["actor"] and name == into and outcome[source] == group["name"]
            ]
            assert len(counted) == lead["states"]
    told = sum(lead["states"] for group in groups.values() for lead in group["leads"])
    assert told == len(leaving)
