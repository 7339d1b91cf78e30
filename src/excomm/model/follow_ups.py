"""Tells faults that only follow from a badly formed name, and would be gone once it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.model.names import NAME, OPTION

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

# Where names are declared that formulas use.
_DECLARING = ("options", "conditions")


def names_declared(data: Mapping[str, Any]) -> list[str]:
    """The names of options and conditions in a document, well formed or not."""
    return list(_declared(data))


def _declared(data: Mapping[str, Any]) -> Iterator[str]:
    for section in _DECLARING:
        entries = data.get(section)
        if isinstance(entries, dict):
            yield from map(str, entries)


def follows_from_a_name(fault: Mapping[str, Any], data: Mapping[str, Any]) -> bool:
    """Whether a formula cannot be read just because it has a name in it that no formula can hold.

    >>> fault = {"input": "not a treaty", "ctx": {"formula": True}}
    >>> follows_from_a_name(fault, {"conditions": {"a treaty": {}}})
    True
    """
    text = fault["input"]
    if not (fault.get("ctx", {}).get("formula") and isinstance(text, str)):
        return False
    names = (
        name for name in _declared(data) if not (NAME.fullmatch(name) or OPTION.fullmatch(name))
    )
    return any(name in text for name in names)
