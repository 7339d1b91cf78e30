"""What is pressed is large enough for a finger, wherever several such things stand close together."""

import pytest
from playwright.sync_api import Page, expect

from tests.web.serving import Server

# In pixels, as WCAG 2.2 asks for at least (2.5.8).
LEAST = 24
SMALL = f"""
() => [...document.querySelectorAll("main :is(a[href], button, summary, [role=tab])")]
  .map((one) => ({{ one, box: one.getClientRects()[0] }}))
  .filter(({{ box }}) => box && box.width > 0 && Math.round(box.height) < {LEAST})
  .map(({{ one, box }}) => `${{one.tagName}} ${{one.textContent.trim().slice(0, 40)}}: ${{box.height}}`)
"""


@pytest.mark.parametrize(
    ("screen", "there"),
    [
        ("story", "Kennedy is shown the photographs"),
        ("states", "State 1"),
        ("sources", "Bears on"),
        ("sources?view=disputes", "For weight"),
    ],
)
def test_nothing_that_is_pressed_is_too_small(
    server: Server, page: Page, screen: str, there: str
) -> None:
    crisis = "elmira" if screen == "states" else "cuba-1962"
    page.goto(f"{server.url}c/{crisis}/{screen}")
    expect(page.get_by_text(there).first).to_be_visible(timeout=30_000)
    page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = true; })"
    )
    assert page.evaluate(SMALL) == []
