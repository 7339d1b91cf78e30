"""Each choice on record as its actor could see it then, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.blame_results import spread
from excomm.causes.blameworthiness import STAYING
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, paragraph
from excomm.report.words.blame import clipped
from excomm.report.words.deeds import course_in_words, what_it_was
from excomm.report.words.names import spaced
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from excomm.causes.blame_results import Blame, ChoiceBlamed

NO_BREAK = "\u00a0"
# Degrees below this are nothing.
LEAST = 0.0005
EYES = (
    "All this is in the eyes of the one who chose, by what it saw and believed then, which may be far from what the"
    " rest of this page has."
)


def choices_lines(paper: Paper, found: Blame) -> list[str]:
    """Each choice on record: what it made likelier in its actor's eyes, beside what else could have been done."""
    if not found.choices:
        return []
    lines = heading(paper, "EACH CHOICE ON RECORD, as its actor could see it then")
    rows = [
        [
            what_it_was(found.space, one.deed),
            percent(clipped(one.chance)),
            percent(clipped(one.still)),
            instead_told(found, one),
            f"{spread(one.degree)[0]:.3f}",
            f"{spread(one.blame)[0]:.3f}",
        ]
        for one in found.choices
    ]
    worthy, blame = (
        ("thankworthy", "credit") if found.purpose == "rescue" else ("blameworthy", "blame")
    )
    header = ["choice", "after it", "kept still", "instead", worthy, blame]
    lines += grid(paper, header, rows, right=[False, True, True, False, True, True])
    return [*lines, "", *paragraph(paper, legend(found))]


def legend(found: Blame) -> str:
    """Say what the columns mean, and in whose eyes it is so."""
    outcome = spaced(found.outcome)
    if found.purpose == "rescue":
        what, worthy, blame = f"that {outcome} does not come", "thankworthy", "Credit"
        how = "Thankworthy: by how much likelier the choice made that than the other course would have"
    else:
        what, worthy, blame = f"of {outcome}", "blameworthy", "Blame"
        how = f"Blameworthy: by how much less likely the other course would have made {outcome}"
    return (
        f"{EYES} After it: the probability {what}. Kept still: the same, had the actor not chosen. Instead: the course"
        f" beside which the choice is most {worthy}, with its probability. {how}, less what that would have cost the"
        f" actor. {blame}: the mean degree of responsibility in what it could have taken to follow.{_bounded(found)}"
    )


def _bounded(found: Blame) -> str:
    """How far degrees may be higher since not every search was exhaustive."""
    most = max(one.bounded for one in found.choices)
    if not most:
        return ""
    return (
        " It may be higher: the search among what could have followed was bounded in up to"
        f" {percent(most)} of the situations drawn for a choice."
    )


def instead_told(found: Blame, one: ChoiceBlamed) -> str:
    """The course beside which a choice is worthy; what keeping still comes to has a column of its own."""
    if not one.instead or one.degree.mean() < LEAST:
        return "no better course" if found.purpose == "harm" else "no worse course"
    course = course_in_words(found.space.crisis, one.deed.who, one.instead)
    if one.instead == STAYING:
        return course
    # A number and its sign stay on one line.
    chance = percent(clipped(one.other)).replace(" ", NO_BREAK)
    draws = one.chance.size
    often = "" if one.instead_in == draws else f" (in {one.instead_in:,} of {draws:,} draws)"
    return f"{course}: {chance}{often}"
