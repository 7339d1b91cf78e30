"""The screen of stories, used by role and name as people and screen readers do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.web.axe import faults
from tests.web.test_story_told import STRAIT

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from tests.web.serving import Server


def opened(page: Page, server: Server, key: str, query: str = "") -> Page:
    page.goto(f"{server.url}c/{key}/story{query}")
    expect(page.get_by_role("heading", name="Story", level=1)).to_be_visible()
    return page


def happened(page: Page, text: str) -> Locator:
    return page.get_by_role("listbox", name="What happened").get_by_role("option", name=text)


def told(page: Page, text: str) -> Locator:
    return page.get_by_role("heading", name=text, level=2)


def test_what_is_selected_is_told_with_its_claims_and_lit_on_the_map(
    page: Page, server: Server
) -> None:
    opened(page, server, "cuba-1962")
    happened(page, "B-59 surfaces").click()
    expect(told(page, "B-59 surfaces without having fired")).to_be_visible()
    expect(page.get_by_text("Close call · about 27 October 1962, 19:00")).to_be_visible()
    expect(page.get_by_role("heading", name="The 2 claims behind it")).to_be_visible()
    expect(page.get_by_text("At odds with 2 other claims")).to_be_visible()
    mark = page.get_by_role("button", name="B-59, submarine")
    expect(mark).to_have_attribute("aria-current", "location")
    page.reload()
    expect(told(page, "B-59 surfaces without having fired")).to_be_visible()


def test_a_place_of_the_map_leads_to_what_happened_there(page: Page, server: Server) -> None:
    opened(page, server, "cuba-1962", "?at=history.10")
    page.get_by_role("button", name="Banes", exact=True).first.press("Enter")
    expect(told(page, "Banes")).to_be_visible()
    expect(told(page, "Major Anderson's U-2 is shot down")).to_be_visible()
    expect(happened(page, "Major Anderson")).to_have_attribute("aria-selected", "true")


def test_keys_go_from_one_moment_to_the_next(page: Page, server: Server) -> None:
    opened(page, server, "b59-1962")
    first = happened(page, "Destroyers drop practice charges")
    first.click()
    first.press("ArrowDown")
    second = happened(page, "The charges are taken for an attack")
    expect(second).to_have_attribute("aria-selected", "true")
    expect(second).to_be_focused()
    slider = page.get_by_role("slider", name="Moment")
    slider.press("End")
    expect(told(page, "The boat comes up")).to_be_visible()
    expect(slider).to_have_attribute(
        "aria-valuetext", "about 27 October 1962, 21:00: The boat comes up"
    )
    expect(page.get_by_role("button", name="Later")).to_be_disabled()
    slider.press("Home")
    expect(told(page, "The boat is still down")).to_be_visible()


def test_with_the_eyes_of_an_actor_what_it_could_not_know_is_veiled(
    page: Page, server: Server
) -> None:
    opened(page, server, "b59-1962", "?at=history.5")
    page.get_by_label("Seen with the eyes of").select_option("navy")
    veiled = happened(page, "United States Navy could not know")
    expect(veiled).to_have_count(3)
    expect(happened(page, "Heat and foul air below")).to_have_count(0)
    expect(page.get_by_role("heading", name="What United States Navy knew")).to_be_visible()
    veiled.last.click()
    expect(told(page, "United States Navy could not know")).to_be_visible()
    expect(happened(page, "Not yet")).to_have_count(1)
    behind = page.get_by_text("The captain orders the torpedo made ready")
    expect(behind).to_be_hidden()
    page.get_by_text("What was behind it").click()
    expect(behind).to_be_visible()


def test_accounts_come_when_they_are_asked_for(page: Page, server: Server) -> None:
    opened(page, server, "elmira")
    options = page.get_by_role("listbox", name="What happened").get_by_role("option")
    expect(options).to_have_count(3)
    page.get_by_role("button", name="Account").click()
    expect(options).to_have_count(5)
    page.get_by_role("button", name="Decision").click()
    expect(options).to_have_count(2)


def test_a_run_is_told_in_the_place_of_history(page: Page, server: Server) -> None:
    opened(page, server, "b59-1962")
    page.get_by_role("button", name="Tell a sample run").click()
    expect(page.get_by_text("run 0 of a simulation")).to_be_visible()
    page.get_by_role("button", name="Run after").click()
    expect(page.get_by_text("run 1 of a simulation")).to_be_visible()
    assert "run=1" in page.url
    page.get_by_text("Copy as code").click()
    expect(page.get_by_text("excomm simulate b59-1962 --run 1 ")).to_be_visible()
    page.get_by_role("button", name="Back to history").click()
    expect(happened(page, "The boat comes up")).to_be_visible()


def test_a_run_that_there_is_not_says_so(page: Page, server: Server) -> None:
    opened(page, server, "elmira", "?run=3&runs=2")
    expect(page.get_by_text("there is no run 3", exact=False)).to_be_visible()
    page.get_by_role("button", name="Back to history").click()
    expect(happened(page, "Uniroyal accepts it")).to_be_visible()


def test_a_crisis_without_dates_says_so(page: Page, server: Server) -> None:
    opened(page, server, "chicken")
    expect(page.get_by_text("Nothing in this crisis has a date")).to_be_visible()
    page.get_by_role("button", name="Tell a sample run").click()
    expect(page.get_by_role("listbox", name="What happened")).to_be_visible()


def test_a_file_of_ones_own_has_its_story_and_its_map(page: Page, own_server: Server) -> None:
    own_server.ask("/api/crises/import?name=strait.yaml", method="POST", body=STRAIT.encode())
    opened(page, own_server, "strait")
    happened(page, "Ann closes it").click()
    expect(page.get_by_role("button", name="The narrows").first).to_be_visible()
    page.get_by_text("The place as a table").click()
    expect(page.get_by_role("row", name="The narrows").get_by_role("cell").last).to_have_text("yes")
    page.get_by_label("Seen with the eyes of").select_option("b")
    expect(happened(page, "Bob could not know")).to_have_count(2)
    page.get_by_role("slider", name="Moment").press("End")
    expect(happened(page, "knew of it by now")).to_have_count(2)


def test_a_step_is_announced_by_its_name_and_not_with_all_its_claims(
    page: Page, server: Server
) -> None:
    opened(page, server, "b59-1962")
    happened(page, "Destroyers drop practice charges").click()
    page.get_by_role("button", name="Later").click()
    heard = page.locator("main [aria-live], main [role=status]")
    expect(heard).to_have_text(["The charges are taken for an attack"])
    page.get_by_label("Seen with the eyes of").select_option("navy")
    expect(heard).to_have_text(["United States Navy could not know"])


def test_the_system_s_colours_mark_what_is_selected_and_nothing_else(
    page: Page, server: Server
) -> None:
    page.emulate_media(forced_colors="active")
    opened(page, server, "b59-1962", "?at=history.2")
    outline = "element => getComputedStyle(element).outlineStyle"
    assert happened(page, "The charges are taken for an attack").evaluate(outline) == "solid"
    assert happened(page, "The boat comes up").evaluate(outline) == "none"
    assert page.locator("label.knows").evaluate(outline) == "none"


def stands(page: Page, top: int, *, by: str = "scrollY") -> None:
    """Wait until the page is so far down."""
    for _ in range(200):
        if page.evaluate(by) == top:
            return
        page.wait_for_timeout(50)
    assert page.evaluate(by) == top


def test_back_leads_to_where_one_had_been_reading(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    opened(page, server, "cuba-1962")
    expect(told(page, "Kennedy is shown the photographs")).to_be_visible()
    expect(page.get_by_text("Circles: how far")).to_be_visible()
    page.evaluate("scrollTo(0, 900)")
    stands(page, 900, by="history.state?.top")
    # A click scrolls to the place that a sticky bar would have.
    page.get_by_role("button", name="Menu").dispatch_event("click")
    page.get_by_role("navigation").get_by_role("link", name="Sources").click()
    expect(page.get_by_role("heading", name="Sources", level=1)).to_be_visible()
    assert page.evaluate("scrollY") == 0
    page.go_back()
    expect(told(page, "Kennedy is shown the photographs")).to_be_visible()
    stands(page, 900)
    page.reload()
    expect(told(page, "Kennedy is shown the photographs")).to_be_visible()
    stands(page, 900)


LONG_NAME = "Bundesverfassungsgerichtspräsidentschaftsnachfolgekommission"
MANY = """\
crisis: many
title: Many actors with long names
span: 1990-01-01/1990-06-30
actors: {actors}
options: {{a0.act: {{text: act}}}}
preferences: {preferences}
history:
  - {{on: 1990-02-01, actor: a0, takes: [a0.act], text: {name} has acted}}
""".format(
    name=LONG_NAME,
    actors={f"a{number}": {"name": f"{LONG_NAME} {number}"} for number in range(20)},
    preferences={f"a{number}": ["a0.act"] for number in range(20)},
)


def test_twenty_actors_with_long_names_leave_room_for_words(page: Page, own_server: Server) -> None:
    own_server.ask("/api/crises/import?name=many.yaml", method="POST", body=MANY.encode())
    for path in ("states?state=1", "story"):
        page.goto(f"{own_server.url}c/many/{path}")
        expect(page.get_by_text(LONG_NAME).locator("visible=true").first).to_be_visible()
        page.wait_for_load_state("networkidle")
        for width in (390, 820, 1440):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path
            if path == "story":
                words = happened(page, "has acted").locator(".words").bounding_box()
                assert words is not None
                assert words["width"] > 128
                assert words["height"] < 160


@pytest.mark.parametrize(("theme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing_wrong_and_nothing_is_cut(
    browser: Browser, server: Server, theme: Literal["light", "dark"], width: int
) -> None:
    page = browser.new_page(viewport={"width": width, "height": 860}, color_scheme=theme)
    try:
        opened(page, server, "cuba-1962", "?at=history.12&knows=cuba")
        expect(page.get_by_role("heading", name="What Cuba knew")).to_be_visible()
        expect(page.get_by_text("Circles: how far")).to_be_visible()
        assert faults(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    finally:
        page.close()
