"""An actor has the same colour in the report and in the app, in light and in dark."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
REPORT = (ROOT / "src/excomm/report/templates/tokens.css").read_text(encoding="utf-8")
APP = (ROOT / "web/src/style/tokens.css").read_text(encoding="utf-8")
COLOUR = r"(#[0-9a-f]{6})"


def in_report() -> dict[str, tuple[str, str]]:
    """By token: the light colour, then the dark one of the media query behind it."""
    found = re.findall(rf"--((?:on-)?actor(?:-\d)?): {COLOUR};", REPORT)
    light, dark = found[: len(found) // 2], found[len(found) // 2 :]
    return {name: (colour, dict(dark)[name]) for name, colour in light}


def in_app() -> dict[str, tuple[str, str]]:
    """By token: both colours."""
    found = re.findall(rf"--((?:on-)?actor(?:-\d)?): light-dark\({COLOUR}, {COLOUR}\);", APP)
    return {name: (light, dark) for name, light, dark in found}


def test_actors_have_one_colour_everywhere() -> None:
    assert {f"actor-{number}" for number in range(1, 9)} < set(in_app())
    assert in_report() == in_app()
