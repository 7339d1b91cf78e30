import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from excomm.errors import InputError
from excomm.web.drafts import Draft, draft_of, drop_draft, keep_draft
from excomm.web.jobs.records import unfinished
from excomm.web.problems import StorageError
from excomm.web.settings import Settings
from excomm.web.shelf import HIDDEN
from excomm.web.store import MIGRATIONS, NAME, Store, open_store


def test_what_was_kept_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    settings = Settings(tmp_path, port=1234)
    store = open_store(settings)
    assert store.told == ()
    kept = keep_draft(store, "mine", "crisis: mine\n", seen="abc")
    store.close()
    store = open_store(settings)
    assert draft_of(store, "mine") == kept
    store.close()


def test_a_draft_takes_the_place_of_the_one_before_until_it_is_dropped(tmp_path: Path) -> None:
    store = open_store(Settings(tmp_path, port=1234))
    keep_draft(store, "mine", "first", seen="a")
    keep_draft(store, "mine", "second", seen="b")
    keep_draft(store, "other", "another", seen="c")
    found = draft_of(store, "mine")
    assert found is not None
    assert (found.text, found.seen) == ("second", "b")
    drop_draft(store, "mine")
    assert draft_of(store, "mine") is None
    assert draft_of(store, "other") is not None
    store.close()


def test_of_several_writes_all_are_done_or_none(tmp_path: Path) -> None:
    store = open_store(Settings(tmp_path, port=1234))
    keep_draft(store, "mine", "before", seen="a")
    with pytest.raises(InputError, match="cannot use"):
        _lose_all_drafts_and_stumble(store)
    assert draft_of(store, "mine") is not None
    store.close()


def test_a_second_server_on_a_folder_is_told_where_the_first_is(tmp_path: Path) -> None:
    first = open_store(Settings(tmp_path, port=4321))
    with pytest.raises(InputError, match=r"already at http://127\.0\.0\.1:4321") as caught:
        open_store(Settings(tmp_path, port=1234))
    assert "--folder" in caught.value.remedy
    first.close()
    open_store(Settings(tmp_path, port=1234)).close()


def test_a_store_of_a_newer_version_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    open_store(Settings(tmp_path, port=1234)).close()
    with sqlite3.connect(tmp_path / HIDDEN / NAME) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    for _ in range(2):
        with pytest.raises(InputError, match="written by a newer Excomm"):
            open_store(Settings(tmp_path, port=1234))


def test_a_store_of_an_earlier_version_is_brought_up_to_date(tmp_path: Path) -> None:
    place = tmp_path / HIDDEN
    place.mkdir()
    with closing(sqlite3.connect(place / NAME)) as connection:
        connection.executescript(f"{MIGRATIONS[0]}; PRAGMA user_version = 1;")
        connection.execute("INSERT INTO drafts VALUES ('mine', 'before', 'a', 'then')")
        connection.commit()
    store = open_store(Settings(tmp_path, port=1234))
    assert store.told == ()
    assert draft_of(store, "mine") == Draft("mine", "before", "a", "then")
    assert [row["crashes"] for row in store.rows("SELECT crashes FROM jobs")] == []
    store.close()


@pytest.mark.parametrize("gone", ["DROP TABLE jobs", "ALTER TABLE drafts DROP COLUMN seen"])
def test_a_store_without_one_of_its_tables_is_damaged(tmp_path: Path, gone: str) -> None:
    open_store(Settings(tmp_path, port=1234)).close()
    with closing(sqlite3.connect(tmp_path / HIDDEN / NAME)) as connection:
        connection.execute(gone)
    store = open_store(Settings(tmp_path, port=1234))
    assert "damaged" in store.told[0]
    assert unfinished(store) == []
    store.close()


@pytest.mark.parametrize("start", [b"this is no database, and never was one" * 100, b"SQLite for"])
def test_a_damaged_store_is_put_aside_and_told(tmp_path: Path, start: bytes) -> None:
    place = tmp_path / HIDDEN
    place.mkdir()
    (place / NAME).write_bytes(start)
    store = open_store(Settings(tmp_path, port=1234))
    assert "damaged" in store.told[0]
    keep_draft(store, "mine", "text", seen="a")
    store.close()
    aside = [file for file in place.iterdir() if file.name.startswith("damaged-")]
    assert [file.read_bytes() for file in aside] == [start]
    assert str(aside[0]) in store.told[0]


def test_a_store_that_is_damaged_inside_is_noticed(tmp_path: Path) -> None:
    store = open_store(Settings(tmp_path, port=1234))
    keep_draft(store, "mine", "text " * 20_000, seen="a")
    store.close()
    file = tmp_path / HIDDEN / NAME
    content = bytearray(file.read_bytes())
    content[8192 : len(content) - 4096] = b"\xff" * (len(content) - 12288)
    file.write_bytes(bytes(content))
    store = open_store(Settings(tmp_path, port=1234))
    assert len(store.told) == 1
    store.close()


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    (tmp_path / HIDDEN).write_text("a file where a folder should be")
    with pytest.raises(InputError, match="cannot write in") as caught:
        open_store(Settings(tmp_path, port=1234))
    assert "--folder" in caught.value.remedy


def test_a_full_disk_and_a_store_that_others_hold_are_told_apart(tmp_path: Path) -> None:
    store = open_store(Settings(tmp_path, port=1234))
    pages = store.rows("PRAGMA page_count")[0][0]
    store.connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError) as full:
        keep_draft(store, "mine", "text " * 20_000, seen="a")
    assert full.value.full
    store.connection.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(store.path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="locked") as held:
            keep_draft(store, "mine", "text", seen="a")
    assert not held.value.full
    store.close()


@pytest.mark.parametrize("name", ["running", NAME, f"{NAME}-wal", "put-aside"])
def test_no_link_has_it_write_over_another_file(tmp_path: Path, name: str) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("dear")
    (tmp_path / HIDDEN).mkdir()
    (tmp_path / HIDDEN / name).symlink_to(theirs)
    with pytest.raises(InputError, match="is a link") as caught:
        open_store(Settings(tmp_path, port=1234))
    assert "remove it" in caught.value.remedy
    assert theirs.read_text() == "dear"


def test_the_folder_of_its_own_may_be_no_link(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / HIDDEN).symlink_to(tmp_path / "theirs")
    with pytest.raises(InputError, match="is a link"):
        open_store(Settings(tmp_path, port=1234))
    assert not list((tmp_path / "theirs").iterdir())


def _lose_all_drafts_and_stumble(store: Store) -> None:
    with store.writing() as connection:
        connection.execute("DELETE FROM drafts")
        connection.execute("DELETE FROM nothing_of_that_name")
