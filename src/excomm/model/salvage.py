"""Keeps what is sound of a faulty document, so that its other faults can be found in the same go."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from excomm.model.located import Path

# Texts without which there is no crisis at all, and what stands in for them while the rest is checked.
_STAND_INS = {"crisis": "x", "title": "x"}
# What stands in for a faulty entry of sections that others refer to, so that its name stays known.
WITH_STAND_INS: Mapping[str, Mapping[str, str]] = {
    "actors": {"name": "x"},
    "options": {"text": "x"},
    "conditions": {"text": "x"},
}


def salvaged(data: Mapping[str, Any], errors: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """A copy of a document without the parts that the errors name.

    A faulty formula becomes `true` and an unknown key goes; an actor, option or condition is replaced by one with
    nothing but its name; anything else takes the whole named entry or section with it. Lists keep their length, so
    that places found later are still right.
    """
    sound = copy.deepcopy(dict(data))
    for error in errors:
        path: Path = tuple(error["loc"])
        parent, key = _deepest(sound, path)
        if error["type"] == "extra_forbidden" and isinstance(parent, dict) and key == path[-1]:
            parent.pop(key, None)
        elif error.get("ctx", {}).get("formula") and key is not None:
            parent[key] = True
        elif error["type"] == "missing" and path[-1] in _STAND_INS:
            sound[str(path[-1])] = _STAND_INS[str(path[-1])]
        else:
            _drop_entry(sound, path)
    return sound


def _deepest(data: Any, path: Path) -> tuple[Any, Any]:
    """The container and key of the deepest part of a path that exists; steps left out by the author are passed over."""
    parent, key, node = None, None, data
    for step in path:
        present = (isinstance(node, dict) and step in node) or (
            isinstance(node, list) and isinstance(step, int) and step < len(node)
        )
        if present:
            parent, key, node = node, step, node[step]
    return parent, key


def _drop_entry(data: dict[str, Any], path: Path) -> None:
    section = data.get(str(path[0])) if path else None
    if path and path[0] in _STAND_INS:
        data[str(path[0])] = _STAND_INS[str(path[0])]
    elif isinstance(section, dict) and len(path) > 1:
        if path[0] in WITH_STAND_INS and path[1] in section:
            section[path[1]] = dict(WITH_STAND_INS[str(path[0])])
        else:
            section.pop(path[1], None)
    elif path:
        data.pop(str(path[0]), None)


def names_lost(data: Mapping[str, Any], sound: Mapping[str, Any]) -> set[str]:
    """Names that the document declares and the salvaged copy lacks."""
    lost: set[str] = set()
    for section, entries in data.items():
        kept = sound.get(section)
        if isinstance(entries, dict):
            lost |= {
                str(name) for name in entries if not isinstance(kept, dict) or name not in kept
            }
    return lost
