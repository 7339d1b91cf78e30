"""Long work that is begun as its screen is left, in a real browser: nothing goes on listening to it."""

import re

import pytest
from playwright.sync_api import Page, Request, expect

from tests.web.model_screen import held
from tests.web.patience import PATIENCE
from tests.web.serving import Server

pytestmark = pytest.mark.browser


def requested(page: Page) -> list[Request]:
    """What the page waits for, or listens to, at any time from now on."""
    found: list[Request] = []

    def begun(request: Request) -> None:
        found.append(request)

    def over(request: Request) -> None:
        if request in found:
            found.remove(request)

    page.on("request", begun)
    page.on("requestfinished", over)
    page.on("requestfailed", over)
    return found


def test_a_screen_that_is_left_before_its_work_has_begun_does_not_listen_to_it(
    server: Server, page: Page
) -> None:
    open_now = requested(page)
    starting = held(page, re.compile("/api/jobs$"), method="POST")
    page.set_default_timeout(PATIENCE)
    page.goto(f"{server.url.rstrip('/')}/c/b59-1962/chance")
    page.get_by_label("Runs", exact=True).fill("1000000")
    page.get_by_label("Draws", exact=True).fill("999")
    page.get_by_role("button", name="Run", exact=True).click()
    page.get_by_role("link", name="Report", exact=True).click()
    expect(page.get_by_role("heading", name="Report", level=1)).to_be_visible(timeout=PATIENCE)
    with page.expect_response(lambda one: one.request.method == "POST") as answered:
        starting.let_go(page)
    job = answered.value.json()["id"]
    # Whoever comes back finds the work, and is the only one who listens.
    page.get_by_role("link", name="Chance", exact=True).click()
    expect(page.get_by_role("button", name="Stop", exact=True)).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text(re.compile("of 999 draws done so far"))).to_be_visible(timeout=PATIENCE)
    assert [one.url for one in open_now if job in one.url] == [f"{server.url}api/jobs/{job}/events"]
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_text("Stopped: this is what")).to_be_visible(timeout=PATIENCE)
