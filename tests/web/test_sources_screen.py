"""The screen of sources, used by role and name as people and screen readers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Page, expect

from excomm.evidence.asking import ask
from excomm.loading import load
from tests.web.axe import faults

if TYPE_CHECKING:
    from tests.web.serving import Server

pytestmark = pytest.mark.browser


def opened(page: Page, server: Server, key: str, query: str = "") -> Page:
    page.goto(f"{server.url}c/{key}/sources{query}")
    expect(page.get_by_role("tab", name="Coverage")).to_be_visible()
    return page


def test_claims_are_narrowed_and_stay_so_after_a_reload(page: Page, server: Server) -> None:
    opened(page, server, "elmira")
    expect(page.get_by_text("All 10 claims.")).to_be_visible()
    page.get_by_label("Checked").select_option("from memory, not checked")
    expect(page.get_by_text("3 of 10 claims")).to_be_visible()
    page.reload()
    expect(page.get_by_role("article")).to_have_count(3)
    page.get_by_role("button", name="Show all").click()
    expect(page.get_by_role("article")).to_have_count(10)


def test_an_element_leads_to_the_claims_that_bear_on_it(page: Page, server: Server) -> None:
    opened(page, server, "elmira", "?view=coverage")
    page.get_by_role("button", name="Claims from memory alone").click()
    page.get_by_role("link", name="Variant uniroyal-tail").click()
    expect(page.get_by_role("article")).to_have_count(1)
    expect(page.get_by_role("article")).to_contain_text("last four states")


def test_a_question_is_answered_or_said_to_have_no_answer(page: Page, server: Server) -> None:
    opened(page, server, "cuba-1962")
    page.get_by_label("Ask the sources").fill("who stopped the torpedo?")
    page.get_by_role("button", name="Ask", exact=True).click()
    # What is found by words comes first, the better answer as soon as meanings are compared.
    expect(page.get_by_role("heading", name="What bears on it")).to_be_visible()
    expect(page.get_by_text("meanings are being compared")).to_have_count(0)
    best = ask(load("cuba-1962"), "who stopped the torpedo?").found[0].name
    first = page.get_by_role("region", name="Answer").get_by_role("article").first
    expect(first).to_contain_text(best)
    page.get_by_label("Ask the sources").fill("the Beatles guitar tour")
    page.get_by_role("button", name="Ask", exact=True).click()
    nothing = page.get_by_role("heading", name="Nothing here seems to bear on it")
    expect(nothing).to_be_visible()


def test_a_dispute_is_flipped_and_what_it_changes_is_told(page: Page, server: Server) -> None:
    opened(page, server, "elmira", "?view=disputes")
    page.get_by_role("button", name="Flip to twelve-states").click()
    expect(page.get_by_role("heading", name="What could last")).to_be_visible()
    expect(page.get_by_text("There are 9 states before, and 12 after.")).to_be_visible()
    page.get_by_role("button", name="Compute the odds before and after").click()
    odds = page.get_by_role("region", name="Outcomes before and after")
    expect(odds.get_by_role("row", name="Settlement")).to_be_visible()
    expect(page.get_by_text("8 and 8 of 8 draws")).to_be_visible()
    for colours in ("light", "dark"):
        page.emulate_media(color_scheme=colours)
        assert faults(page) == []
    page.get_by_role("button", name="Put it in on all screens").click()
    expect(page).to_have_url(
        f"{server.url}c/elmira/sources?view=disputes&flip=twelve-states&on=consequences&variant=twelve-states"
    )
    expect(page.get_by_text("There are 12 states before, and 9 after.")).to_be_visible()


def test_nothing_on_the_screen_is_hard_to_reach(page: Page, server: Server) -> None:
    seen: tuple[tuple[Literal["light", "dark"], int], ...] = (("light", 390), ("dark", 1440))
    for view in ("claims", "coverage"):
        for colours, width in seen:
            page.set_viewport_size({"width": width, "height": 860})
            page.emulate_media(color_scheme=colours)
            opened(page, server, "elmira", f"?view={view}")
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
            assert faults(page) == []
