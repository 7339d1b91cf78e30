"""What is refused: said with what to do, and without telling where files are."""

import tempfile
from pathlib import Path

import pytest
from fastapi import Request

from excomm.errors import CrisisError, InputError, Problem
from excomm.web.application import create_app
from excomm.web.problems import named, refusal_of
from excomm.web.routes.crises import about
from excomm.web.settings import Settings
from tests.cli.asking import ask
from tests.web.serving import Server


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/nowhere", 404),
        ("POST", "/api/nowhere", 404),
        ("GET", "/api", 404),
        ("GET", "/api/crises/chicken/model/check", 405),
        ("PATCH", "/api/crises", 405),
        ("GET", "/assets/gone.js", 404),
    ],
)
def test_what_is_not_there_is_told_with_where_to_look(
    server: Server, method: str, path: str, status: int
) -> None:
    answer = server.ask(path, method=method)
    assert answer.status == status
    assert answer.json["message"]
    assert answer.json["remedy"]


def test_a_file_that_is_too_large_to_be_brought_in_is_told_what_to_do(server: Server) -> None:
    for size in (400_000, 3_000_000):
        path = "/api/crises/import?name=a.yaml"
        answer = server.ask(path, method="POST", body=b"x" * size)
        assert answer.status in {400, 413}
        assert answer.json["remedy"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/scratch/tmpkx8zfl3g/nu.yaml is UTF-16 text", "nu.yaml is UTF-16 text"),
        ("cannot use /media/Jo Smith/.excomm/app.sqlite: full", "cannot use app.sqlite: full"),
        (r"C:\Users\Jo Smith\a.yaml: there is no such file", "a.yaml: there is no such file"),
        ("see https://example.org/a/b", "see https://example.org/a/b"),
        ("one and/or two: 3 / 4 / 5", "one and/or two: 3 / 4 / 5"),
        ("'../../a.yaml' and a/b/c", "'../../a.yaml' and a/b/c"),
    ],
)
def test_of_files_only_the_names_are_told(text: str, told: str) -> None:
    assert named(text) == told
    assert refusal_of(InputError(text, remedy=text)).remedy == told
    fault = Problem("/a/b.yaml", 1, 1, text, text, source="x: /a/b/c")
    (found,) = refusal_of(CrisisError([fault])).problems
    assert (found.file, found.message, found.source) == ("b.yaml", told, "x: /a/b/c")


def test_neither_a_file_nor_a_text_tells_where_it_was_read(server: Server) -> None:
    for content in ("\ufeff".encode("utf-16"), b"\xff\xfe\x00", b"{"):
        for name in ("nu.yaml", "nu.gmcr"):
            path = f"/api/crises/import?name={name}"
            answer = server.ask(path, method="POST", body=content)
            assert tempfile.gettempdir() not in answer.body.decode()
    text = "crisis: a\ntitle: A\nsources: claims.yaml\nactors: {a: {name: A}}\n"
    body = {"crisis": f"{text}options: {{a.b: {{text: B}}}}\npreferences: {{a: [a.b]}}\n"}
    path = "/api/crises/chicken/model/check"
    (fault,) = server.ask(path, method="POST", body=body).json["problems"]
    assert fault["message"] == "the sources file 'claims.yaml' is not there"
    assert "excomm list" not in fault["remedy"]


@pytest.mark.parametrize("shared", [True, False])
def test_where_the_folder_is_is_told_on_its_own_machine_only(
    tmp_path: Path, *, shared: bool
) -> None:
    settings = Settings(tmp_path, port=1234, shared=shared)
    request = Request({"type": "http", "app": create_app(settings)})
    assert about(settings, request).folder == (tmp_path.name if shared else str(tmp_path))


def test_a_file_that_the_app_cannot_open_by_its_name_is_refused_before_it_starts(
    tmp_path: Path,
) -> None:
    (tmp_path / "chicken.yaml").write_text("crisis: chicken\n")
    answer = ask("app", str(tmp_path / "chicken.yaml"), "--no-open")
    assert answer.status == 2
    assert "rename it to chicken-2.yaml" in answer.err
    assert not (tmp_path / ".excomm").exists()
