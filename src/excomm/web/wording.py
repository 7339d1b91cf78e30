"""The words of a crisis that people read and no analysis does: whether only they differ, and a crisis in another's."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TypeVar

from excomm.model.fields import Part
from excomm.model.people import Actor, Member
from excomm.model.places import Location

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

P = TypeVar("P", bound=Part)
WORDS = ("title", "text", "judgement")
# Elsewhere a name stands for something else, as that of who leads a committee.
NAMED = (Actor, Member, Location)


def differ_in_words_only(was: Crisis, would: Crisis) -> bool:
    """Whether two crises differ, and in nothing but titles, texts, judgements and the names that readers see."""
    return was != would and _but_words(was) == _but_words(would)


def in_words_of(crisis: Crisis, other: Crisis) -> Crisis:
    """The crisis, its actors, options and conditions worded as in another crisis where that has them."""
    return crisis.model_copy(
        update={
            "actors": _reworded(crisis.actors, other.actors, "name"),
            "options": _reworded(crisis.options, other.options, "text"),
            "conditions": _reworded(crisis.conditions, other.conditions, "text"),
        }
    )


def _reworded(parts: Mapping[str, P], others: Mapping[str, P], field: str) -> dict[str, P]:
    return {
        name: part.model_copy(update={field: getattr(others[name], field)})
        if name in others
        else part
        for name, part in parts.items()
    }


def _but_words(part: object) -> object:
    """All of a part that is not words, to be compared."""
    if isinstance(part, Part):
        words = (*WORDS, "name") if isinstance(part, NAMED) else WORDS
        fields = (name for name in type(part).model_fields if name not in words)
        return type(part), {name: _but_words(getattr(part, name)) for name in fields}
    if isinstance(part, Mapping):
        return {key: _but_words(value) for key, value in part.items()}
    if isinstance(part, tuple):
        return tuple(map(_but_words, part))
    return part
