"""Saving: whole or not at all, never over what one has not seen, and drafts that nothing takes."""

import os
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPException
from pathlib import Path
from typing import Any

import pytest

from excomm.crises import path_of
from excomm.web.drafting import Drafts
from excomm.web.drafts import draft_of
from excomm.web.saving import save_text
from excomm.web.settings import Settings
from excomm.web.shapes.model import TextToKeep, TextToSave
from excomm.web.shelf import mark_of, put_up
from excomm.web.store import open_store
from tests.web.serving import Answered, Server, started

KILLS = 30
CHICKEN = path_of("chicken").read_text()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with one crisis of one's own."""
    return tmp_path_factory.mktemp("saved")


@pytest.fixture(scope="module")
def saving(folder: Path) -> Iterator[Server]:
    """A server on it."""
    with started(folder) as server:
        server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "chicken"})
        yield server


@pytest.fixture
def fresh(saving: Server) -> Server:
    """The same, with the crisis as it was, and no draft of it."""
    (saving.folder / "mine" / "crisis.yaml").write_text(CHICKEN)
    opened = files(saving)
    for which in ("crisis", "sources"):
        if opened[which]["draft"]:
            assert give_up(saving, which, opened[which]["draft"]["mark"]).status == 204
    return saving


def put(server: Server, path: str, **body: object) -> Answered:
    return server.ask(f"/api/crises/mine/model/{path}", method="PUT", body=body)


def give_up(server: Server, which: str, mark: str) -> Answered:
    path = f"/api/crises/mine/model/{which}/draft?mark={mark}"
    return server.ask(path, method="DELETE")


def files(server: Server) -> Any:
    return server.ask("/api/crises/mine/model").json


def test_what_is_saved_is_in_the_file_to_the_letter(fresh: Server) -> None:
    text = CHICKEN.replace("title: Chicken", 'title:   "Chicken"   # ünchanged')
    answer = put(fresh, "crisis", text=text, seen=mark_of(CHICKEN))
    assert answer.json == {"mark": mark_of(text), "faults": 0}
    assert (fresh.folder / "mine" / "crisis.yaml").read_text() == text
    assert fresh.ask("/api/crises/mine").json["title"] == "Chicken"


def test_a_text_with_faults_is_saved_too_and_can_be_opened_again(fresh: Server) -> None:
    answer = put(fresh, "crisis", text="crisis: [", seen=mark_of(CHICKEN))
    assert (answer.status, answer.json["faults"]) == (200, 1)
    assert files(fresh)["crisis"]["text"] == "crisis: ["
    assert fresh.ask("/api/crises/mine").json["screens"] == ["model"]


def test_a_file_that_was_changed_elsewhere_is_not_written_over(fresh: Server) -> None:
    theirs = CHICKEN.replace("Chicken", "Theirs")
    (fresh.folder / "mine" / "crisis.yaml").write_text(theirs)
    answer = put(fresh, "crisis", text="title: mine", seen=mark_of(CHICKEN))
    assert answer.status == 409
    assert "changed elsewhere" in answer.json["message"]
    assert (fresh.folder / "mine" / "crisis.yaml").read_text() == theirs
    path = "/api/crises/mine/model/crisis/compare"
    compared = fresh.ask(path, method="POST", body={"text": CHICKEN, "seen": ""}).json
    assert compared["mark"] == mark_of(theirs)
    assert {"where": "mine", "text": "title: Chicken"} in compared["lines"]
    assert put(fresh, "crisis", text=CHICKEN, seen=compared["mark"]).status == 200


def test_of_two_who_save_at_once_one_is_told(fresh: Server) -> None:
    answers: list[int] = []

    def save(number: int) -> None:
        text = f"{CHICKEN}# {number}\n"
        answers.append(put(fresh, "crisis", text=text, seen=mark_of(CHICKEN)).status)

    threads = [threading.Thread(target=save, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 409, 409, 409, 409, 409]


def test_the_sources_are_saved_in_their_own_file(fresh: Server) -> None:
    before = files(fresh)["sources"]
    text = before["text"] + "# one more line\n"
    assert put(fresh, "sources", text=text, seen=before["mark"]).status == 200
    assert (fresh.folder / "mine" / "sources.yaml").read_text() == text
    assert (fresh.folder / "mine" / "crisis.yaml").read_text() == CHICKEN


def test_what_comes_with_excomm_can_neither_be_saved_nor_drafted(fresh: Server) -> None:
    body = {"text": CHICKEN, "seen": mark_of(CHICKEN)}
    for path in ("crisis", "crisis/draft"):
        answer = fresh.ask(f"/api/crises/chicken/model/{path}", method="PUT", body=body)
        assert answer.status == 400
        assert "duplicate" in answer.json["remedy"]
    assert path_of("chicken").read_text() == CHICKEN


def test_a_draft_is_given_with_the_file_until_it_is_saved(fresh: Server) -> None:
    text = f"{CHICKEN}# more\n"
    kept = put(fresh, "crisis/draft", text=text, seen=mark_of(CHICKEN)).json
    assert kept["mark"] == mark_of(text)
    found = files(fresh)
    assert found["crisis"]["text"] == CHICKEN
    assert found["crisis"]["draft"]["text"] == text
    assert found["sources"]["draft"] is None
    put(fresh, "crisis", text=text, seen=mark_of(CHICKEN))
    assert files(fresh)["crisis"]["draft"] is None


def test_a_draft_of_another_window_is_not_written_over(fresh: Server) -> None:
    first = put(fresh, "crisis/draft", text="one", seen="x").json["mark"]
    assert put(fresh, "crisis/draft", text="two", seen="x").status == 409
    assert files(fresh)["crisis"]["draft"]["text"] == "one"
    assert put(fresh, "crisis/draft", text="two", seen="x", before=first).status == 200


def test_what_another_window_keeps_is_neither_dropped_by_saving_nor_by_giving_up(
    fresh: Server,
) -> None:
    theirs = put(fresh, "crisis/draft", text="theirs", seen=mark_of(CHICKEN)).json["mark"]
    saved = put(fresh, "crisis", text=f"{CHICKEN}# mine\n", seen=mark_of(CHICKEN), before="x")
    assert saved.status == 200
    draft = files(fresh)["crisis"]["draft"]
    assert (draft["text"], draft["seen"]) == ("theirs", mark_of(CHICKEN))
    refused = give_up(fresh, "crisis", "x")
    assert (refused.status, files(fresh)["crisis"]["draft"]["text"]) == (409, "theirs")
    assert "another window" in refused.json["message"]
    assert give_up(fresh, "crisis", theirs).status == 204
    assert files(fresh)["crisis"]["draft"] is None
    assert give_up(fresh, "crisis", theirs).status == 204


def test_a_draft_is_dropped_with_what_was_typed_behind_it(fresh: Server) -> None:
    kept = put(fresh, "crisis/draft", text="half", seen=mark_of(CHICKEN)).json["mark"]
    body = {"text": f"{CHICKEN}# whole\n", "seen": mark_of(CHICKEN), "before": kept}
    assert put(fresh, "crisis", **body).status == 200
    assert files(fresh)["crisis"]["draft"] is None


def test_who_saves_the_same_again_is_not_told_of_a_conflict(fresh: Server) -> None:
    text = f"{CHICKEN}# once\n"
    for _ in range(2):
        assert put(fresh, "crisis", text=text, seen=mark_of(CHICKEN)).json == {
            "mark": mark_of(text),
            "faults": 0,
        }


def test_a_text_is_saved_though_its_draft_cannot_be_dropped_and_then_that_is_none(
    tmp_path: Path,
) -> None:
    crisis = put_up(tmp_path, "mine", CHICKEN)
    was, text = crisis.path.read_text(), f"{CHICKEN}# saved\n"
    store = open_store(Settings(tmp_path, port=1234))
    drafts = Drafts(store, "mine")
    kept = drafts.keep("crisis", TextToKeep(text=text, seen=mark_of(was)), was)
    store.connection.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        wanted = TextToSave(text=text, seen=mark_of(was), before=kept.mark)
        assert save_text(drafts, crisis, "crisis", wanted) == mark_of(text)
    assert crisis.path.read_text() == text
    assert draft_of(store, "mine")
    assert drafts.of("crisis", text) is None
    # Who types on begins a draft of what was saved.
    drafts.keep("crisis", TextToKeep(text=f"{text}more", seen=mark_of(text)), text)
    store.close()


def killed(server: Server) -> None:
    """End a server in the way that leaves it no time for anything."""
    os.kill(server.process.pid, signal.SIGKILL)
    server.process.wait()


def test_killed_again_and_again_while_it_saves_a_file_is_always_whole(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    path = tmp_path / "mine" / "crisis.yaml"
    # Long enough for writing it to take a while.
    texts = [CHICKEN + f"# {letter * 120}\n" * 2_000 for letter in "ab"]
    path.write_text(texts[0])
    told: list[str] = []
    command = [
        sys.executable,
        str(Path(__file__).with_name("rising.py")),
        str(tmp_path),
        str(KILLS),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as rising:
        assert rising.stdout is not None
        for number in range(KILLS):
            pid, url = rising.stdout.readline().split()
            server = Server(url, tmp_path, rising)
            there, before = path.read_text(), len(told)
            assert files(server)["crisis"]["text"] == there
            saver = threading.Thread(target=save_on_and_on, args=(server, texts, there, told))
            saver.start()
            while len(told) == before and saver.is_alive():
                time.sleep(0.001)
            # At another moment of a later save each time.
            time.sleep(0.0017 * number)
            os.kill(int(pid), signal.SIGKILL)
            saver.join()
            text = path.read_text()
            assert text in texts
    assert len(told) >= KILLS


def save_on_and_on(server: Server, texts: list[str], there: str, told: list[str]) -> None:
    """Save the one text over the other until the server is gone; `told` gets what was said to be saved."""
    while True:
        other = texts[1 - texts.index(there)]
        try:
            answer = put(server, "crisis", text=other, seen=mark_of(there))
        except (OSError, HTTPException):
            return
        if answer.status != 200:
            return
        told.append(other)
        there = other


def test_a_draft_outlives_a_killed_server(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        server.ask("/api/crises", method="POST", body={"key": "mine", "copy_of": "chicken"})
        text = f"{CHICKEN}# not saved\n"
        assert put(server, "crisis/draft", text=text, seen="x").status == 200
        killed(server)
    with started(tmp_path) as server:
        assert files(server)["crisis"]["draft"]["text"] == text
