"""What the screen of states need not work out itself: which states are equilibria, and what groups can be asked by."""

import excomm as ex
from tests.web.serving import Server

ELMIRA = "/api/crises/elmira/states"


def test_each_state_says_by_which_concepts_it_is_an_equilibrium(server: Server) -> None:
    found = ex.stability(ex.load("elmira"))
    rows = server.ask(f"{ELMIRA}/list").json["rows"]
    for concept in rows[0]["stable"]:
        told = [
            sorted(fact["name"] for one in row["held"] for fact in one["facts"])
            for row in rows
            if concept in row["equilibrium"]
        ]
        assert sorted(told) == sorted(map(sorted, found.equilibria(concept)))


def test_each_concept_says_whether_groups_can_be_asked_by_it(server: Server) -> None:
    start = server.ask(ELMIRA).json
    actors = "&".join(f"coalition={badge['actor']}" for badge in start["actors"][:2])
    for concept in start["concepts"]:
        answered = server.ask(f"{ELMIRA}/1/why?concept={concept['key']}&{actors}")
        assert answered.status == (200 if concept["of_coalitions"] else 400)
