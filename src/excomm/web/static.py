"""Serves the built pages; a path that is none of the interface's leads to the app, which finds its way from there."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import APIRouter
from fastapi.responses import FileResponse, HTMLResponse
from starlette.convertors import register_url_convertor

from excomm.web.problems import NotThereError

if TYPE_CHECKING:
    from starlette.responses import Response


class OfPage:
    """Any path but those of the interface, so that what is asked of that is never taken for a page."""

    regex = "(?!api(?:/|$)).*"

    def convert(self, value: str) -> str:
        """The path that was asked for, as it is."""
        return value

    def to_string(self, value: str) -> str:
        """The path to ask for, as it is."""
        return value


register_url_convertor("page", OfPage())  # type: ignore[arg-type] # whatever has these three does
router = APIRouter(include_in_schema=False)
# Names of built files hold a digest of what is in them, so that they can be kept for good.
FOREVER = "public, max-age=31536000, immutable"
_NOT_BUILT = """<!doctype html>
<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Excomm: the app is not built</title>
<h1>The app is not built here</h1>
<p>This is Excomm from its sources, whose pages have to be built once. That takes Node.js 20.19 or later, and npm:</p>
<pre>make app</pre>
<p>Then load this page again. The library, the command line and <a href="/api/openapi.json">the HTTP interface</a>
work without it.</p>
"""


def built() -> Path:
    """Where the built pages are, if they are."""
    return Path(str(files("excomm.web"))) / "built"


@router.get("/{path:page}")
def page(path: str) -> Response:
    """A built file, or the app for any path of its own."""
    root = built().resolve()
    file = _file_in(root, path)
    if file:
        keep = FOREVER if path.startswith("assets/") else "no-cache"
        return FileResponse(file, headers={"cache-control": keep})
    if "." in path.rpartition("/")[2]:
        raise NotThereError(f"there is no file {path[:80]}", remedy="load the page again")
    index = root / "index.html"
    if not index.is_file():
        return HTMLResponse(_NOT_BUILT, 503, headers={"cache-control": "no-store"})
    return FileResponse(index, headers={"cache-control": "no-cache"})


def _file_in(root: Path, path: str) -> Path | None:
    """The file of a path, if there is one."""
    try:
        file = (root / path).resolve()
        return file if file.is_relative_to(root) and file.is_file() else None
    except (OSError, ValueError):
        # No file can be called so: it is too long, or has a zero in it.
        return None
