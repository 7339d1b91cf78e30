"""A variant of the crisis file laid over a crisis that has been read already."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from excomm.causes.interventions import Remove
from excomm.causes.interventions_events import gone, remove
from excomm.causes.interventions_reading import must_know, part_of
from excomm.model.crisis import Crisis
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from excomm.causes.interventions import Adopt
    from excomm.model.events import Event


def adopt(crisis: Crisis, asked: Adopt) -> Crisis:
    """The crisis in which a variant holds: its patch is laid over what was written.

    Events keep their places, and with them their luck: one that the variant deletes is there and never comes.
    """
    must_know("variant", asked.variant, crisis.variants)
    patch = crisis.variants[asked.variant].set
    before = crisis.model_dump(mode="json", by_alias=True, exclude_unset=True)
    read = part_of(Crisis, _laid_over(_less_deleted(crisis, before), patch))
    names = written_keys(Crisis)
    # What the patch does not touch stays the same value, not one read again.
    changed = {names[key]: getattr(read, names[key]) for key in patch}
    if "events" in changed:
        changed["events"] = _in_their_places(crisis.events, read.events)
    new = crisis.model_copy(update=changed)
    for name in _deleted_by(patch, crisis):
        new = remove(new, Remove(name))
    return crisis if new == crisis else new


def _in_their_places(
    before: Mapping[str, Event], after: Mapping[str, Event]
) -> Mapping[str, Event]:
    """The events of before, as they are after, deleted ones included; then those that are new."""
    return {**before, **after}


def _less_deleted(crisis: Crisis, written: dict[str, Any]) -> dict[str, Any]:
    """What was written, less the events that a variant has deleted: another may bring them back, from nothing."""
    deleted = {name for one in crisis.variants.values() for name in _deleted_by(one.set, crisis)}
    events = written.get("events", {})
    left = {
        name: one
        for name, one in events.items()
        if not (name in deleted and gone(crisis.events[name]) == crisis.events[name])
    }
    return written | {"events": left} if events else written


def _deleted_by(patch: Mapping[str, Any], crisis: Crisis) -> list[str]:
    """The events that a patch deletes, one by one or all at once."""
    events = patch.get("events", {})
    return [name for name in crisis.events if events is None or events.get(name, name) is None]


def _laid_over(old: Any, new: Any) -> Any:
    """Mappings are merged key by key, null deletes, and all else replaces what was there."""
    if not (isinstance(old, Mapping) and isinstance(new, Mapping)):
        return new
    merged = {key: value for key, value in old.items() if new.get(key, value) is not None}
    for key, value in new.items():
        if value is not None:
            merged[key] = _laid_over(old[key], value) if key in old else value
    return merged
