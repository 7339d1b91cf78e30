"""Writes what a GMCR+ file holds as a crisis file that people can read, section by section."""

from __future__ import annotations

import json
import re
import textwrap
from typing import TYPE_CHECKING

from excomm.exchange.gmcr_formulas import formula_of, rule_against
from excomm.exchange.gmcr_naming import slug_of
from excomm.model.formulas import written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from excomm.exchange.gmcr_file import GmcrActor, GmcrFile, GmcrOption
    from excomm.exchange.gmcr_naming import GmcrNames
    from excomm.exchange.gmcr_states import States
    from excomm.model.formulas import Formula

WIDTH = 100
LONGEST_TEXT = 300
# Words that YAML reads as something else than text.
NOT_TEXT = {"true", "false", "null", "yes", "no", "on", "off", ""}
_PLAIN = re.compile(r"[A-Za-z]([\w ()/.'-]*[\w)])?", re.ASCII)
_DIRECTION = {"both": "", "fwd": ", irreversible: true", "back": ", irreversible: when dropped"}


def head(file: GmcrFile, *, source: str, title: str, notes: Sequence[str]) -> Iterator[str]:
    """Write the opening: where the file comes from, and what to know about it."""
    program = clean(" ".join(part for part in (file.program, file.version) if part)) or "GMCR+"
    about = (
        f"Imported by Excomm from {clean(source)}, written by {program}. Nothing here cites a source yet: add "
        "'sources:' above, and 'claims:' or 'judgement:' to each part. A file of GMCR+ does not say where "
        "the crisis starts, how it went, or how its states are to be grouped: add 'start:', 'history:' and "
        "'outcomes:'. To compare with results of GMCR+, ask for '--sanctions once-each': it lets each opponent "
        "answer once."
    )
    yield from _comment(about)
    yield ""
    yield f"crisis: {slug_of(title)}"
    yield f"title: {scalar(title)}"
    yield from _folded(
        "text", " ".join([f"Imported from {clean(source)}, a file of the program GMCR+.", *notes])
    )


def actors(file: GmcrFile, names: GmcrNames) -> Iterator[str]:
    """Write the decision makers."""
    yield from ("", "actors:")
    for name, actor in zip(names.actors, file.actors, strict=True):
        yield f"  {name}: {{name: {scalar(actor.name if clean(actor.name) else name)}}}"


def options(file: GmcrFile, names: GmcrNames) -> Iterator[str]:
    """Write the options in the order in which GMCR+ counts them, and as conditions those that belong to nobody."""
    order = dict.fromkeys(option for actor in file.actors for option in actor.options)
    yield from ("", "options:")
    for number in order:
        others = [names.actors[owner] for owner in file.owners(number)[1:]]
        yield f"  {names.options[number]}: {_option(file.options[number], others)}"
    unowned = [number for number in range(len(file.options)) if number not in order]
    if unowned:
        yield from ("", "conditions:")
        for number in unowned:
            yield f"  {names.options[number]}: {{text: {_title(file.options[number])}}}"


def _option(option: GmcrOption, others: Sequence[str]) -> str:
    open_to = f", open_to: [{', '.join(others)}]" if others else ""
    return f"{{text: {_title(option)}{_DIRECTION[option.direction]}{open_to}}}"


def _title(option: GmcrOption) -> str:
    return scalar(option.name if clean(option.name) else "an option without a name")


def rules(file: GmcrFile, names: GmcrNames) -> Iterator[str]:
    """Write the infeasible conditions, as what must not hold."""
    if file.infeasible:
        yield from ("", "rules:")
    for condition in file.infeasible:
        yield from _item(rule_against(condition, names.options), indent=2)


def moves(file: GmcrFile, names: GmcrNames) -> Iterator[str]:
    """Write misperceptions, as moves that cannot be made."""
    if not any(actor.misperceptions for actor in file.actors):
        return
    yield from ("", "moves:", "  forbid:")
    for name, actor in zip(names.actors, file.actors, strict=True):
        for condition in actor.misperceptions:
            states = written(formula_of(condition, names.options))
            for start, end in ((states, "true"), ("true", states)):
                yield f"    - actor: {name}"
                yield from _folded("from", start, indent=6)
                yield from _folded("to", end, indent=6)
                yield "      because: The actor does not perceive such states"


def preferences(file: GmcrFile, names: GmcrNames, states: States | None) -> Iterator[str]:
    """Write what each decision maker wants: by statements, or by ranking the numbered states."""
    yield from ("", "preferences:")
    for name, actor in zip(names.actors, file.actors, strict=True):
        yield f"  {name}:"
        if states is not None:
            yield "    ranking:"
            yield from _ranking(actor, states)
        elif actor.preferences:
            for condition in actor.preferences:
                yield from _item(formula_of(condition, names.options), indent=4)
        else:
            yield "    - true  # no statements: all states are alike to it"


def _ranking(actor: GmcrActor, states: States) -> Iterator[str]:
    if len(actor.ranking) == 1:
        yield "      - true  # all states are alike to it"
        return
    for tied in actor.ranking:
        lists = [f"[{', '.join(states[number])}]" for number in tied]
        if len(lists) == 1:
            yield f"      - {lists[0]}  # state {tied[0]}"
            continue
        yield "      - tied:"
        for number, what in zip(tied, lists, strict=True):
            yield f"          - {what}  # state {number}"


def clean(text: str) -> str:
    """Put a text on one line, without what cannot be printed, and of bearable length."""
    shown = "".join(sign if sign.isprintable() else " " for sign in text[: 4 * LONGEST_TEXT])
    return " ".join(shown.split())[:LONGEST_TEXT]


def scalar(text: str) -> str:
    """Write a text as YAML, in quotes where it would not be read as itself.

    >>> scalar("Air Strike"), scalar("no"), scalar("a: b")
    ('Air Strike', '"no"', '"a: b"')
    """
    line = clean(text)
    plain = _PLAIN.fullmatch(line) and line.lower() not in NOT_TEXT
    return line if plain else json.dumps(line, ensure_ascii=False)


def _item(formula: Formula, *, indent: int) -> Iterator[str]:
    text, margin = written(formula), " " * indent
    if len(text) + indent + 2 <= WIDTH:
        yield f"{margin}- {text}"
    else:
        yield f"{margin}- >-"
        yield from _wrapped(text, " " * (indent + 4))


def _folded(key: str, text: str, *, indent: int = 0) -> Iterator[str]:
    margin = " " * indent
    if len(text) + len(key) + indent + 2 <= WIDTH and ": " not in text and " #" not in text:
        yield f"{margin}{key}: {text}"
    else:
        yield f"{margin}{key}: >-"
        yield from _wrapped(text, " " * (indent + 2))


def _wrapped(text: str, margin: str) -> Iterable[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _comment(text: str) -> Iterable[str]:
    return textwrap.wrap(
        text, WIDTH, initial_indent="# ", subsequent_indent="# ", break_on_hyphens=False
    )
