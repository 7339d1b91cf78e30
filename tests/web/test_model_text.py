"""The files of a model over HTTP: read, checked, completed, changed, compared."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from excomm.crises import path_of
from excomm.model.files import LARGEST_FILE
from tests.web.broad import broad
from tests.web.serving import Server

Asks = Callable[..., Any]
CHICKEN = path_of("chicken").read_text().replace("crisis: chicken", "crisis: written")


@pytest.fixture(scope="module")
def own(server: Server) -> str:
    """A copy of chicken that these tests read, and save nothing into."""
    server.ask("/api/crises", method="POST", body={"key": "written", "copy_of": "chicken"})
    return "written"


@pytest.fixture
def ask(server: Server, own: str) -> Asks:
    """Ask for something about the model of that copy; the answer must be the status that is expected."""

    def asking(path: str, body: object = None, *, status: int = 200, key: str = own) -> Any:
        method = "GET" if body is None else "POST"
        answer = server.ask(f"/api/crises/{key}/model{path}", method=method, body=body)
        assert answer.status == status, answer.body
        return answer.json

    return asking


def edited(old: str, new: str) -> dict[str, str]:
    assert old in CHICKEN
    return {"crisis": CHICKEN.replace(old, new, 1)}


def test_both_files_are_given_as_they_are_written(ask: Asks, server: Server) -> None:
    files = ask("")
    folder = server.folder / "written"
    assert files["own"]
    assert files["crisis"]["text"] == (folder / "crisis.yaml").read_text()
    assert files["sources"]["text"] == (folder / "sources.yaml").read_text()
    assert files["crisis"]["draft"] is None
    assert not ask("", key="elmira")["own"]


def test_a_name_that_is_not_there_is_told_at_its_place_with_what_was_meant(ask: Asks) -> None:
    [fault] = ask("/check", edited("want: second.swerve", "want: second.swervs"))["problems"]
    line = CHICKEN[: CHICKEN.index("{want: second")].count("\n") + 1
    assert (fault["file"], fault["line"]) == ("crisis.yaml", line)
    assert fault["message"] == "unknown option or condition 'second.swervs'"
    assert "second.swerve" in fault["remedy"]


def test_faults_of_the_sources_say_in_which_file_they_are(ask: Asks) -> None:
    sources = path_of("chicken").with_name("sources.yaml").read_text()
    body = {"crisis": CHICKEN, "sources": sources.replace("checked: ", "checked: perhaps ", 1)}
    assert {fault["file"] for fault in ask("/check", body)["problems"]} == {"sources.yaml"}


def test_what_is_no_yaml_has_no_parts_but_a_place(ask: Asks) -> None:
    found = ask("/check", edited("start: []", "start: ["))
    assert found["parts"] is None
    assert "no YAML" in found["problems"][0]["message"]


def test_parts_are_told_as_far_as_they_are_open(ask: Asks) -> None:
    body = {"crisis": CHICKEN, "open": [["preferences"], ["preferences", "first"]]}
    sections = {part["name"]: part for part in ask("/check", body)["parts"]}
    assert sections["options"]["count"] == 2
    assert sections["options"]["parts"] is None
    first, second = sections["preferences"]["parts"]
    assert second["parts"] is None
    want = first["parts"][0]["parts"][0]
    assert (want["kind"], want["text"]) == ("formula", "second.swerve")


def test_what_rests_on_nothing_is_marked_and_so_is_its_section(ask: Asks) -> None:
    body = edited("{text: swerve, claims: [brams_story]}", "{text: swerve}")
    found = ask("/check", {**body, "open": [["options"]]})
    options = next(part for part in found["parts"] if part["name"] == "options")
    assert found["unsourced"] == options["unsourced"] == 1
    assert [part["unsourced"] for part in options["parts"]] == [1, 0]


def test_a_file_of_a_million_characters_is_refused_and_a_bomb_is_told_as_one(ask: Asks) -> None:
    ask("/check", {"crisis": "a" * (LARGEST_FILE + 1)}, status=422)
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    assert ask("/check", {"crisis": bomb})["problems"]


def test_half_a_character_is_no_crash(ask: Asks) -> None:
    for path in ("/check", "/check-through"):
        assert "message" in ask(path, {"crisis": "title: \ud800"}, status=422)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("con", {"conditions"}),
        ("rules: [not fir", {"first.swerve", "second.swerve", "at most one of"}),
        ("start: [fi", {"first.swerve", "second.swerve"}),
        ("preferences: {fir", {"first", "second"}),
        ("conditions: {war: {text: War, ends: t", {"true", "false"}),
    ],
)
def test_words_that_may_stand_there_are_offered(ask: Asks, line: str, expected: set[str]) -> None:
    text = f"{CHICKEN}\n{line}"
    place = {"line": text.count("\n") + 1, "column": len(line) + 1}
    words = ask("/complete", {"crisis": text, **place})["words"]
    assert expected <= {word["label"] for word in words}


def test_claims_are_offered_from_the_sources(ask: Asks) -> None:
    lines = CHICKEN.split("\n")
    number = next(n for n, line in enumerate(lines, 1) if "claims: [textbook]" in line)
    column = lines[number - 1].index("textbook") + 3
    words = ask("/complete", {"crisis": CHICKEN, "line": number, "column": column})["words"]
    assert {word["label"] for word in words} == {"brams_story", "textbook"}


def test_a_change_leaves_comments_and_quotes_where_they_are(ask: Asks) -> None:
    body = {"text": CHICKEN, "do": "move", "path": ["preferences", "first", 1], "to": 0}
    text = ask("/change", body)["text"]
    assert sorted(text.split("\n")) == sorted(CHICKEN.split("\n"))
    assert text.index("# Swerve if the other") < text.index("{want: second.swerve")
    refused = ask("/change", {**body, "path": ["preferences", "third", 1]}, status=400)
    assert refused["remedy"]


def test_a_changed_preference_changes_a_ranking_and_the_equilibria(ask: Asks) -> None:
    body = edited("- {want: second.swerve, claims: [textbook]}", "- not first.swerve")
    found = ask("/effects", body)
    assert found["sections"] == ["preferences"]
    assert [one["actor"]["name"] for one in found["rankings"]] == ["First driver"]
    nash = next(one for one in found["equilibria"] if one["concept"] == "nash")
    # Who never swerves whatever the other does is swerved for, and the other equilibrium goes.
    assert nash["went"] == {"count": 1, "some": ["First driver: swerve."]}
    assert nash["came"]["count"] == 0
    assert "Of the equilibria by Nash, 1 went." in found["says"]


def test_a_rule_tells_how_many_states_it_forbids(ask: Asks) -> None:
    found = ask(
        "/effects",
        edited("start: []", "rules: [first.swerve or second.swerve]\nstart: first.swerve"),
    )
    [rule] = found["rules"]
    assert "forbids 1 of the 4 states" in rule["says"]
    assert (found["states_before"], found["states_after"], found["gone"]["count"]) == (4, 3, 1)
    assert found["gone"]["some"] == ["No option is taken, and no condition holds."]


def test_a_comment_changes_nothing(ask: Asks) -> None:
    found = ask("/effects", edited("start: []", "start: []  # indeed"))
    assert found["same"]
    assert found["says"] == "The model means the same as before."


def test_where_only_words_were_changed_that_is_what_is_said(ask: Asks) -> None:
    body = edited("{text: swerve", "{text: turn the wheel")
    found = ask("/effects", body)
    assert not found["same"]
    assert found["says"] == (
        "You changed “options”, and only the wording: the states, the rankings, the equilibria and what happens in "
        "time stay as they are."
    )
    body["crisis"] = body["crisis"].replace("start: []", "start: [first.swerve]")
    assert "only the wording" not in ask("/effects", body)["says"]


def test_what_was_is_told_in_the_words_of_now_and_outcomes_by_name(ask: Asks) -> None:
    before = CHICKEN.replace("{text: swerve", "{text: turn the wheel", 1)
    after = edited("- {want: second.swerve, claims: [textbook]}", "- not first.swerve")
    found = ask("/effects", {**after, "before": {"crisis": before}})
    [ranking] = found["rankings"]
    assert any("First driver: swerve" in move["state"] for move in ranking["moved"])
    nash = next(one for one in found["equilibria"] if one["concept"] == "nash")
    assert nash["went"]["some"] == ["First driver: swerve."]
    assert "urn the wheel" not in str(found)
    assert found["outcomes"][0]["name"][0].isupper()
    assert not any("_" in one["name"] for one in found["outcomes"])


def test_of_many_states_that_are_ranked_otherwise_it_is_told_how_many_there_are(ask: Asks) -> None:
    before, after = broad(6), broad(6).replace("  south: [", "  south: [east.o2, ")
    [ranking] = ask("/effects", {"crisis": after, "before": {"crisis": before}})["rankings"]
    assert len(ranking["moved"]) < ranking["differ"] <= 2**6
    assert ranking["says"].startswith(f"ranks {ranking['differ']} of 64 states otherwise")


def test_what_an_option_more_does_is_told_by_name(ask: Asks) -> None:
    body = edited("start: []", "start: []\n")
    body["crisis"] = body["crisis"].replace("options:\n", "options:\n  first.honk: {text: honk}\n")
    found = ask("/effects", body)
    assert (found["states_before"], found["states_after"]) == (4, 8)
    assert (found["gone"]["count"], found["new"]["count"]) == (0, 4)
    assert all("honk" in state for state in found["new"]["some"])


def test_of_many_states_all_is_compared_but_equilibria(ask: Asks) -> None:
    before, after = broad(19), broad(19).replace("  south: [", "  south: [east.o2, ")
    found = ask("/effects", {"crisis": after, "before": {"crisis": before}})
    assert (found["states_before"], found["gone"]["count"]) == (2**19, 0)
    assert [one["actor"]["actor"] for one in found["rankings"]] == ["south"]
    assert found["equilibria"] == []
    assert {one["lasting_after"] for one in found["outcomes"]} == {None}
    assert "could last is not compared" in found["says"]
    assert "excomm stability" in found["says"]


def test_more_states_than_can_be_compiled_while_one_writes_are_a_fault_of_the_options(
    ask: Asks,
) -> None:
    text = broad(21)
    for path in ("/check", "/check-through"):
        [fault] = ask(path, {"crisis": text})["problems"]
        assert fault["source"].startswith("  north.o0:")
        assert "more than 1,048,576 states" in fault["message"]
        assert "the command line takes" in fault["remedy"]


def test_effects_of_a_text_with_faults_are_refused_with_the_faults(ask: Asks) -> None:
    refused = ask("/effects", edited("want: second.swerve", "want: nobody"), status=400)
    assert refused["problems"]


def test_a_full_check_looks_at_variants_too(ask: Asks) -> None:
    variant = (
        "\nvariants:\n  odd:\n    text: Odd\n    judgement: a test\n    set: {start: [nobody]}\n"
    )
    found = ask("/check-through", {"crisis": CHICKEN + variant})
    assert "with variant 'odd'" in found["problems"][0]["message"]
    assert found["sound"] == ""


def test_a_full_check_says_that_sound_is_only_what_there_is(ask: Asks) -> None:
    variant = "\nvariants:\n  odd:\n    text: Odd\n    judgement: a test\n    set: {title: Odd}\n"
    history = "\nhistory:\n  - {on: 1955, actor: first, takes: [first.swerve], judgement: a test}\n"
    told = {
        "": "The model is sound.",
        variant: "Every variant is sound too.",
        history: "History is a path of the model.",
        variant + history: "Every variant is sound too, and history is a path of the model.",
    }
    for more, sound in told.items():
        found = ask("/check-through", {"crisis": CHICKEN + more})
        assert (found["problems"], found["sound"]) == ([], sound)


def test_a_sources_file_outside_of_the_folder_is_never_read(
    ask: Asks, server: Server, tmp_path: Path
) -> None:
    secret = tmp_path / "secret.yaml"
    secret.write_text("claims: {x: secret}")
    for name in (str(secret), "../secret.yaml", "/etc/passwd"):
        found = ask("/check", edited("sources: sources.yaml", f"sources: {name}"))
        assert any("beside this one" in fault["message"] for fault in found["problems"])
        assert "claim" not in found["names"] or found["names"]["claim"] == []
    server.ask("/api/crises", method="POST", body={"key": "outside"})
    crisis = server.folder / "outside" / "crisis.yaml"
    crisis.write_text(CHICKEN.replace("sources: sources.yaml", f"sources: {secret}"))
    answer = server.ask("/api/crises/outside/model")
    assert answer.json["sources"] is None
    assert b"secret}" not in answer.body
