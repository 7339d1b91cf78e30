"""How lengths and lines of pictures are written in SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.picture.shapes import kind_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.report.picture.shapes import Bars, Dots, Point

# Of an arrow's head, in pixels.
LENGTH, HALF_WIDTH = 8.0, 4.5


def pixels(length: float) -> str:
    """Return a length in as few digits as matter.

    >>> pixels(12.0), pixels(1 / 3)
    ('12', '0.3')
    """
    return f"{round(length, 1):g}"


def path(points: Iterable[Point]) -> str:
    """Return straight strokes from point to point.

    >>> path([(0, 0), (10, 5)])
    'M0 0L10 5'
    """
    return "M" + "L".join(f"{pixels(x)} {pixels(y)}" for x, y in points)


def dots(of: Dots) -> str:
    """Return dots: strokes of no length with round ends.

    >>> from excomm.report.picture.shapes import Dots
    >>> dots(Dots(((1, 2), (3, 4)), 5, "tone"))
    'M1 2h0M3 4h0'
    """
    return "".join(f"M{pixels(x)} {pixels(y)}h0" for x, y in of.points)


def bars(of: Bars) -> str:
    """Return rectangles side by side.

    >>> from excomm.report.picture.shapes import Bars
    >>> bars(Bars(((1, 2), (9, 2)), width=8, height=5, style="bin"))
    'M1 2h8v5h-8zM9 2h8v5h-8z'
    """
    rectangle = f"h{pixels(of.width)}v{pixels(of.height)}h{pixels(-of.width)}z"
    return "".join(f"M{pixels(x)} {pixels(y)}{rectangle}" for x, y in of.points)


def head(points: tuple[Point, ...]) -> str:
    """Return the triangle at the end of a line that runs along the sheet or up and down it.

    >>> head(((0, 0), (20, 0)))
    'M20 0L12 -4.5L12 4.5'
    """
    (x0, y0), (x, y) = points[-2], points[-1]
    along = (x > x0) - (x < x0), (y > y0) - (y < y0)
    back = (x - LENGTH * along[0], y - LENGTH * along[1])
    across = (along[1] * HALF_WIDTH, along[0] * HALF_WIDTH)
    corners = (
        (back[0] - across[0], back[1] - across[1]),
        (back[0] + across[0], back[1] + across[1]),
    )
    return path([points[-1], *corners])


FILTERS = {
    "px": pixels,
    "path": path,
    "dots": dots,
    "bars": bars,
    "head": head,
    "kind_of": kind_of,
}
