"""A crisis that cites claims gets its sources file in one step, and nothing is lost by it."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from excomm.crises import path_of
from excomm.loading import load
from excomm.web.shelf import mark_of
from tests.web.model_screen import opened, text_of
from tests.web.serving import Server

CHICKEN = path_of("chicken").read_text()
BARE = re.sub(r"(?m)^sources:.*\n", "", CHICKEN)
NAMED = BARE.replace("\nactors:", "\nsources: sources.yaml\n\nactors:", 1)
CITED = {"brams_story", "textbook"}


def laid_out(server: Server, key: str, text: str) -> Path:
    """Have a crisis with these words and without sources; its folder."""
    folder = server.folder / key
    (folder / "sources.yaml").unlink(missing_ok=True)
    (folder / "crisis.yaml").write_text(text)
    return folder


def asked(server: Server, key: str, what: str, **body: object) -> Any:
    return server.ask(f"/api/crises/{key}/model/{what}", method="POST", body=body)


@pytest.mark.parametrize("text", [BARE, NAMED])
def test_a_crisis_without_its_sources_file_gets_one_with_the_claims_that_it_cites(
    server: Server, own: str, text: str
) -> None:
    folder = laid_out(server, own, text)
    assert asked(server, own, "check", crisis=text).json["sources_lacking"] == "sources.yaml"
    made = asked(server, own, "begin-sources", text=text, seen=mark_of(text)).json
    assert (folder / "crisis.yaml").read_text() == made["text"]
    assert [one for one in made["text"].splitlines() if one and "sources.yaml" not in one] == [
        one for one in BARE.splitlines() if one
    ]
    assert set(load(folder / "crisis.yaml").evidence) >= CITED
    checked = asked(server, own, "check", crisis=made["text"]).json
    assert (checked["problems"], checked["sources_lacking"]) == ([], "")


def test_a_sources_file_that_lies_there_already_stays_as_it_is(server: Server, own: str) -> None:
    folder = laid_out(server, own, BARE)
    (folder / "sources.yaml").write_text("claims: {}\n")
    asked(server, own, "begin-sources", text=BARE, seen=mark_of(BARE))
    assert (folder / "sources.yaml").read_text() == "claims: {}\n"


def test_of_a_text_that_cannot_be_read_nothing_is_written(server: Server, own: str) -> None:
    broken = NAMED + "foo: ]\n"
    folder = laid_out(server, own, NAMED)
    assert asked(server, own, "check", crisis=broken).json["sources_lacking"] == ""
    assert asked(server, own, "begin-sources", text=broken, seen=mark_of(NAMED)).status == 400
    assert (folder / "crisis.yaml").read_text() == NAMED
    assert not (folder / "sources.yaml").exists()


def test_no_sources_are_begun_for_a_crisis_that_was_changed_elsewhere(
    server: Server, own: str
) -> None:
    folder = laid_out(server, own, BARE)
    assert asked(server, own, "begin-sources", text=BARE, seen="another").status == 409
    assert not (folder / "sources.yaml").exists()


def test_a_sources_file_that_is_not_there_is_told_by_its_name_and_line(
    server: Server, own: str
) -> None:
    laid_out(server, own, NAMED)
    (fault,) = asked(server, own, "check", crisis=NAMED).json["problems"]
    assert NAMED.splitlines()[fault["line"] - 1] == "sources: sources.yaml"
    assert fault["message"] == "the sources file 'sources.yaml' is not there"


def test_who_cites_a_claim_has_the_sources_file_made_by_one_click(
    page: Page, server: Server, own: str
) -> None:
    folder = laid_out(server, own, BARE)
    opened(page, server, own)
    text_of(page).press("Control+Home")
    page.keyboard.type("# mine\n")
    page.get_by_role("button", name="Make sources.yaml").click()
    expect(page.get_by_role("button", name="sources.yaml", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="Problems")).to_contain_text("No fault")
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    assert (folder / "crisis.yaml").read_text().startswith("# mine\n")
