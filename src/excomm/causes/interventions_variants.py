"""A variant of the crisis file laid over a crisis that has been read already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from excomm.causes.interventions_reading import must_know, part_of
from excomm.model.crisis import Crisis
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from excomm.causes.interventions import Adopt


def adopt(crisis: Crisis, asked: Adopt) -> Crisis:
    """The crisis in which a variant holds: its patch is laid over what was written."""
    must_know("variant", asked.variant, crisis.variants)
    patch = crisis.variants[asked.variant].set
    before = crisis.model_dump(mode="json", by_alias=True, exclude_unset=True)
    read = part_of(Crisis, _laid_over(before, patch))
    names = written_keys(Crisis)
    # What the patch does not touch stays the same value, not one read again.
    changed = {names[key]: getattr(read, names[key]) for key in patch}
    new = crisis.model_copy(update=changed)
    return crisis if new == crisis else new


def _laid_over(old: Any, new: Any) -> Any:
    """Mappings are merged key by key, null deletes, and all else replaces what was there."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return new
    merged = {key: value for key, value in old.items() if new.get(key, value) is not None}
    for key, value in new.items():
        if value is not None:
            merged[key] = _laid_over(old[key], value) if key in old else value
    return merged
