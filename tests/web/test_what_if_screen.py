"""The screen of what-ifs in a real browser: pick, run, see two worlds part, read who is to blame."""

import json
import re
from collections.abc import Mapping
from typing import Literal
from urllib.parse import quote

import pytest
from playwright.sync_api import Page, expect

from tests.web.axe import faults
from tests.web.serving import SECONDS, Server

pytestmark = pytest.mark.browser
LONG = SECONDS * 1000
WITHOUT = {"kind": "without", "person": "arkhipov"}


def opened(
    page: Page, server: Server, crisis: str, *changes: Mapping[str, object], query: str = ""
) -> Page:
    kept = f"change={quote(json.dumps(changes))}" if changes else ""
    page.goto(f"{server.url.rstrip('/')}/c/{crisis}/what-if?{query}{kept}")
    expect(page.get_by_role("heading", name="What if", exact=True)).to_be_visible()
    return page


def asked_without_arkhipov(page: Page, server: Server) -> None:
    """Have both worlds run; the server remembers them."""
    opened(page, server, "b59-1962", WITHOUT)
    page.get_by_text("How it is run").click()
    page.get_by_role("spinbutton", name="Pairs of runs").fill("400")
    page.get_by_role("button", name="Run both worlds").click()
    expect(page.get_by_role("tab", name=re.compile("^Run ")).first).to_be_visible(timeout=LONG)


def test_a_person_is_found_taken_away_and_two_worlds_part(own_server: Server, page: Page) -> None:
    # Of its own, since an answer that another test has asked for would be found again.
    server = own_server
    opened(page, server, "b59-1962")
    expect(page.get_by_text("Nothing is changed yet")).to_be_visible()
    expect(page.get_by_role("button", name="Run both worlds")).to_be_disabled()
    page.get_by_label("Find something to change").fill("arkhipov")
    page.get_by_role("button", name="Arkhipov", exact=True).click()
    page.get_by_role("button", name="Is not there", exact=True).click()
    chips = page.get_by_role("list", name="What is to be otherwise")
    expect(chips.get_by_role("listitem")).to_have_text(re.compile("Arkhipov is not there"))
    asked_without_arkhipov(page, server)
    expect(page.get_by_role("region", name="As the model stands")).to_contain_text("close call")
    expect(page.get_by_role("region", name="With the change")).to_contain_text(
        "The nuclear torpedo is fired"
    )
    expect(page.get_by_role("rowheader", name="Torpedo")).to_be_visible()
    # A reload finds it again.
    page.reload()
    expect(page.get_by_role("region", name="With the change")).to_be_visible()


def test_an_answer_that_is_found_again_stands_beside_what_was_asked(
    server: Server, page: Page
) -> None:
    asked_without_arkhipov(page, server)
    opened(page, server, "b59-1962")
    chips = page.get_by_role("list", name="What is to be otherwise")
    expect(chips.get_by_role("listitem")).to_have_text(re.compile("Arkhipov is not there"))
    page.get_by_text("How it is run").click()
    pairs = page.get_by_role("spinbutton", name="Pairs of runs")
    expect(pairs).to_have_value("400")
    pairs.fill("")
    page.get_by_text("How it is run").click()
    page.get_by_role("button", name="Run both worlds").click()
    # It is opened again, or nobody would see what is wanted.
    expect(pairs).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    page.get_by_role("button", name=re.compile("^Take out")).click()
    expect(page.get_by_text("Nothing yet.")).to_be_visible()
    expect(page.get_by_text("This answers what was asked before.")).to_be_visible()


def test_what_contradicts_is_refused_in_words_and_can_be_taken_out(
    server: Server, page: Page
) -> None:
    other: dict[str, object] = {"kind": "replace", "person": "arkhipov", "leaning": "0.9"}
    opened(page, server, "b59-1962", WITHOUT, other)
    expect(page.get_by_role("alert")).to_contain_text("contradict each other")
    expect(page.get_by_role("button", name="Run both worlds")).to_be_disabled()
    page.get_by_role("button", name=re.compile("^Take out: replace")).click()
    expect(page.get_by_role("alert")).to_have_count(0)
    expect(page.get_by_role("button", name="Run both worlds")).to_be_enabled()


def test_a_blank_is_filled_and_a_date_outside_the_crisis_refused(
    server: Server, page: Page
) -> None:
    opened(page, server, "cuba-1962-fraser-hipel")
    page.get_by_text("Options and conditions").click()
    page.get_by_role("button", name=re.compile("blockade")).first.click()
    field = page.get_by_role("textbox", name=re.compile("Taken on a day"))
    field.fill("1963-01-01")
    page.get_by_role("button", name="Add: Taken on a day").click()
    expect(page.get_by_role("alert")).to_contain_text("lies outside of the span")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_both_worlds_are_legible_for_everybody_at_every_width(
    server: Server, page: Page, theme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=theme)
    asked_without_arkhipov(page, server)
    for width in (1440, 768, 390):
        page.set_viewport_size({"width": width, "height": 860})
        expect(page.get_by_role("region", name="With the change")).to_be_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_blame_is_asked_for_and_read(
    server: Server, page: Page, theme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=theme)
    page.set_viewport_size({"width": 390, "height": 860})
    opened(page, server, "b59-1962", query="view=blame")
    page.get_by_label("For which outcome").select_option("torpedo")
    page.get_by_role("radio", name="kept it from coming").check()
    page.get_by_role("button", name="Judge by all rules").click()
    expect(page.get_by_role("heading", name="Responsibility on record")).to_be_visible(timeout=LONG)
    expect(page.get_by_role("columnheader", name="Thankworthy")).to_be_visible()
    expect(
        page.get_by_role("heading", name=re.compile("^Shares of the probability"))
    ).to_have_count(2)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
