"""The result of checking a crisis file, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.evidence.unwritten import unwritten
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.names import counted

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.report.checking import Checked
    from excomm.report.doubts import Doubt

# So many parts are named in a warning unless all are asked for.
MOST_NAMED = 8


def _verdict(checked: Checked) -> str:
    blank = len(unwritten(checked.space.crisis))
    if not blank:
        return f"{checked.file} is sound."
    return f"{checked.file} is a draft: {counted(blank, 'claim')} still to be written. The model itself is sound."


def checked_lines(paper: Paper, checked: Checked, *, name: str, every: bool) -> list[str]:
    """Lay out what a sound file holds, and what its author may want to look at again."""
    crisis = checked.space.crisis
    lines = [strong(paper, line) for line in wrapped(_verdict(checked), paper.width)]
    lines += paragraph(paper, f"{crisis.title}: {_contents(checked)}.")
    if crisis.variants:
        number = len(crisis.variants)
        each = "Its one variant" if number == 1 else f"Each of its {number} variants"
        lines += paragraph(paper, f"{each} compiles too.")
    if checked.doubts:
        lines += heading(paper, "TO LOOK AT AGAIN")
        for doubt in checked.doubts:
            lines += item(paper, _doubt(doubt, every=every), indent=2)
    return lines + hint(paper, "See what could last in it:", f"excomm stability {name}")


def _contents(checked: Checked) -> str:
    crisis = checked.space.crisis
    statements = sum(len(p.statements) for p in crisis.preferences.values())
    numbers = [
        counted(len(crisis.actors), "actor"),
        counted(len(crisis.options), "option"),
        counted(len(crisis.conditions), "condition"),
        counted(len(crisis.rules), "rule"),
        counted(checked.space.states, "possible state"),
        counted(statements, "preference statement"),
        *_parts_for_later(crisis),
    ]
    return ", ".join(number for number in numbers if not number.startswith("0 "))


def _parts_for_later(crisis: Crisis) -> list[str]:
    return [
        counted(len(crisis.outcomes), "outcome"),
        counted(len(crisis.events), "event"),
        counted(len(crisis.history), "step of history", "steps of history"),
        counted(len(crisis.evidence), "claim"),
    ]


def _doubt(doubt: Doubt, *, every: bool) -> str:
    if len(doubt.parts) == 1:
        return f"{doubt.parts[0]} {doubt.text}"
    shown = doubt.parts if every else doubt.parts[:MOST_NAMED]
    left = len(doubt.parts) - len(shown)
    more = f", and {left:,} more (--all names them)" if left else ""
    return f"{len(doubt.parts):,} {doubt.text}: {', '.join(shown)}{more}"
