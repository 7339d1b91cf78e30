"""Waits in a browser until something holds, and no longer than a machine with much else to do needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

Found = TypeVar("Found")

# In milliseconds, as Playwright counts.
PATIENCE, STEP = 60_000, 50


def until(page: Page, find: Callable[[], Found]) -> Found:
    """What is found, once it is more than nothing."""
    for _ in range(PATIENCE // STEP):
        if found := find():
            return found
        page.wait_for_timeout(STEP)
    raise AssertionError(f"waited {PATIENCE // 1000} s in vain")
