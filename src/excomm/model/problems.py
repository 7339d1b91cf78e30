"""Gathers what is wrong with a file, each problem at its place, and raises it all at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from excomm.errors import CrisisError, Problem, printable
from excomm.model.located import Document, Located, Path, Place, nearest_part, place_of_key
from excomm.model.pointing import places_inside, straight

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from excomm.errors import PartError

# Whoever has more than this to mend starts with these.
MOST_PROBLEMS = 50
# A message repeats what the author wrote, which may be long.
LONGEST_MESSAGE = 300

# What to do, or how to find out: a search for the nearest name is put off until its answer is shown.
Remedy = str | Callable[[], str]


class Problems:
    """A list of problems that grows while a document is checked."""

    def __init__(self, document: Document) -> None:
        """The faults that reading found are the first ones."""
        self.document = document
        self._found: dict[tuple[int, int, str], Remedy] = {
            (fault.line, fault.column, fault.message): fault.remedy for fault in document.faults
        }
        self._elsewhere: list[Problem] = []
        # Sections of the file in which something is wrong, and on which therefore nothing can be built.
        self.sections = {_section_at(document.root, fault.line) for fault in document.faults}
        # One formula may have thousands of unknown names, and is gone through once.
        self._inside: dict[int, Sequence[Place]] = {}

    def at(
        self, path: Path, message: str, remedy: Remedy = "", *, offset: int | None = None
    ) -> None:
        """A problem with the value at a path, or with the character at `offset` of its text."""
        part = nearest_part(self.document.root, path)
        place = part.place if offset is None else self._place_inside(part, offset)
        self._add(path, place, message, remedy)

    def _place_inside(self, part: Located, offset: int) -> Place:
        start = straight(self.document.lines, part)
        if start:
            return Place(start.line, start.column + offset)
        if id(part) not in self._inside:
            self._inside[id(part)] = places_inside(self.document.lines, part)
        places = self._inside[id(part)]
        return places[min(offset, len(places) - 1)]

    def at_key(self, path: Path, message: str, remedy: Remedy = "") -> None:
        """A problem with the key at the end of a path."""
        self._add(path, place_of_key(self.document.root, path), message, remedy)

    def add(self, faults: Iterable[PartError]) -> None:
        """Problems that showed when the crisis was compiled, at the parts that they name."""
        for fault in faults:
            self.at(fault.path, fault.message, fault.remedy)

    def elsewhere(self, found: Sequence[Problem]) -> None:
        """Problems of another file that belongs to this one."""
        self._elsewhere += found

    def _add(self, path: Path, place: Place, message: str, remedy: Remedy) -> None:
        self.sections.update(map(str, path[:1]))
        key = (place.line, place.column, _shortened(message))
        self._found.setdefault(key, remedy)

    def __bool__(self) -> bool:
        """Whether anything was found."""
        return bool(self._found or self._elsewhere)

    def raise_if_any(self) -> None:
        """Raise all that was found, if anything was."""
        if self:
            raise self.error()

    def error(self) -> CrisisError:
        """All that was found, in this file and elsewhere."""
        return CrisisError([*self.told(), *self._elsewhere])

    def told(self) -> list[Problem]:
        """What was found, in the order of the file; how many there are in place of those beyond the first fifty."""
        keys = sorted(self._found, key=lambda key: key[:2])
        shown = [self._problem(key) for key in keys[:MOST_PROBLEMS]]
        if len(keys) > MOST_PROBLEMS:
            line, column, _ = keys[MOST_PROBLEMS]
            left = f"and {len(keys) - MOST_PROBLEMS:,} more problems from here on"
            remedy = "mend those above first, then check again"
            shown.append(Problem(self.document.file, line, column, left, remedy))
        return shown

    def _problem(self, key: tuple[int, int, str]) -> Problem:
        line, column, message = key
        remedy = self._found[key]
        told = remedy if isinstance(remedy, str) else remedy()
        source = self.document.lines[line - 1]
        return Problem(self.document.file, line, column, message, _shortened(told), source)


def _section_at(root: Located, line: int) -> str:
    """The section that a line belongs to: the last one that begins at or above it."""
    begun = [(place.line, key) for key, place in root.keys.items() if place.line <= line]
    return max(begun)[1] if begun else ""


def _shortened(message: str) -> str:
    shown = message if len(message) <= LONGEST_MESSAGE else f"{message[: LONGEST_MESSAGE - 2]} …"
    return printable(shown)
