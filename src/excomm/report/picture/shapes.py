"""What a picture consists of: boxes, labels, lines, badges and dots, each with its place and its style.

Lengths are in pixels, from the left and from the top. A `style` is a class of the style sheet, so that a picture
follows the reader's light or dark scheme.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from excomm.report.people import Badge

Point = tuple[float, float]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Box:
    """A rectangle with rounded corners."""

    x: float
    y: float
    width: float
    height: float
    style: str
    radius: float = 0


@dataclass(frozen=True)
class Label:
    """A line of text; `y` is its baseline."""

    x: float
    y: float
    text: str
    style: str
    anchor: Anchor = "start"


@dataclass(frozen=True)
class Line:
    """Straight strokes from point to point, with an arrow's head at the end if so wished."""

    points: tuple[Point, ...]
    style: str
    arrow: bool = False


@dataclass(frozen=True)
class Actor:
    """An actor's badge: filled, or in outline only."""

    x: float
    y: float
    size: float
    badge: Badge
    filled: bool = True


@dataclass(frozen=True)
class Sign:
    """A sign of the report's own, such as that of the start; `name` is a symbol of the page."""

    x: float
    y: float
    size: float
    name: str
    style: str = ""


@dataclass(frozen=True)
class Dots:
    """Many discs of one size and style, given by their middles, written as one path to keep the page small."""

    points: tuple[Point, ...]
    size: float
    style: str


@dataclass(frozen=True)
class Bars:
    """Many rectangles of one size and style, given by their upper left corners, written as one path."""

    points: tuple[Point, ...]
    width: float
    height: float
    style: str


@dataclass(frozen=True)
class Group:
    """Shapes that belong together, under a title that is read out and shown when pointed at."""

    shapes: tuple[Shape, ...]
    title: str = ""
    link: str = ""


Shape = Box | Label | Line | Actor | Sign | Dots | Bars | Group


@dataclass(frozen=True, repr=False)
class Picture:
    """Shapes on a sheet, with a title and a description for those who cannot see it."""

    key: str
    width: float
    height: float
    title: str
    description: str
    shapes: tuple[Shape, ...]

    def __repr__(self) -> str:
        return f"<Picture: {self.title}>"


def kind_of(shape: Shape) -> str:
    """Return the name of the template that writes this shape.

    >>> kind_of(Box(0, 0, 1, 1, "card"))
    'box'
    """
    return type(shape).__name__.lower()
