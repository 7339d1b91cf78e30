"""The browser tests' own instruments: what they report must be so."""

from pathlib import Path

import pytest

from tests.browser.conftest import Opener, Width

pytestmark = pytest.mark.browser


def write(folder: Path, body: str) -> Path:
    page = folder / "page.html"
    page.write_text(f"<!doctype html><title>Page</title>{body}", encoding="utf-8")
    return page


def test_a_page_that_asks_for_something_is_noticed(tmp_path: Path, open_page: Opener) -> None:
    page = write(tmp_path, '<img src="http://127.0.0.1:9/there-is-nothing.png">')
    assert open_page(page, "phone", "light").asked_for == [
        "http://127.0.0.1:9/there-is-nothing.png"
    ]


def test_a_page_that_holds_everything_asks_for_nothing(tmp_path: Path, open_page: Opener) -> None:
    opened = open_page(write(tmp_path, "<p>All is here.</p>"), "desktop", "dark")
    assert opened.asked_for == []
    assert opened.complaints == []


def test_an_error_in_a_script_is_noticed(tmp_path: Path, open_page: Opener) -> None:
    opened = open_page(write(tmp_path, "<script>nobody.home()</script>"), "phone", "light")
    assert any("nobody" in complaint for complaint in opened.complaints)


@pytest.mark.parametrize(("width", "pixels"), [("phone", 390), ("desktop", 1280)])
def test_a_page_is_as_wide_as_asked(
    width: Width, pixels: int, tmp_path: Path, open_page: Opener
) -> None:
    opened = open_page(write(tmp_path, "<p>Wide</p>"), width, "light")
    assert opened.page.evaluate("window.innerWidth") == pixels
