"""Pages in a headless Chromium that tell what they asked for."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page, Request

Width = Literal["phone", "desktop"]
Colours = Literal["light", "dark"]
WIDTHS: dict[Width, int] = {"phone": 390, "desktop": 1280}


@dataclass(frozen=True)
class Opened:
    """A page that was opened from a file, what it asked the network for, and what it complained of."""

    page: Page
    asked_for: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)


Opener = Callable[[Path, Width, Colours], Opened]


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Opener]:
    """Open a file at phone or desktop width, light or dark, with no network."""
    pages: list[Page] = []

    def opener(path: Path, width: Width, colours: Colours) -> Opened:
        page = browser.new_page(
            viewport={"width": WIDTHS[width], "height": 844}, color_scheme=colours
        )
        pages.append(page)
        opened = Opened(page)

        def note(request: Request) -> None:
            if not request.url.startswith(("file:", "data:")):
                opened.asked_for.append(request.url)

        page.on("request", note)
        page.on("pageerror", lambda error: opened.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                opened.complaints.append(message.text) if message.type == "error" else None
            ),
        )
        page.goto(path.resolve().as_uri())
        return opened

    yield opener
    for page in pages:
        page.close()
