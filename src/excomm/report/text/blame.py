"""Who is to blame for an outcome, or kept it from coming, as text: rival rules side by side, and what they mean."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from excomm.report.text.blame_choices import choices_lines
from excomm.report.text.blame_notes import not_meant, rests_on, rules_told
from excomm.report.text.blame_shares import shares_lines
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.blame import NOTHING, answer_of_blame, not_named
from excomm.report.words.deeds import what_instead, what_it_was, when_it_was
from excomm.report.words.names import counted, listed, spaced
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.causes.blame_results import Blame
    from excomm.causes.deeds import Deed
    from excomm.causes.history_causes import HistoryCauses, Responsible

# Degrees below this are not worth a line.
LEAST = 0.005
MOST_TOGETHER = 4


def blame_lines(paper: Paper, found: Blame, *, name: str, named: bool = True) -> list[str]:
    """Lay out who is to blame, or to thank; `name` is what the user calls the crisis by.

    `named` says whether the user named an outcome: if not, which was taken is told.
    """
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    lines += paragraph(paper, answer_of_blame(found))
    lines += [] if named else paragraph(paper, not_named(found))
    if not found.never:
        lines += _responsibility(paper, found)
        lines += choices_lines(paper, found)
        lines += shares_lines(paper, found, found.actors)
        if found.safeguards:
            lines += shares_lines(paper, found, found.safeguards)
        lines += rules_told(paper)
        lines += not_meant(paper)
    lines += rests_on(paper, found)
    return lines + hint(paper, "How likely history was, step by step:", f"excomm history {name}")


def _responsibility(paper: Paper, found: Blame) -> list[str]:
    """Of each thing on record, how far it is responsible for where history ended."""
    causes, crisis = found.causes, found.space.crisis
    if causes is None:
        why = f"Cannot be estimated: {spaced(found.why_no_causes)}."
        return heading(paper, "RESPONSIBILITY on record") + paragraph(paper, why)
    lines = heading(paper, f"RESPONSIBILITY on record: why {_came(found)}")
    shown = [one for one in causes.deeds if one.responsibility >= LEAST]
    rows = [
        [
            what_it_was(found.space, one.deed),
            when_it_was(crisis, one.deed),
            f"{one.responsibility:.2f}",
            f"{one.low:.2f} to {one.high:.2f}",
            percent(one.cause),
        ]
        for one in shown
    ]
    if rows:
        header = ["what", "when", "degree", "95 %", "a cause in"]
        lines += grid(paper, header, rows, right=[False, False, True, True, True])
    lines += ["", *paragraph(paper, _below(causes, shown))]
    return lines + [line for one in together_told(found, causes) for line in item(paper, one)]


def _below(causes: HistoryCauses, shown: Sequence[Responsible]) -> str:
    """What the table does not say: what contexts are, what an order is worth, and how much is left out."""
    each = causes.contexts // max(causes.draws, 1)
    said = [
        (
            f"Means over {counted(causes.contexts, 'context')}: histories that agree with the record, in which all luck"
            f" that is not on record is drawn anew, {each} for each draw of what is not known (more with --draws)."
        )
    ]
    if any(
        one.responsibility > other.responsibility and one.low < other.high
        for one, other in pairwise(shown)
    ):
        said.append("Where intervals overlap, the order may be chance.")
    left = len(causes.deeds) - len(shown)
    if left:
        bounds = "" if causes.exhaustive else ", as far as was searched"
        said.append(f"{counted(left, 'other thing')} on record made no difference{bounds}.")
    return " ".join(said)


def _came(found: Blame) -> str:
    outcome = spaced(found.outcome)
    return f"it did not end in {outcome}" if found.purpose == "rescue" else f"it ended in {outcome}"


def together_told(found: Blame, causes: HistoryCauses) -> Iterator[str]:
    """Say what was changed, and in how many worlds it made the difference."""
    crisis = found.space.crisis
    outcome = spaced(found.outcome)
    otherwise = f"ends in {outcome}" if found.purpose == "rescue" else f"does not end in {outcome}"
    for deeds, share in causes.together[:MOST_TOGETHER]:
        changed = listed(
            [f"{what_it_was(found.space, one)} [{what_instead(crisis, one)}]" for one in deeds]
        )
        together = "" if len(deeds) == 1 else ", all at once and none of them alone"
        yield (
            f"Changed{together}: {changed}. In {percent(share)} of {causes.contexts:,} contexts that agree with the"
            f" record history then {otherwise}{_with_others_held(causes, deeds, share)}."
        )


def _with_others_held(causes: HistoryCauses, deeds: Sequence[Deed], share: float) -> str:
    """Say so where a change made the difference only with other deeds held: then its degree falls short of 1/k."""
    degrees = {row.deed: row.responsibility for row in causes.deeds}
    full = all(degrees[deed] >= share / len(deeds) - NOTHING for deed in deeds)
    return "" if full else ", in some of them only with other deeds held as they were"
