"""A YAML document as a tree whose every part knows where it stands in its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from excomm.errors import Problem

Scalar = str | int | float | bool | None
Plain = Scalar | list["Plain"] | dict[str, "Plain"]
Path = tuple[str | int, ...]
# How a scalar is written: without quotes, in single or double quotes, or as a literal or folded block.
Style = Literal["", "'", '"', "|", ">"]


@dataclass(frozen=True)
class Place:
    """A point in a file; line and column count from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Located:
    """One part of a document: its value, where it starts, and for a mapping where each key stands."""

    value: Scalar | tuple[Located, ...] | Mapping[str, Located]
    place: Place
    keys: Mapping[str, Place]
    style: Style = ""


@dataclass(frozen=True)
class Document:
    """What a file holds, its lines, and the faults after which reading could go on."""

    file: str
    lines: tuple[str, ...]
    root: Located
    faults: tuple[Problem, ...] = ()


def plain(node: Located) -> Plain:
    """The document as plain dictionaries, lists and scalars."""
    if isinstance(node.value, Mapping):
        return {key: plain(child) for key, child in node.value.items()}
    if isinstance(node.value, tuple):
        return [plain(child) for child in node.value]
    return node.value


def child(node: Located, step: str | int) -> Located | None:
    """The part of a mapping under a key, or of a list at a position, or None where there is none."""
    if isinstance(node.value, Mapping):
        return node.value.get(str(step))
    if isinstance(node.value, tuple) and isinstance(step, int) and step < len(node.value):
        return node.value[step]
    return None


def nearest_part(root: Located, path: Path) -> Located:
    """The part that a path leads to, as near as the document goes.

    Steps that the document does not have are passed over, since an author may leave out a key where there is only
    one thing to say (`- usa.blockade` for `- {want: usa.blockade}`).
    """
    node = root
    for step in path:
        node = child(node, step) or node
    return node


def place_of_key(root: Located, path: Path) -> Place:
    """Where the last key of a path stands."""
    node = nearest_part(root, path[:-1])
    return node.keys.get(str(path[-1]), node.place)
