"""Files that are no text, or a strange one: each is read, or refused with a word on what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import excomm as ex
from excomm.errors import InputError
from excomm.evidence.decoding import MOST_BYTES
from excomm.evidence.passages import MOST_PASSAGES

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "P01 Playa Girón on 17 April 1961.\nP02 Raúl said nothing.\n"


def file_of(folder: Path, content: bytes) -> Path:
    path = folder / "text.txt"
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
        TEXT.encode("latin-1"),
        TEXT.encode("cp1252"),
    ],
)
def test_common_encodings_are_read_without_being_told(tmp_path: Path, content: bytes) -> None:
    reading = ex.read(file_of(tmp_path, content))
    assert reading.text == TEXT
    assert [one.passage.name for one in reading.passages] == ["P01", "P02"]


def test_mixed_encodings_are_read_byte_by_byte_and_the_line_is_named(tmp_path: Path) -> None:
    content = "Girón\n".encode() + "Raúl “left”\n".encode("cp1252") + "Д\n".encode()
    reading = ex.read(file_of(tmp_path, content))
    assert reading.text == "Girón\nRaúl “left”\nД\n"
    assert "3 bytes are not UTF-8, first in line 2" in reading.notes[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "has no words"),
        (b" \n\t \r\n" * 50, "has no words"),
        (bytes(range(256)) * 40, "is no text"),
        (b"\x7fELF" + bytes(2000), "is no text"),
        (b"%PDF-1.7 and so on", "is a PDF"),
        (b"PK\x03\x04 and so on", "Word"),
        (b"x " * (MOST_BYTES // 2 + 1), "more than 2 million bytes"),
        (b"a b\n\n" * (MOST_PASSAGES + 1), "passages; at most"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_word_on_it(
    tmp_path: Path, content: bytes, word: str
) -> None:
    with pytest.raises(InputError, match=word) as refused:
        ex.read(file_of(tmp_path, content))
    assert refused.value.remedy


def test_the_mark_of_utf_8_is_left_out_beside_a_byte_that_is_none(tmp_path: Path) -> None:
    reading = ex.read(file_of(tmp_path, b"\xef\xbb\xbfP01 Gir\xf3n one.\nP02 two three.\n"))
    assert reading.text == "P01 Girón one.\nP02 two three.\n"
    assert [one.passage.name for one in reading.passages] == ["P01", "P02"]


def test_a_text_may_be_no_longer_than_a_file() -> None:
    with pytest.raises(InputError, match="more than 2 million bytes"):
        ex.read_text("é " * (MOST_BYTES // 3 + 1))


@pytest.mark.parametrize("name", ["no-such-file.txt", ".", "a\0b"])
def test_what_is_no_file_is_refused(name: str) -> None:
    with pytest.raises(InputError, match="cannot read"):
        ex.read(name)


@pytest.mark.parametrize(
    "text",
    [
        "Kennedy\0 spoke.\n\nCastro\0 did not.\n",
        "P01 \u202eKennedy\u202c spoke.\nP02 הנשיא דיבר.\n",
        "P01 \x1b]0;mine\x07\x1b[31mred\x1b[0m is a colour that nobody saw here.\nP02 \rfake\n",
        "P01 a\x85b\u2028c\x0bd\x0ce\nP02 f",
    ],
)
def test_strange_characters_are_kept_in_the_text_and_harmless_in_the_draft(
    tmp_path: Path, text: str
) -> None:
    reading = ex.read(file_of(tmp_path, text.encode()))
    stretches = [reading.text[one.passage.start : one.passage.end] for one in reading.passages]
    assert "".join(stretches) == text
    assert all(letter.isprintable() or letter == "\n" for letter in reading.draft())
