"""Applies variants: patches that replace, add or delete parts of a crisis file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from excomm.errors import InputError, Problem
from excomm.model.located import Document, Located, Place, nearest_part
from excomm.model.names import did_you_mean, listed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def with_variants(document: Document, names: Sequence[str]) -> Document:
    """The document with the patches of the named variants laid over it, one after the other.

    Mappings are merged key by key; any other value replaces what was there; null deletes. Every part keeps its own
    place, so that a fault in a patch is reported where the patch is written.
    """
    for name in names:
        patch = nearest_part(_variant(document, name), ("set",))
        if not isinstance(patch.value, Mapping):
            # Not a patch at all: the check of the file as it stands says so.
            continue
        lost = [
            _nothing_to_delete(document, name, place)
            for name, place in _deleted_in_vain(document.root, patch)
        ]
        root = _laid_over(document.root, patch)
        document = replace(document, root=root, faults=(*document.faults, *lost))
    return document


def _variant(document: Document, name: str) -> Located:
    known = document.root.value if isinstance(document.root.value, Mapping) else {}
    variants = known["variants"].value if "variants" in known else {}
    patches = variants if isinstance(variants, Mapping) else {}
    if name not in patches:
        remedy = f"known: {listed(patches)}" if patches else "this crisis has no variants"
        raise InputError(f"unknown variant '{name}'", remedy=did_you_mean(name, patches) or remedy)
    return patches[name]


def _laid_over(old: Located, new: Located) -> Located:
    if not (isinstance(old.value, Mapping) and isinstance(new.value, Mapping)):
        return new
    values, keys = dict(old.value), dict(old.keys)
    for key, part in new.value.items():
        if part.value is None:
            values.pop(key, None)
            keys.pop(key, None)
        else:
            values[key] = _laid_over(values[key], part) if key in values else part
            keys[key] = new.keys[key]
    return Located(values, old.place, keys)


def _deleted_in_vain(old: Located, new: Located) -> Iterator[tuple[str, Place]]:
    """Each key that a patch deletes although it is not there."""
    if isinstance(old.value, Mapping) and isinstance(new.value, Mapping):
        for key, part in new.value.items():
            if part.value is None and key not in old.value:
                yield key, new.keys[key]
            elif key in old.value:
                yield from _deleted_in_vain(old.value[key], part)


def _nothing_to_delete(document: Document, name: str, place: Place) -> Problem:
    message = f"'{name[:60]}' is deleted here, but it is not there"
    source = document.lines[place.line - 1]
    return Problem(
        document.file,
        place.line,
        place.column,
        message,
        "correct the name, or delete this line",
        source,
    )
