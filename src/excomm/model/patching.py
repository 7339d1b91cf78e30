"""Applies a variant: a patch that replaces, adds or deletes parts of a crisis file."""

from __future__ import annotations

from collections.abc import Mapping

from excomm.model.located import Located


def patched(root: Located, variant: Located) -> Located:
    """The document with the `set` of a variant laid over it.

    Mappings are merged key by key; any other value replaces what was there; null deletes. Every part keeps its own
    place, so that a fault in a patch is reported where the patch is written.
    """
    values = variant.value if isinstance(variant.value, Mapping) else {}
    patch = values.get("set")
    return (
        _laid_over(root, patch) if patch is not None and isinstance(patch.value, Mapping) else root
    )


def _laid_over(old: Located, new: Located) -> Located:
    if not (isinstance(old.value, Mapping) and isinstance(new.value, Mapping)):
        return new
    values, keys = dict(old.value), dict(old.keys)
    for key, part in new.value.items():
        if part.value is None:
            values.pop(key, None)
            keys.pop(key, None)
            continue
        values[key] = _laid_over(values[key], part) if key in values else part
        keys[key] = new.keys[key]
    return Located(values, old.place, keys)
