"""What to write instead, where a fault is a slip that many make."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from excomm.model.names import LONGEST_NAME, NAME, OPTION, RESERVED, squashed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.model.located import Path

# What people call a key, and what it is called here.
CALLED = {
    "then": "sets",
    "effect": "sets",
    "effects": "sets",
    "unsets": "clears",
    "if": "when",
    "description": "text",
    "desc": "text",
    "label": "text",
    "reason": "because",
    "why": "because",
}
OPPOSITE = {
    "sets": "clears",
    "clears": "sets",
    "takes": "drops",
    "drops": "takes",
    "start": "",
}
# A name that was written with blanks has no more words than this before, or after, the one that is in the way.
MOST_WORDS = 3


def instead_of_formula(path: Path, text: str, at: int, known: Iterable[str]) -> str:
    """What to write for a formula that cannot be read because of what stands at `at`; empty if nothing is likely.

    >>> instead_of_formula(("rules", 0), "not league guarantee", 11, ["league.guarantee"])
    "did you mean 'league.guarantee'?"
    """
    if text.startswith("then", at) and path[-1:] == ("when",):
        return _cause_and_effect(text[:at], text[at + len("then") :])
    return _name_with_blanks(text, at, known)


def _cause_and_effect(cause: str, effect: str) -> str:
    """A formula `A then B` taken apart, where only A belongs."""
    parts = [part.strip() for part in effect.split(" and ")]
    sets = [part for part in parts if _is_name(part)]
    clears = [part[4:].strip() for part in parts if part.startswith("not ")]
    if len(sets) + len(clears) < len(parts) or not all(map(_is_name, clears)):
        return "write the cause under 'when:' and what follows under 'sets:' or 'clears:'"
    cause = cause.strip().removeprefix("if ")
    written = [f"'when: {cause}'"]
    written += [
        f"'{key}: {_one_or_list(names)}'"
        for key, names in (("sets", sets), ("clears", clears))
        if names
    ]
    return f"write {' and '.join(written)}"


def _is_name(text: str) -> bool:
    return bool(NAME.fullmatch(text) or OPTION.fullmatch(text))


def _one_or_list(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"[{', '.join(names)}]"


def _name_with_blanks(text: str, at: int, known: Iterable[str]) -> str:
    """The known name that some words in a row spell, the second or a later one of which stands at `at`."""
    names = {squashed(name): name for name in known}
    before = re.findall(r"\S+", text[max(0, at - LONGEST_NAME) : at])[-MOST_WORDS:]
    after = re.findall(r"[\w.]+", text[at : at + LONGEST_NAME])[:MOST_WORDS]
    for first in range(len(before)):
        for last in range(len(after), 0, -1):
            words = [*before[first:], *after[:last]]
            found = "" if RESERVED & {*words} else names.get(squashed("".join(words)))
            if found:
                return f"did you mean '{found}'?"
    return ""


def instead_of_name(path: Path, text: str) -> str:
    """What to write for a text that stands where a name is needed, and is a formula; empty if it is none.

    >>> instead_of_name(("consequences", 0, "sets", 0), "not war")
    "write 'clears: war'"
    """
    key = next((str(step) for step in reversed(path) if isinstance(step, str)), "")
    words = text.split()
    if len(words) == len(["not", "name"]) and words[0] == "not" and key in OPPOSITE:
        opposite = OPPOSITE[key]
        return (
            f"write '{opposite}: {words[1]}'" if opposite else "leave it out: all else is not true"
        )
    if "and" in words and all(map(_is_name, parts := re.split(r"\s+and\s+", text))):
        return f"write [{', '.join(parts)}]"
    return ""
