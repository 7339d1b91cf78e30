"""What axe finds wrong with a page for people who use a keyboard, a screen reader, or poor eyes."""

from importlib.resources import files
from typing import Any

from playwright.sync_api import Page

# What fades has, for a moment, a colour that nobody chose. What breathes as long as one waits has no end, and what
# is held is not waited for for ever.
SETTLED = """
async () => {
    const settled = async () => {
        await new Promise(requestAnimationFrame);
        const moving = document.getAnimations();
        const ending = moving.filter((one) => one.effect.getComputedTiming().endTime < Infinity);
        await Promise.allSettled(ending.map((one) => one.finished));
    };
    await Promise.race([settled(), new Promise((enough) => setTimeout(enough, 3000))]);
}
"""


def faults(page: Page) -> list[str]:
    """Run every rule of axe on a page as soon as nothing moves on it; one line a fault."""
    page.evaluate(SETTLED)
    page.evaluate((files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{fault['id']} ({fault['impact']}): {node['html'][:160]} {node.get('failureSummary', '')}"
        for fault in found["violations"]
        for node in fault["nodes"][:3]
    ]
