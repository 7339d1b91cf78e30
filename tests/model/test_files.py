"""Only a regular, readable UTF-8 file of bearable size is read."""

import os
from pathlib import Path

import pytest

from excomm.errors import InputError
from excomm.model.files import LARGEST_FILE, read_text


def told(path: Path) -> str:
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert caught.value.remedy
    return str(caught.value)


def test_a_utf_8_file_is_read_with_or_without_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("é", encoding="utf-8")
    assert read_text(path) == "é"
    path.write_text("é", encoding="utf-8-sig")
    assert read_text(path) == "é"


@pytest.mark.parametrize("name", ["gone.yaml", "x" * 300, "no/such/folder.yaml"])
def test_a_missing_file_is_told(tmp_path: Path, name: str) -> None:
    assert "the path" in told(tmp_path / name)


def test_a_path_with_a_null_byte_is_told() -> None:
    assert "is no path" in told(Path("x\0y"))


def test_a_folder_is_told(tmp_path: Path) -> None:
    assert "is a folder" in told(tmp_path)


def test_a_pipe_is_told_without_waiting_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is no regular file" in told(tmp_path / "pipe")


def test_a_device_is_told_without_reading_it() -> None:
    assert "is no regular file" in told(Path("/dev/zero"))


def test_a_file_that_does_not_tell_its_size_is_read_no_further_than_the_limit() -> None:
    path = Path("/proc/kallsyms")
    if not path.exists() or not os.access(path, os.R_OK):
        pytest.skip("this system has no such file")
    assert path.stat().st_size == 0
    assert "the limit is 300,000" in told(path)


def test_a_large_file_is_told_with_its_size(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes(b"#" * LARGEST_FILE)
    assert len(read_text(path)) == LARGEST_FILE
    path.write_bytes(b"#" * (LARGEST_FILE + 1))
    assert "has 300,001 bytes; the limit is 300,000" in told(path)


def test_a_file_of_a_gigabyte_is_not_read_whole(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    with path.open("wb") as file:
        file.truncate(1_000_000_000)
    assert "has 1,000,000,000 bytes" in told(path)


def test_other_encodings_are_told_with_the_line(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_bytes("a: 1\nb: é\n".encode("latin-1"))
    assert "x.yaml:2: this is not UTF-8 text (byte 9 of the file)" in told(path)
    path.write_bytes("a: 1".encode("utf-16"))
    assert "is UTF-16 text" in told(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.yaml"
    path.write_text("a: 1", encoding="utf-8")
    path.chmod(0)
    assert "you may not read it" in told(path)


def test_a_folder_that_may_not_be_searched_is_told() -> None:
    # Nobody, not even root, may look behind a file as if it were a folder.
    assert "Not a directory" in told(Path(__file__) / "crisis.yaml")
