from pathlib import Path

import pytest

from excomm.crises import path_of, shipped
from excomm.model.files import LARGEST_FILE
from excomm.web.shelf import MOST_OWN
from tests.exchange.gmcr_files import WATER, saved
from tests.web.following import LONG, begun, ended, under_way
from tests.web.serving import Server, started


def keys(server: Server, *, own: bool) -> list[str]:
    return [card["key"] for card in server.ask("/api/crises").json if card["own"] is own]


def test_every_shipped_crisis_is_on_the_shelf_and_none_has_faults(server: Server) -> None:
    cards = {card["key"]: card for card in server.ask("/api/crises").json if not card["own"]}
    assert set(cards) == set(shipped())
    assert all(card["faults"] == 0 for card in cards.values())
    assert "committee" in cards["cuba-1962"]["screens"]
    assert "committee" not in cards["elmira"]["screens"]


def test_a_crisis_says_what_can_be_chosen_on_its_screens(server: Server) -> None:
    found = server.ask("/api/crises/cuba-1962-brams").json
    assert [actor["letter"] for actor in found["actors"]] == ["U", "S"]
    assert {"name", "text"} == set(found["variants"][0])
    assert found["option_list"][0]["name"].startswith("usa.")


def test_a_variant_that_a_crisis_does_not_have_is_answered_with_the_nearest(server: Server) -> None:
    answer = server.ask("/api/crises/cuba-1962-brams?variant=theory-of-move")
    assert answer.status == 400
    assert "theory-of-moves" in str(answer.json)


def test_a_new_crisis_is_sound_and_stands_first(own_server: Server) -> None:
    card = own_server.ask("/api/crises", method="POST", body={"key": "berlin-1961"})
    assert card.status == 201
    assert card.json["faults"] == 0
    assert own_server.ask("/api/crises").json[0]["key"] == "berlin-1961"
    assert (own_server.folder / "berlin-1961" / "crisis.yaml").is_file()


def test_a_new_crisis_can_be_small_and_have_a_title(own_server: Server) -> None:
    body = {"key": "border", "title": "On the Border", "start": "small", "actors": ["North", ""]}
    card = own_server.ask("/api/crises", method="POST", body=body).json
    assert (card["title"], card["faults"], card["options"]) == ("On the Border", 0, 4)
    assert [actor["name"] for actor in card["actors"]] == ["North", "Second actor"]


def test_a_copy_with_a_title_keeps_the_comments(own_server: Server) -> None:
    body = {"key": "again", "copy_of": "chicken", "title": "Chicken (copy)"}
    assert own_server.ask("/api/crises", method="POST", body=body).json["title"] == body["title"]
    text = (own_server.folder / "again" / "crisis.yaml").read_text()
    first = path_of("chicken").read_text().replace("title: Chicken\n", "title: Chicken (copy)\n")
    assert text == first.replace("crisis: chicken", "crisis: again")


def test_a_copy_has_its_own_name_and_the_claims_of_the_first(own_server: Server) -> None:
    body = {"key": "my-cuba", "copy_of": "cuba-1962"}
    card = own_server.ask("/api/crises", method="POST", body=body).json
    first = own_server.ask("/api/crises/cuba-1962").json
    assert (card["faults"], card["claims"]) == (0, first["claims"])
    text = (own_server.folder / "my-cuba" / "crisis.yaml").read_text()
    assert "\ncrisis: my-cuba\n" in f"\n{text}"


def test_a_copy_of_a_copy_is_told_apart(own_server: Server) -> None:
    own_server.ask("/api/crises", method="POST", body={"key": "one", "copy_of": "chicken"})
    own_server.ask("/api/crises", method="POST", body={"key": "two", "copy_of": "one"})
    assert keys(own_server, own=True) == ["one", "two"]


@pytest.mark.parametrize("key", ["Elmira", "../out", "a b", "", "-", "x" * 61, "ä"])
def test_a_key_that_is_none_is_refused(server: Server, key: str) -> None:
    before = set(server.folder.iterdir())
    answer = server.ask("/api/crises", method="POST", body={"key": key})
    assert answer.status == 400
    assert "small letters" in answer.json["remedy"]
    assert set(server.folder.iterdir()) == before


def test_nothing_is_written_over(own_server: Server) -> None:
    for key in ("elmira", "mine"):
        own_server.ask("/api/crises", method="POST", body={"key": key})
        assert own_server.ask("/api/crises", method="POST", body={"key": key}).status == 409
    (own_server.folder / "loose").write_text("not a crisis")
    assert own_server.ask("/api/crises", method="POST", body={"key": "loose"}).status == 409
    assert (own_server.folder / "loose").read_text() == "not a crisis"


def test_what_is_taken_off_the_shelf_is_kept(own_server: Server) -> None:
    own_server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "elmira"})
    assert own_server.ask("/api/crises/mine", method="DELETE").status == 204
    assert keys(own_server, own=True) == []
    kept = list((own_server.folder / ".excomm" / "put-aside").glob("*-mine/crisis.yaml"))
    assert len(kept) == 1


def test_a_shipped_crisis_cannot_be_taken_off_the_shelf(server: Server) -> None:
    answer = server.ask("/api/crises/elmira", method="DELETE")
    assert answer.status == 400
    assert "duplicate" in answer.json["remedy"]


def test_a_file_is_brought_in_under_the_name_that_it_gives_itself(own_server: Server) -> None:
    text = b"crisis: tiny\ntitle: T\nactors: {a: {name: A}}\noptions: {a.b: {text: B}}\npreferences: {a: [a.b]}\n"
    path = "/api/crises/import?name=Some%20File.yaml"
    card = own_server.ask(path, method="POST", body=text)
    assert (card.status, card.json["key"], card.json["faults"]) == (201, "tiny", 0)
    assert (own_server.folder / "tiny" / "crisis.yaml").read_bytes() == text


def test_a_file_that_is_brought_in_again_gets_a_name_of_its_own(own_server: Server) -> None:
    text = b"crisis: tiny\ntitle: T\nactors: {a: {name: A}}\noptions: {a.b: {text: B}}\npreferences: {a: [a.b]}\n"
    nameless = text.replace(b"crisis: tiny", "crisis: 危機".encode())
    found = [
        own_server.ask(f"/api/crises/import?name={name}", method="POST", body=body).json["key"]
        for name, body in [("a.yaml", text)] * 3 + [("%E5%8D%B1.yaml", nameless)] * 2
    ]
    assert found == ["tiny", "tiny-2", "tiny-3", "brought-in", "brought-in-2"]
    assert "\ncrisis: tiny-3\n" in "\n" + (own_server.folder / "tiny-3" / "crisis.yaml").read_text()


@pytest.mark.parametrize("body", [{"key": "\ud800"}, {"key": "a", "copy_of": "\ud800"}])
def test_half_a_character_in_a_name_is_no_crash(server: Server, body: dict[str, str]) -> None:
    answer = server.ask("/api/crises", method="POST", body=body)
    assert (answer.status, bool(answer.json["remedy"])) == (422, True)


def test_a_key_that_is_too_long_is_told_how_long_it_may_be(server: Server) -> None:
    answer = server.ask("/api/crises", method="POST", body={"key": "x" * 61})
    assert "60 at most" in answer.json["remedy"]


def test_a_file_of_gmcr_is_brought_in_under_its_name(own_server: Server, tmp_path: Path) -> None:
    file = saved(WATER, tmp_path)
    path = f"/api/crises/import?name={file.name}"
    card = own_server.ask(path, method="POST", body=file.read_bytes())
    assert (card.status, card.json["key"], card.json["faults"]) == (201, "water-dispute", 0)


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("a.exe", b"crisis: a"),
        ("a.yaml", b"\xff\xfe\x00binary"),
        ("a.gmcr", b"{"),
        ("a.gmcr", b"\x80\x04pickle"),
        ("a.yaml", b"x" * (LARGEST_FILE + 1)),
        ("../../a", b"crisis: a"),
    ],
)
def test_what_is_no_crisis_file_is_refused_and_leaves_nothing(
    server: Server, name: str, body: bytes
) -> None:
    before = set(server.folder.iterdir())
    answer = server.ask(f"/api/crises/import?name={name}", method="POST", body=body)
    assert answer.status == 400
    assert answer.json["message"]
    assert set(server.folder.iterdir()) == before


def test_a_faulty_file_is_shown_with_the_count_of_its_faults(own_server: Server) -> None:
    (own_server.folder / "faulty.yaml").write_text("crisis: faulty\ntitle: 3\noptions: {}\n")
    (card,) = (c for c in own_server.ask("/api/crises").json if c["own"])
    assert card["faults"] > 1
    assert card["screens"] == ["model"]


def test_other_files_that_lie_about_are_no_crises(own_server: Server) -> None:
    (own_server.folder / "ci.yaml").write_text("jobs: {}\n")
    (own_server.folder / "notes.txt").write_text("crisis: no\n")
    (own_server.folder / "huge.yaml").write_text("crisis: a\n" + "#" * LARGEST_FILE)
    assert keys(own_server, own=True) == []


def test_a_change_of_a_file_elsewhere_is_seen(own_server: Server) -> None:
    own_server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "chicken"})
    file = own_server.folder / "mine" / "crisis.yaml"
    file.write_text(file.read_text().replace("title: Chicken", "title: Rooster"))
    assert own_server.ask("/api/crises/mine").json["title"] == "Rooster"


def test_a_folder_of_very_many_files_is_shown_in_part(own_server: Server) -> None:
    for number in range(MOST_OWN + 20):
        (own_server.folder / f"f{number}.yaml").write_text("jobs: {}\n")
    assert own_server.ask("/api/crises").status == 200


def test_a_file_is_opened_with_its_folder(tmp_path: Path) -> None:
    with started(tmp_path, "elmira") as server:
        assert server.url.endswith("/c/elmira")
        assert server.ask("/api/about").json["opened"] == "elmira"


def test_jobs_end_with_their_crisis_and_meet_no_other_of_that_name(own_server: Server) -> None:
    own_server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "b59-1962"})
    done = ended(
        own_server, begun(own_server, {**LONG, "crisis": "mine", "arguments": {"runs": 9}})
    )
    running = begun(own_server, {**LONG, "crisis": "mine"})
    under_way(own_server, running)
    assert own_server.ask("/api/crises/mine", method="DELETE").status == 204
    assert own_server.ask(f"/api/jobs/{running['id']}").status == 404
    assert own_server.ask(f"/api/jobs/{done['id']}").status == 404
    own_server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "b59-1962"})
    assert own_server.ask("/api/jobs?crisis=mine").json == []


def test_a_draft_goes_with_its_crisis_and_meets_no_other_of_that_name(own_server: Server) -> None:
    own_server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "chicken"})
    opened = own_server.ask("/api/crises/mine/model").json["crisis"]
    draft = {"text": "# half a thought\n", "seen": opened["mark"]}
    path = "/api/crises/mine/model/crisis/draft"
    assert own_server.ask(path, method="PUT", body=draft).status == 200
    own_server.ask("/api/crises/mine", method="DELETE")
    own_server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "chicken"})
    assert own_server.ask("/api/crises/mine/model").json["crisis"]["draft"] is None
    (kept,) = (own_server.folder / ".excomm" / "put-aside").glob("*draft-of*")
    assert kept.read_text() == "# half a thought\n"
