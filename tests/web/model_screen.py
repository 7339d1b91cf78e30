"""Finds things on the screen of the model."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Locator, Page, Route

from tests.web.patience import until
from tests.web.serving import Server


def opened(page: Page, server: Server, key: str) -> Page:
    """Open the model of a crisis, and wait until its parts are there."""
    page.goto(f"http://127.0.0.1:{server.port}/c/{key}/model")
    return ready(page)


def ready(page: Page) -> Page:
    """Wait until the parts and the text are there."""
    page.get_by_role("button", name=re.compile("^preferences")).wait_for()
    return page


def unfold(page: Page, *names: str) -> None:
    """Open sections, and the entries in them."""
    for name in names:
        page.get_by_role("button", name=re.compile(f"^{name}( |$)")).first.click()


def effects(page: Page) -> Locator:
    """What the changes change."""
    return page.get_by_role("region", name=re.compile("change"))


def text_of(page: Page) -> Locator:
    """The text of the crisis file."""
    return page.get_by_role("textbox", name="Text of crisis.yaml")


def title_of(page: Page) -> Locator:
    """The field with the title."""
    return page.get_by_role("textbox", name="title", exact=True)


def typed(page: Page, words: str) -> None:
    """Write a line at the beginning of the text."""
    text_of(page).press("Control+Home")
    page.keyboard.type(f"{words}\n")


def goes_to(page: Page, title: str) -> None:
    """Follow a link to another screen."""
    links = page.get_by_role("navigation", name="Screens")
    links.get_by_role("link", name=title, exact=True).click()


def draft_of(page: Page, server: Server, key: str, words: str) -> str:
    """The draft that the server keeps, once it has some words."""

    def kept() -> str:
        draft = server.ask(f"/api/crises/{key}/model").json["crisis"]["draft"]
        return str(draft["text"]) if draft and words in draft["text"] else ""

    return until(page, kept)


@dataclass
class Held:
    """What was asked of an address and goes nowhere yet."""

    asked: list[Route] = field(default_factory=list)
    lets: bool = False

    def let_go(self, page: Page) -> None:
        """Let through what is held once there is any, and all that comes."""
        until(page, lambda: self.asked)
        self.lets = True
        for route in self.asked:
            route.continue_()


def held(page: Page, address: str | re.Pattern[str], *, method: str) -> Held:
    """Hold what is asked of an address from now on."""
    found = Held()

    def hold(route: Route) -> None:
        if found.lets or route.request.method != method:
            route.continue_()
        else:
            found.asked.append(route)

    page.route(address, hold)
    return found
