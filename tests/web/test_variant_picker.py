"""The variants in the bar, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.web.test_states_screen import opened

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.web.serving import Server


def test_the_button_of_variants_says_what_it_is_on_a_phone_too(page: Page, server: Server) -> None:
    opened(page, server, "b59-1962")
    button = page.get_by_role("banner").get_by_role("button", name="Variants")
    expect(button).to_have_text("Variants: as in the file", use_inner_text=True)
    page.set_viewport_size({"width": 360, "height": 700})
    expect(button).to_have_text("Variants", use_inner_text=True)
    expect(page.get_by_role("banner").get_by_text("B-59")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_variants_fade_at_the_bottom_until_the_last_is_reached(page: Page, server: Server) -> None:
    opened(page, server, "cuba-1962")
    page.get_by_role("button", name="Variants").click()
    panel = page.locator(".panel").filter(has=page.get_by_text("Variants of this crisis"))
    fade = "element => getComputedStyle(element, '::after').display"
    expect(panel).to_have_attribute("data-more", "below")
    assert panel.evaluate(fade) == "block"
    panel.get_by_role("checkbox").last.scroll_into_view_if_needed()
    panel.evaluate("element => element.scrollTo(0, element.scrollHeight)")
    expect(panel).to_have_attribute("data-more", "")
    assert panel.evaluate(fade) == "none"
