"""What axe finds wrong with a page for people who use a keyboard, a screen reader, or poor eyes."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page


def faults(page: Page) -> list[str]:
    """Run every rule of axe on a page as it stands now; one line a fault."""
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']} ({fault['impact']}): {node['html'][:160]} {node.get('failureSummary', '')}"
        for fault in found["violations"]
        for node in fault["nodes"][:3]
    ]
