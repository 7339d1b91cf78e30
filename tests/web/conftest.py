"""The app as its users start it: `excomm app` in a process of its own, and Chromium before it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.web.patience import PATIENCE
from tests.web.serving import Server, started

# For all tests of a process, so that none depends on which others ran before it.
expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that leave nothing behind that others could stumble over."""
    with started(tmp_path_factory.mktemp("crises")) as server:
        yield server
        ended = server.process.poll()
        assert ended is None, f"the app ended by itself, with exit status {ended}"


@pytest.fixture
def own_server(tmp_path: Path) -> Iterator[Server]:
    """A server on an empty folder of its own."""
    folder = tmp_path / "crises"
    folder.mkdir()
    with started(folder) as server:
        yield server


@pytest.fixture
def own(server: Server, request: pytest.FixtureRequest) -> Iterator[str]:
    """A copy of chicken for one test."""
    key = re.sub("[^a-z0-9]+", "-", request.node.name.lower()).strip("-")[:55].strip("-")
    body = {"key": key, "copy_of": "chicken"}
    assert server.ask("/api/crises", method="POST", body=body).status == 201
    yield key
    server.ask(f"/api/crises/{key}", method="DELETE")


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser that remembers nothing, wide as a desk's."""
    context = browser.new_context(viewport={"width": 1280, "height": 860})
    context.set_default_timeout(PATIENCE)
    yield context
    context.close()


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page; a test fails if the page complained, or asked any other host for anything."""
    complaints: list[str] = []
    page = context.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on(
        "console",
        lambda said: (
            complaints.append(said.text)
            if said.type == "error" and "status of 4" not in said.text
            else None
        ),
    )
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(("http://127.0.0.1:", "data:", "blob:"))
            else complaints.append(f"asked for {asked.url}")
        ),
    )
    yield page
    assert complaints == []
