"""The head of a story in a real browser: what the crisis is, where to go from there, what the signs mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.web.test_story_screen import happened, opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.serving import Server

WHAT_IT_IS = "finds them, and for thirteen days nobody knows"


def test_a_story_begins_with_what_the_crisis_is_and_leads_on(page: Page, server: Server) -> None:
    opened(page, server, "cuba-1962", "?variant=ring-of-ships")
    expect(page.get_by_text(WHAT_IT_IS)).to_be_visible()
    ways = page.get_by_role("navigation", name="Questions to ask of it").get_by_role("link")
    expect(ways).to_have_text(["What could last", "How likely", "What if"])
    ways.first.click()
    expect(page.get_by_role("heading", name="States and stability")).to_be_visible()
    assert page.url.endswith("/c/cuba-1962/states?variant=ring-of-ships")


def test_on_a_phone_what_the_crisis_is_is_unfolded_on_demand(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, server, "cuba-1962")
    expect(page.get_by_role("link", name="How likely")).to_be_visible()
    expect(page.get_by_text(WHAT_IT_IS)).to_be_hidden()
    page.get_by_text("What this crisis is").click()
    expect(page.get_by_text(WHAT_IT_IS)).to_be_visible()


def test_a_run_is_no_account_of_the_crisis(page: Page, server: Server) -> None:
    opened(page, server, "elmira", "?run=0")
    expect(page.get_by_text("run 0 of a simulation")).to_be_visible()
    expect(page.get_by_text("What this crisis is")).to_have_count(0)


def test_the_sorts_of_what_happened_are_explained(page: Page, server: Server) -> None:
    opened(page, server, "b59-1962")
    expect(happened(page, "The boat comes up")).to_be_visible()
    page.get_by_text("What these mean").click()
    expect(page.get_by_text("chance or the course of things brought it")).to_be_visible()
    expect(page.get_by_text("press it to have it shown")).to_be_visible()


def test_a_founding_passage_says_what_it_is(server: Server) -> None:
    claims = server.ask("/api/crises/cuba-1962/story").json["claims"]
    founding = [one["citation"] for one in claims if one["citation"].startswith("founding passage")]
    others = [one["citation"] for one in claims if "founding passage" not in one["citation"]]
    assert founding
    assert all("without named authors" in citation for citation in founding)
    assert not any("without named authors" in citation for citation in others)
