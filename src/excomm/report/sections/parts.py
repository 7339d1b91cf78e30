"""Places in a crisis file, as a report writes them."""

from __future__ import annotations

from excomm.report.words.names import spaced

Path = tuple[str, ...]


def in_words(path: Path) -> str:
    """Return a path in the file, counted from 0, as the report writes it.

    >>> in_words(("preferences", "usa", "statements", "2")), in_words(("options", "usa.invade"))
    ('preferences of usa, no. 3', 'option usa.invade')
    """
    kind, *rest = path
    heads = {"history": "history", "preferences": "preferences of", "beliefs": "beliefs of"}
    head = heads.get(kind, kind.removesuffix("s"))
    words = [_step_in_words(step) for step in rest if step not in {"statements", "choice"}]
    return f"{head} {', '.join(words)}"


def dotted_in_words(place: str) -> str:
    """Return a place that is written with dots and counted from 1, as claims do, as the report writes it.

    >>> dotted_in_words("options.usa.invade"), dotted_in_words("preferences.usa.3")
    ('option usa.invade', 'preferences of usa, no. 3')
    >>> dotted_in_words("preferences.usa"), dotted_in_words("history")
    ('preferences of usa', 'history')
    """
    kind, _, rest = place.partition(".")
    if not rest:
        return kind
    if kind == "options":
        return in_words((kind, rest))
    steps = (str(int(step) - 1) if step.isdecimal() else step for step in rest.split("."))
    return in_words((kind, *steps))


def _step_in_words(step: str) -> str:
    if step.isdigit():
        return f"no. {int(step) + 1}"
    return step if "." in step else spaced(step)
