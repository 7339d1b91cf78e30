"""Writes the whole report as one HTML text that fetches nothing, runs nothing, and lets no text of a crisis act."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from excomm.report.letters import harmless
from excomm.report.sections.contents import SECTIONS
from excomm.report.sections.definitions import DEFINITIONS
from excomm.report.writing_shapes import FILTERS

if TYPE_CHECKING:
    from jinja2 import Environment

    from excomm.report.page import Page
    from excomm.report.picture.shapes import Picture


def rendered(page: Page) -> str:
    """Return the report as the text of an HTML file; the same page gives the same text."""
    from markupsafe import Markup

    style = style_of("tokens", "pictures", "style")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            page=page,
            contents=_contents(page),
            claims=frozenset(source.key for source in page.evidence.sources),
            explained=frozenset(one.row.state.number for one in page.explanations),
            definitions=DEFINITIONS,
            # Our own file, and the same to the last character, or the browser would refuse it.
            style=Markup(style),  # noqa: S704 - it holds nothing from a crisis
            style_digest=digest,
        )
    )


def svg_of(picture: Picture) -> str:
    """Return one picture as the text of an SVG file that stands alone.

    Only shapes can be drawn so, not the signs and badges of a report.
    """
    from markupsafe import Markup

    style = Markup(style_of("tokens", "pictures", "alone"))  # noqa: S704 - it holds nothing from a crisis
    template = _environment().get_template("alone.svg.j2")
    return template.render(of=picture, style=style).strip() + "\n"


def style_of(*sheets: str) -> str:
    """Return some of the style sheets as one; each stands on its own but for the colours and sizes of `tokens`."""
    folder = files("excomm.report") / "templates"
    return "\n".join((folder / f"{sheet}.css").read_text(encoding="utf-8") for sheet in sheets)


def _contents(page: Page) -> list[tuple[str, str]]:
    """List the sections that have something to say."""
    empty = {
        "rules": not (page.laws or page.consequences),
        "ways": page.ways is None,
        "history": not page.course,
        "timeline": page.dated is None,
        "time": page.time is None,
        "drivers": page.drivers is None,
        "together": page.joint is None,
        "further": not page.chapters,
    }
    return [(one.key, one.title) for one in SECTIONS if not empty.get(one.key, False)]


def _environment() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("excomm.report"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
        finalize=harmless,
    )
    environment.filters |= FILTERS
    return environment
