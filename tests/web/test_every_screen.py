"""Every screen at every width and in both themes, reached as users reach it; and while it waits, and when it fails."""

import re
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, Route, expect

from tests.web.axe import faults
from tests.web.patience import until
from tests.web.serving import Server

SCREENS = {
    "Story": "story",
    "Model": "model",
    "States": "states",
    "Chance": "chance",
    "What if": "what-if",
    "Committee": "committee",
    "Sources": "sources",
    "Report": "report",
}
# A small crisis; it has no committee.
SMALL, COMMITTEES = "b59-1962", "bay-of-pigs-1961"
PHONE = 390
# More than any screen asks for one by one.
MOST_PARTS = 20
# What a screen asks the server for; not the crisis itself, which the shell asks for.
OF_A_SCREEN = re.compile(r"/api/(jobs|crises/[^/?]+/)")


def waiting(page: Page) -> Locator:
    """What says that something is on its way."""
    return page.get_by_role("main").get_by_role("status").filter(has_text=re.compile(r"…\s*$"))


def there(page: Page, title: str) -> None:
    """Wait until a screen is there with all that it asked for."""
    expect(page.get_by_role("main").get_by_role("heading", level=1)).to_have_text(
        re.compile(f"^{title}")
    )
    expect(waiting(page)).to_have_count(0)


def follow(page: Page, title: str, width: int) -> None:
    """Choose a screen in the navigation, which is behind a button on a phone."""
    if width == PHONE:
        page.get_by_role("button", name="Menu").click()
    page.get_by_role("navigation", name="Screens").get_by_role(
        "link", name=title, exact=True
    ).click()


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [PHONE, 820, 1440])
def test_every_screen_is_for_everybody_at_every_width(
    server: Server, page: Page, width: int, theme: Literal["light", "dark"]
) -> None:
    page.emulate_media(color_scheme=theme, reduced_motion="reduce")
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(server.url)
    page.get_by_role("link", name="The Cuban missile crisis").first.click()
    wrong = {}
    for title in SCREENS:
        follow(page, title, width)
        there(page, title)
        wrong[title] = faults(page)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wrong[title].append("wider than the window")
    assert wrong == {title: [] for title in SCREENS}


@pytest.mark.parametrize("title", SCREENS)
def test_every_screen_says_that_it_waits_and_why_it_fails_and_can_be_asked_again(
    server: Server, context: BrowserContext, title: str
) -> None:
    # Not the page of the other tests, which must not complain.
    page = context.new_page()
    held: list[Route] = []
    cut = False

    def answer(route: Route) -> None:
        route.abort() if cut else held.append(route)

    page.route(OF_A_SCREEN, answer)
    crisis = COMMITTEES if title == "Committee" else SMALL
    page.goto(f"{server.url}c/{crisis}/{SCREENS[title]}")
    expect(waiting(page).first).to_be_attached()
    until(page, lambda: held)
    cut = True
    for route in held:
        route.abort()
    expect(page.get_by_role("alert").first).to_contain_text("excomm app")
    page.unroute(OF_A_SCREEN)
    again = page.get_by_role("button", name="Try again")
    # Each that is answered may show others, which failed as well.
    for _ in range(MOST_PARTS):
        if again.count() == 0:
            break
        again.first.click()
        expect(waiting(page)).to_have_count(0)
    expect(page.get_by_role("alert")).to_have_count(0)
    there(page, title)
