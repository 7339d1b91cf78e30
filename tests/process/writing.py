"""Short ways to write a crisis down for a test."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.model.crisis import Crisis

if TYPE_CHECKING:
    from collections.abc import Mapping


def crisis_of(**parts: Any) -> Crisis:
    """A crisis of one actor that can do nothing of note, with these parts."""
    text: Mapping[str, Any] = {
        "crisis": "tiny",
        "title": "Tiny",
        "span": "1962-10-16/1962-10-25",
        "actors": {"a": {"name": "Ann", "pace": "1 day"}},
        "options": {"a.x": {"text": "do it"}},
        "conditions": {"p": {"text": "it is so"}, "q": {"text": "it is so, too"}},
        "preferences": {"a": ["not p"]},
        "outcomes": {"yes": "p", "no": "not p"},
    }
    return Crisis.model_validate({**text, **parts})


def idle(**choice: Any) -> dict[str, Any]:
    """An actor that never does anything."""
    return {"a": {"name": "Ann", "choice": {"rule": "history", **choice}}}
