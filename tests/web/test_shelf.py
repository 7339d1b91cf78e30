"""The shelf: what a crisis is made of, and that nothing else is read, copied, moved or written over."""

import os
import resource
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from excomm.errors import InputError
from excomm.web.cards import _card_once, _read_once, card_of, crisis_of, stamp_of
from excomm.web.files import write_whole
from excomm.web.jobs.records import digest_of
from excomm.web.keys import LONGEST_KEY
from excomm.web.problems import ConflictError, NotThereError
from excomm.web.shelf import find, free_key, key_at, put_aside, put_up, shelf
from excomm.web.workbench import bench_of, file_of

NOBODY = 65534
CLAIMS = "claims: {x: {says: It was so., source: A book of 1962, checked: read}}\n"


def text_of(key: str, *, sources: str = "") -> str:
    named = f"sources: {sources}\n" if sources else ""
    return (
        f"crisis: {key}\ntitle: T\n{named}actors: {{a: {{name: A}}}}\n"
        "options: {a.b: {text: B}}\npreferences: {a: [a.b]}\n"
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty folder for crises, with something beside it that is nobody's business."""
    (tmp_path / "secret.yaml").write_text(text_of("secret"))
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "crisis.yaml").write_text(text_of("secrets"))
    folder = tmp_path / "crises"
    folder.mkdir()
    return folder


def loose(folder: Path, key: str, *, sources: str = "") -> Path:
    path = folder / f"{key}.yaml"
    path.write_text(text_of(key, sources=sources))
    if sources:
        (folder / sources).write_text(CLAIMS)
    return path


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def own(folder: Path) -> list[str]:
    return [one.key for one in shelf(folder) if one.own]


def test_links_are_neither_listed_nor_opened(folder: Path) -> None:
    (folder / "file.yaml").symlink_to(folder.parent / "secret.yaml")
    (folder / "whole").symlink_to(folder.parent / "secrets")
    (folder / "inner").mkdir()
    (folder / "inner" / "crisis.yaml").symlink_to(folder.parent / "secret.yaml")
    assert own(folder) == []
    for key in ("file", "whole", "inner"):
        with pytest.raises(InputError, match="is a link"):
            find(folder, key)


def test_sources_that_are_a_link_are_not_opened(folder: Path) -> None:
    loose(folder, "one", sources="claims.yaml")
    crisis = find(folder, "one")
    (folder / "claims.yaml").unlink()
    (folder / "claims.yaml").symlink_to(folder.parent / "secret.yaml")
    with pytest.raises(InputError, match="is a link"):
        find(folder, "one")
    with pytest.raises(InputError, match="is a link"):
        file_of(crisis, "sources")
    with pytest.raises(InputError, match="is a link"):
        bench_of(crisis)


def test_links_beside_a_crisis_are_not_copied_with_it(folder: Path) -> None:
    crisis = put_up(folder, "one", text_of("one"))
    (folder / "one" / "notes.txt").write_text("mine")
    (folder / "one" / "secret.txt").symlink_to(folder.parent / "secret.yaml")
    put_up(folder, "two", text_of("one"), copied=crisis)
    assert names(folder / "two") == {"crisis.yaml", "notes.txt"}


def test_a_crisis_whose_own_folder_the_app_was_started_on_is_one_file_among_others(
    folder: Path,
) -> None:
    (folder / "crisis.yaml").write_text(text_of("mine", sources="sources.yaml"))
    (folder / "sources.yaml").write_text(CLAIMS)
    (folder / "letters.txt").write_text("private")
    crisis = find(folder, "crisis")
    put_up(folder, "copy", text_of("mine", sources="sources.yaml"), copied=crisis)
    assert names(folder / "copy") == {"crisis.yaml", "sources.yaml"}
    kept = put_aside(folder, crisis)
    assert names(kept) == {"crisis.yaml", "sources.yaml"}
    assert names(folder) == {".excomm", "copy", "letters.txt"}


def test_sources_go_with_a_loose_crisis_unless_another_has_the_same(folder: Path) -> None:
    loose(folder, "one", sources="claims.yml")
    loose(folder, "two", sources="claims.yml")
    first, second = find(folder, "one"), find(folder, "two")
    copy = put_up(folder, "copy", text_of("one", sources="claims.yml"), copied=first)
    assert card_of(copy).faults == 0
    assert names(put_aside(folder, first)) == {"one.yaml", "claims.yml"}
    assert card_of(second).faults == 0
    put_aside(folder, second)
    assert names(folder) == {".excomm", "copy"}


@pytest.mark.parametrize("name", ["claims.yaml", "claims.yml", "claims.txt"])
def test_changed_sources_make_another_crisis_of_a_loose_one(folder: Path, name: str) -> None:
    path = loose(folder, "one", sources=name)
    crisis = find(folder, "one")
    before = (digest_of(path), stamp_of(path))
    assert set(crisis_of(crisis).evidence) == {"x"}
    (folder / name).write_text(CLAIMS.replace("{x:", "{y:"))
    assert digest_of(path) != before[0]
    assert stamp_of(path) != before[1]
    assert set(crisis_of(crisis).evidence) == {"y"}


def test_what_a_crisis_does_not_name_makes_it_no_other(folder: Path) -> None:
    path = loose(folder, "one")
    before = (digest_of(path), stamp_of(path))
    loose(folder, "other", sources="claims.yaml")
    assert (digest_of(path), stamp_of(path)) == before
    path.unlink()
    assert digest_of(path) == ""


@contextmanager
def full_disk() -> Iterator[None]:
    """No file can be longer than a few letters, as on a disk that is full."""
    most, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, hard))


def test_a_crisis_that_could_not_be_written_leaves_its_name_free(folder: Path) -> None:
    with full_disk(), pytest.raises(InputError, match="cannot write"):
        put_up(folder, "one", text_of("one"))
    assert names(folder / ".excomm") == set()
    assert put_up(folder, "one", text_of("one")).key == "one"


def test_of_those_who_want_one_name_at_once_one_gets_it_and_the_others_are_told(
    folder: Path,
) -> None:
    said: list[str] = []

    def put(number: int) -> None:
        try:
            said.append(put_up(folder, "one", f"{text_of('one')}# {number}\n").key)
        except ConflictError as error:
            said.append(error.message)

    threads = [threading.Thread(target=put, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(said) == ["one", *["there is a crisis 'one' already"] * 7]
    assert names(folder / ".excomm") == set()


@contextmanager
def without_rights(path: Path) -> Iterator[None]:
    """Nobody may look into a folder, and who may do everything is somebody else."""
    path.chmod(0)
    if os.geteuid() == 0:
        os.seteuid(NOBODY)
        try:
            yield
        finally:
            os.seteuid(0)
    else:
        yield
    path.chmod(0o700)


def test_a_folder_that_nobody_may_look_into_is_told_of(folder: Path) -> None:
    put_up(folder, "one", text_of("one"))
    with without_rights(folder / "one"), pytest.raises(InputError, match="cannot read"):
        find(folder, "one")


def test_who_may_read_a_file_stays_as_it_was_when_it_is_written_anew(folder: Path) -> None:
    path = loose(folder, "one")
    path.chmod(0o600)
    write_whole(path, "new")
    assert (path.read_text(), path.stat().st_mode & 0o777) == ("new", 0o600)


def test_cards_of_many_crises_are_made_once_and_of_faulty_ones_too(folder: Path) -> None:
    for number in range(_read_once.cache_info().maxsize or 0):
        loose(folder, f"one-{number}")
        (folder / f"bad-{number}.yaml").write_text("crisis: x\ntitle: 3\n")
    first = [card_of(one) for one in shelf(folder)]
    made = _card_once.cache_info().misses
    assert [card_of(one) for one in shelf(folder)] == first
    assert _card_once.cache_info().misses == made
    (folder / "one-0.yaml").write_text(text_of("one-0").replace("title: T", "title: New"))
    assert card_of(find(folder, "one-0")).title == "New"


def test_a_free_name_is_as_near_as_can_be(folder: Path) -> None:
    assert free_key(folder, "one") == "one"
    put_up(folder, "one", text_of("one"))
    loose(folder, "one-2")
    assert free_key(folder, "one") == "one-3"
    put_up(folder, "x" * LONGEST_KEY, text_of("x"))
    assert free_key(folder, "x" * LONGEST_KEY) == "x" * (LONGEST_KEY - 2) + "-2"


@pytest.mark.parametrize(
    ("written", "better"),
    [
        ("chicken.yaml", "rename it to chicken-2.yaml"),
        ("My Crisis.yaml", "rename it to my-crisis.yaml"),
        ("other.yml", "rename it to other.yaml"),
        ("Berlin 1961/crisis.yaml", "rename the folder to berlin-1961"),
        ("elmira/crisis.yaml", "rename the folder to elmira-2"),
    ],
)
def test_a_file_that_has_no_key_is_told_which_name_would_do(
    folder: Path, written: str, better: str
) -> None:
    path = folder / written
    path.parent.mkdir(exist_ok=True)
    path.write_text(text_of("mine"))
    with pytest.raises(InputError, match="cannot open") as caught:
        key_at(folder, path)
    assert caught.value.remedy == better


def test_a_file_has_the_key_that_opens_it(folder: Path) -> None:
    crisis = put_up(folder, "one", text_of("one"))
    assert key_at(folder, crisis.path) == "one"
    assert key_at(crisis.path.parent, crisis.path) == "crisis"
    # That of the folder comes first.
    with pytest.raises(InputError, match="cannot open"):
        key_at(folder, loose(folder, "one"))


def test_what_is_not_there_is_told_with_what_was_meant(folder: Path) -> None:
    loose(folder, "berlin-1961")
    with pytest.raises(NotThereError) as caught:
        find(folder, "berlin-1962")
    assert "berlin-1961" in caught.value.remedy
