"""Photograph every screen of the browser app for the documentation: `python -m scripts.pictures`.

The app is started, worked with as a reader would, and photographed in both themes into `docs/how-to/pictures`. With
a folder as argument PNGs go there instead, at three widths, to be looked at.
"""

from __future__ import annotations

import base64
import json
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from urllib.parse import quote

from tests.chromium import chromium
from tests.web.following import begun, events
from tests.web.serving import Server, started

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

PICTURES = Path(__file__).parents[1] / "docs" / "how-to" / "pictures"
THEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
DESK = 1280
TO_LOOK_AT = (390, 820, 1440)
HEIGHT = 860
LONG = 120_000
OWN = "my-standoff"
QUESTION = "who had to agree before the torpedo could be fired?"
WITHOUT_ARKHIPOV = quote(json.dumps([{"kind": "without", "person": "arkhipov"}]))
WORK = (
    {"kind": "simulate", "crisis": "cuba-1962", "arguments": {"runs": 3_200, "draws": 64}},
    {"kind": "report", "crisis": "b59-1962", "arguments": {"draws": 8}},
    {
        "kind": "what_if",
        "crisis": "b59-1962",
        "arguments": {"interventions": [{"kind": "without", "person": "arkhipov"}]},
    },
)


@dataclass(frozen=True)
class Scene:
    """A picture: its name, where it is taken, and what is done before."""

    name: str
    path: str
    act: Callable[[Page], object] | None = None


def _edit(page: Page) -> None:
    page.get_by_role("button", name="preferences").first.click()
    page.get_by_role("button", name="first").first.click()
    wish = page.get_by_role("textbox", name="want").first
    wish.fill("not first.swerve")
    wish.press("Escape")
    wish.press("Enter")
    page.get_by_text("Of the equilibria").first.wait_for()


def _explain(page: Page) -> None:
    page.get_by_role("button", name="State 1.").first.click()
    page.get_by_role("button", name="Local Government, General metarationality").click()
    page.get_by_text("No better than before").first.wait_for()
    page.evaluate("scrollTo(0, 0)")


def _ask(page: Page) -> None:
    page.get_by_label("Ask the sources").fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("heading", name="What bears on it").wait_for()


SCENES = (
    Scene("crises", ""),
    Scene("story", "c/cuba-1962/story?at=history.12"),
    Scene("model", f"c/{OWN}/model", _edit),
    Scene("states", "c/elmira/states", _explain),
    Scene("chance", "c/cuba-1962/chance"),
    Scene("what-if", f"c/b59-1962/what-if?change={WITHOUT_ARKHIPOV}"),
    Scene("committee", "c/cuba-1962/committee"),
    Scene("sources", "c/b59-1962/sources", _ask),
    Scene("report", "c/b59-1962/report"),
)


def main() -> None:
    """Start the app with some work done, and take all pictures."""
    looked_at = Path(sys.argv[1]) if len(sys.argv) > 1 else None
    folder = looked_at or PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as own, started(Path(own)) as server, chromium() as browser:
        _prepare(server)
        for scene in SCENES:
            for theme in THEMES:
                for width in TO_LOOK_AT if looked_at else (DESK,):
                    page = _opened(browser, server, scene, theme, width)
                    end = f"-{width}.png" if looked_at else ".webp"
                    _photograph(page, folder / f"{scene.name}-{theme}{end}")
                    page.context.close()


def _prepare(server: Server) -> None:
    """Have done what takes long, and a crisis of one's own."""
    server.ask("/api/crises", method="POST", body={"key": OWN, "copy_of": "chicken"})
    for wanted in WORK:
        *_, last = events(server, begun(server, wanted)["id"])
        if last.job["state"] != "done":
            raise SystemExit(f"{wanted['kind']}: {last.job['problem']}")


def _opened(
    browser: Browser, server: Server, scene: Scene, theme: Literal["light", "dark"], width: int
) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": HEIGHT}, color_scheme=theme, reduced_motion="reduce"
    )
    page = context.new_page()
    page.set_default_timeout(LONG)
    page.goto(f"{server.url}{scene.path}")
    page.wait_for_selector("main:has(h1):not(:has(.busy))")
    if scene.act is not None:
        scene.act(page)
    page.wait_for_load_state("networkidle")
    return page


def _photograph(page: Page, path: Path) -> None:
    if path.suffix == ".png":
        page.screenshot(path=path, full_page=True)
        return
    # Playwright writes no WebP, which is a third of the size.
    session = page.context.new_cdp_session(page)
    taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": 80})
    path.write_bytes(base64.b64decode(taken["data"]))


if __name__ == "__main__":
    main()
