"""On the screen of states nothing that has the focus lies behind a hint, and what colours mean stands above them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import Locator, expect

from tests.web.test_states_screen import opened, settled

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Page

    from tests.web.serving import Server

# Begins a function that scrolls the page so that an element without the focus lies somewhere.
UNSCROLLED = "e => { document.activeElement.blur(); scrollTo(0, 0)"


def box(of: Locator) -> FloatRect:
    found = of.bounding_box()
    assert found is not None
    return found


def bottom(of: Locator) -> float:
    return box(of)["y"] + box(of)["height"]


def test_the_hint_and_the_colours_stand_above_the_groups(page: Page, server: Server) -> None:
    opened(page, server, "cuba-1962")
    settled(page)
    hint, tiles = page.locator(".pointed"), page.locator(".tiles button")
    key = page.get_by_role("list", name="What the colours of the bars mean")
    expect(key).to_contain_text("Does not last")
    assert bottom(key) <= box(hint)["y"] + 1
    assert bottom(hint) <= box(tiles.first)["y"]
    page.set_viewport_size({"width": 760, "height": 420})
    for place in range(tiles.count()):
        # It would be wholly in the window, but under the hint.
        tiles.nth(place).evaluate(
            f"{UNSCROLLED}; scrollBy(0, e.getBoundingClientRect().top - 70) }}"
        )
        tiles.nth(place).focus()
        assert box(tiles.nth(place))["y"] >= bottom(hint) - 1, place


def test_a_state_that_the_keys_reach_lies_clear_of_the_hint(page: Page, server: Server) -> None:
    page.set_viewport_size({"width": 1280, "height": 560})
    opened(page, server, "elmira")
    settled(page)
    hint, cards = page.locator(".pointed"), page.locator("button.card")
    for place in range(cards.count()):
        cards.nth(place).evaluate(
            f"{UNSCROLLED}; scrollBy(0, e.getBoundingClientRect().bottom - innerHeight + 4) }}"
        )
        cards.nth(place).focus()
        assert bottom(cards.nth(place)) <= box(hint)["y"] + 1, place


def test_a_state_that_some_would_leave_together_is_marked_among_the_surest(
    page: Page, server: Server
) -> None:
    opened(page, server, "elmira")
    settled(page)
    first = page.get_by_role("region", name="Where to look first")
    said = "would leave it together"
    expect(
        first.get_by_role("listitem").filter(has_text="State 6").get_by_text(said)
    ).to_be_visible()
    expect(
        first.get_by_role("listitem").filter(has_text="State 9").get_by_text(said)
    ).to_have_count(0)
