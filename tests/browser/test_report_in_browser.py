"""The report as a reader sees it: in real Chromium, at three widths, light and dark."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Request

import excomm as ex
from excomm.report.html import report_of
from tests.report import crises

pytestmark = pytest.mark.browser

Scheme = Literal["light", "dark"]
WIDTHS = (360, 768, 1440)
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
NAMES = ("chicken", "elmira", "cuba-1962-fraser-hipel", "cuba-1962", "hostile")


@dataclass(frozen=True)
class Visit:
    """A page that is open, what it asked for, and what the browser complained of."""

    page: Page
    requests: list[str]
    complaints: list[str]


@cache
def report(name: str) -> str:
    # Few draws from what a file leaves open: each takes a second for the large crises.
    return report_of(crises.hostile_crisis() if name == "hostile" else ex.load(name), draws=3)


@contextmanager
def opened(
    browser: Browser, folder: Path, name: str, *, width: int, scheme: Scheme
) -> Iterator[Visit]:
    """Open a report from disk, with every section unfolded, as a phone or a desktop shows it."""
    file = folder / "report.html"
    file.write_text(report(name), encoding="utf-8")
    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    visit = Visit(page, [], [])

    def on_request(request: Request) -> None:
        visit.requests.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        visit.complaints.append(message.text)

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    page.goto(file.as_uri())
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    yield visit
    page.close()


@pytest.mark.parametrize("name", NAMES)
def test_the_page_asks_for_nothing_and_complains_of_nothing(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    with opened(browser, tmp_path, name, width=1440, scheme="light") as visit:
        visit.page.wait_for_load_state("networkidle")
        assert visit.complaints == []
        assert all(url.startswith(("file:", "data:")) for url in visit.requests)
        assert len([url for url in visit.requests if url.startswith("file:")]) == 1


@pytest.mark.parametrize("name", NAMES)
def test_the_page_fits_every_width_light_and_dark(
    browser: Browser, tmp_path: Path, name: str
) -> None:
    with opened(browser, tmp_path, name, width=360, scheme="light") as visit:
        for scheme, width in product(SCHEMES, WIDTHS):
            visit.page.emulate_media(color_scheme=scheme)
            visit.page.set_viewport_size({"width": width, "height": 900})
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
            if scheme == "light":
                assert spilling(visit.page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_page_follows_the_reader_s_scheme(
    browser: Browser, tmp_path: Path, scheme: Scheme
) -> None:
    with opened(browser, tmp_path, "chicken", width=1440, scheme=scheme) as visit:
        colours: list[int] = visit.page.evaluate(
            "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).map(Number)"
        )
        assert (min(colours) > 200) == (scheme == "light")
        assert (max(colours) < 60) == (scheme == "dark")


def spilling(page: Page) -> list[str]:
    """Elements that stick out of the window without standing in something that scrolls."""
    found: list[str] = page.evaluate(
        """() => [...document.querySelectorAll('main *, header *, nav *')]
            .filter(one => !one.closest('.scroll, pre, .hidden, svg'))
            .filter(one => one.getBoundingClientRect().right > innerWidth + 1)
            .map(one => one.outerHTML.slice(0, 120))"""
    )
    return found


@pytest.mark.parametrize(
    ("name", "scheme", "contrast"),
    [
        ("elmira", "light", True),
        ("elmira", "dark", True),
        # Measuring contrast is slow on long pages, and their colours are those of the short ones.
        ("hostile", "light", False),
        ("cuba-1962", "light", False),
    ],
)
def test_axe_finds_nothing_wrong(
    browser: Browser, tmp_path: Path, name: str, scheme: Scheme, *, contrast: bool
) -> None:
    """Contrast, names, landmarks, headings, tables: every rule of axe, the minor ones too."""
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    with opened(browser, tmp_path, name, width=1440, scheme=scheme) as visit:
        visit.page.evaluate(axe)
        found: dict[str, Any] = visit.page.evaluate(
            """contrast => axe.run(document, {
                resultTypes: ['violations'], rules: {'color-contrast': {enabled: contrast}},
            })""",
            contrast,
        )
    told = [
        f"{fault['id']} ({fault['impact']}): {node['html'][:160]} {node.get('failureSummary', '')}"
        for fault in found["violations"]
        for node in fault["nodes"][:3]
    ]
    assert told == []


def test_texts_in_pictures_keep_within_their_pictures(browser: Browser, tmp_path: Path) -> None:
    for name in NAMES:
        with opened(browser, tmp_path, name, width=1440, scheme="light") as visit:
            outside = visit.page.evaluate(
                """() => [...document.querySelectorAll('.picture')].flatMap(picture => {
                    const sheet = picture.getBoundingClientRect();
                    return [...picture.querySelectorAll('text')].filter(text => {
                        const box = text.getBoundingClientRect();
                        return box.left < sheet.left - 1 || box.right > sheet.right + 1
                            || box.top < sheet.top - 1 || box.bottom > sheet.bottom + 1;
                    }).map(text => text.textContent);
                })"""
            )
            assert outside == [], name


def test_texts_in_cards_keep_within_their_cards(browser: Browser, tmp_path: Path) -> None:
    for name in ("chicken", "elmira", "cuba-1962-fraser-hipel", "hostile"):
        with opened(browser, tmp_path, name, width=1440, scheme="light") as visit:
            outside = visit.page.evaluate(
                """() => [...document.querySelectorAll('.card')].flatMap(card => {
                    const sheet = card.getBoundingClientRect();
                    return [...card.parentNode.querySelectorAll(':scope > text')]
                        .filter(text => text.getBoundingClientRect().right > sheet.right)
                        .map(text => text.textContent);
                })"""
            )
            assert outside == [], name


def test_a_state_s_number_leads_to_its_explanation_and_unfolds_it(
    browser: Browser, tmp_path: Path
) -> None:
    with opened(browser, tmp_path, "elmira", width=1440, scheme="light") as visit:
        visit.page.evaluate(
            "document.querySelectorAll('details').forEach(one => { one.open = false })"
        )
        visit.page.locator("#equilibria a[href='#state-5']").first.click()
        assert visit.page.locator("#state-5").is_visible()
        assert visit.page.locator("#state-9").is_hidden()


def test_folded_parts_are_printed(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "elmira", width=1440, scheme="light") as visit:
        visit.page.evaluate(
            "document.querySelectorAll('details').forEach(one => { one.open = false })"
        )
        visit.page.emulate_media(media="print")
        height = visit.page.locator("#state-9").evaluate(
            "one => one.getBoundingClientRect().height"
        )
        assert height > 100


def test_one_click_selects_a_whole_command(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "chicken", width=1440, scheme="light") as visit:
        visit.page.locator("#answer pre code").first.click()
        assert visit.page.evaluate("String(getSelection())") == "excomm stability chicken"


def test_a_reader_without_style_still_reads_everything(browser: Browser, tmp_path: Path) -> None:
    with opened(browser, tmp_path, "elmira", width=360, scheme="light") as visit:
        visit.page.evaluate("document.querySelector('style').remove()")
        text = visit.page.locator("main").inner_text()
        assert "Uniroyal accepts a modified order" in text


@pytest.mark.parametrize("width", [1024, 1200, 1280])
def test_no_picture_is_cut_on_a_desktop(browser: Browser, tmp_path: Path, width: int) -> None:
    for name in NAMES:
        with opened(browser, tmp_path, name, width=width, scheme="light") as visit:
            hidden = visit.page.evaluate(
                """() => [...document.querySelectorAll('figure .scroll')].map(
                    box => box.scrollWidth - box.clientWidth)"""
            )
            assert [pixels for pixels in hidden if pixels > 1] == [], name
