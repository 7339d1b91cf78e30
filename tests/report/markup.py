"""Reads a page as a browser would, as far as the tests ask about it."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = {"meta", "link", "br", "img", "input", "hr"}
# Written with a slash in SVG.
Attributes = list[tuple[str, str | None]]


@dataclass(frozen=True)
class Element:
    """One element: its name, its attributes, and the names of those around it."""

    name: str
    attributes: dict[str, str]
    around: tuple[str, ...]


@dataclass
class Markup(HTMLParser):
    """Collects elements and texts; `faults` names ends that fit no beginning."""

    elements: list[Element] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    stack: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """Open an element."""
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """Note an element."""
        given = {name: value or "" for name, value in attrs}
        self.elements.append(Element(tag, given, tuple(self.stack)))

    def handle_endtag(self, tag: str) -> None:
        """Close an element."""
        if not self.stack or self.stack.pop() != tag:
            self.faults.append(tag)

    def handle_data(self, data: str) -> None:
        """Note a text, unless it is none that a reader sees."""
        if not self.stack or self.stack[-1] not in {"style", "script"}:
            self.texts.append(data)

    @property
    def text(self) -> str:
        """All that can be read, on one line."""
        return " ".join(" ".join(self.texts).split())

    def named(self, *names: str) -> list[Element]:
        """The elements of these names, in their order."""
        return [element for element in self.elements if element.name in names]


def markup_of(page: str) -> Markup:
    """Read a page."""
    markup = Markup()
    markup.feed(page)
    markup.close()
    return markup
