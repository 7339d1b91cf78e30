"""How soon the browser app is there: its address, its first screen, each screen of a crisis; and how much it loads."""

from __future__ import annotations

import statistics
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.measuring import undisturbed
from benchmarks.tables import seconds, table
from tests.chromium import chromium
from tests.web.serving import started

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

RUNS = 5
CRISIS = "cuba-1962"
AIMED = 1.0
HEADS = ("from", "until", "median", "slowest", "aimed at")
SCREENS = ("story", "model", "states", "chance", "what-if", "sources", "report")
# A screen is there when nothing says any more that it is on its way.
THERE = "main:has(h1):not(:has(.busy))"
CARDS = "main article a"
LONG = 120_000


@dataclass(frozen=True)
class Opening:
    """Seconds from asking for a page until something was painted, and until it was all there; bytes sent meanwhile."""

    painted: float
    there: float
    sent: int


def opening_table() -> str:
    """Start the app, open its first screen in fresh browsers, then every screen of the largest crisis."""
    with undisturbed(), chromium() as browser, tempfile.TemporaryDirectory() as folder:
        first = [_started(browser, Path(folder)) for _ in range(RUNS)]
        with started(Path(folder)) as server:
            _opened(browser, server.url, CARDS)
            again = [_opened(browser, server.url, CARDS) for _ in range(RUNS)]
            screens = {
                screen: [_opened(browser, _of(server.url, screen), THERE) for _ in range(1 + RUNS)]
                for screen in SCREENS
            }
    rows = [
        _row("excomm app", "its address", [start for start, _ in first]),
        _row("address, just started", "first paint", [one.painted for _, one in first]),
        _row("address, just started", "the cards", [one.there for _, one in first], AIMED),
        _row("address, later", "first paint", [one.painted for one in again]),
        _row("address, later", "the cards", [one.there for one in again], AIMED),
    ]
    rows += [
        _row(
            f"address of {screen}",
            "all of it, after the first time",
            [one.there for one in taken[1:]],
        )
        for screen, taken in screens.items()
    ]
    slow = ", ".join(f"{screen} {seconds(taken[0].there)}" for screen, taken in screens.items())
    return "\n\n".join(
        [
            table(HEADS, rows),
            f"Each time in a browser that had nothing of it yet; {RUNS} times; screens of `{CRISIS}`.",
            f"The first time that the server was asked: {slow}.",
            f"Sent for the first screen: {again[0].sent / 1000:.1f} kB, compressed, data and style included.",
        ]
    )


def _of(url: str, screen: str) -> str:
    return f"{url}c/{CRISIS}/{screen}"


def _started(browser: Browser, folder: Path) -> tuple[float, Opening]:
    """A server of its own: how long until it has told its address, and the first screen right then."""
    begun = time.perf_counter()
    with started(folder) as server:
        told = time.perf_counter() - begun
        return told, _opened(browser, server.url, CARDS)


def _opened(browser: Browser, url: str, until: str) -> Opening:
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    page = context.new_page()
    begun = time.perf_counter()
    page.goto(url, wait_until="commit")
    page.wait_for_selector(until, timeout=LONG)
    there = time.perf_counter() - begun
    found = Opening(_painted(page), there, _sent(page))
    context.close()
    return found


def _painted(page: Page) -> float:
    first = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0]?.startTime")
    return float(first) / 1000


def _sent(page: Page) -> int:
    asked = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    return int(page.evaluate(f"{asked}.reduce((sum, one) => sum + one.transferSize, 0)"))


def _row(since: str, until: str, taken: list[float], aimed: float | None = None) -> list[str]:
    return [
        since,
        until,
        seconds(statistics.median(taken)),
        seconds(max(taken)),
        "" if aimed is None else seconds(aimed),
    ]


if __name__ == "__main__":
    print(opening_table())
