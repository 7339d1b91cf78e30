"""What caused the outcome of one run of a simulation, as text and as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.report.text.blame_notes import NOT_MEANT, not_meant
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.chances import day_in_words
from excomm.report.words.deeds import held_in_words, what_instead, what_it_was
from excomm.report.words.names import counted, listed, spaced

if TYPE_CHECKING:
    from excomm.causes.actual import Cause
    from excomm.causes.run_causes import RunCauses

# So many causes are told one by one.
MOST_CAUSES = 6


def run_causes_lines(paper: Paper, found: RunCauses, *, name: str, options: str = "") -> list[str]:
    """Lay out what caused the outcome of a run; `name` is what the user calls the crisis by.

    `options` are what was typed to repeat the runs.
    """
    crisis, degrees = found.space.crisis, found.found.responsibilities
    lines = [strong(paper, line) for line in wrapped(crisis.title, paper.width)]
    lines += paragraph(paper, _answer(found))
    rows = [
        [
            what_it_was(found.space, deed),
            day_in_words(crisis, deed.day),
            f"{degrees[deed.name]:.2f}",
        ]
        for deed in sorted(found.deeds, key=lambda deed: -degrees[deed.name])
        if degrees[deed.name] > 0
    ]
    if rows:
        lines += heading(paper, "RESPONSIBILITY, most first")
        lines += grid(paper, ["what", "when", "degree"], rows, right=[False, False, True])
    lines += ["", *paragraph(paper, _others(found, len(rows)))]
    for cause in found.found.causes[:MOST_CAUSES]:
        lines += item(paper, _sentence(found, cause))
    lines += not_meant(paper) + _rests_on(paper, found)
    return lines + hint(
        paper, "Read the run as a story:", f"excomm simulate {name}{options} --run {found.run}"
    )


def _others(found: RunCauses, causing: int) -> str:
    """Of all other things, that they made no difference, or that none was found."""
    left = len(found.deeds) - causing
    if not left:
        return ""
    other = counted(left, "other thing" if causing else "thing")
    if found.found.exhaustive:
        return f"{other} that could have been otherwise made no difference."
    return (
        f"Of {other} that could have been otherwise, none was found to be part of a cause within the bounds of the"
        " search."
    )


def _came(found: RunCauses) -> str:
    kept = "did not end" if found.purpose == "rescue" else "ended"
    return f"{kept} in {spaced(found.outcome)}"


def _answer(found: RunCauses) -> str:
    causes = found.found.causes
    said = f"Run {found.run} {_came(found)}."
    if not causes:
        tried = "" if found.found.exhaustive else " that was tried"
        return f"{said} Nothing{tried} could have changed that: it would have come so anyhow."
    return f"{said} {counted(len(causes), 'cause')} found."


def _sentence(found: RunCauses, cause: Cause) -> str:
    """What was changed and what was held, and what then came."""
    crisis = found.space.crisis
    by_name = {deed.name: deed for deed in found.deeds}
    changed = listed(
        [
            f"{what_it_was(found.space, by_name[name])} [{what_instead(crisis, by_name[name])}]"
            for name in cause.variables
        ]
    )
    held = [
        what_it_was(found.space, by_name[name]) if name in by_name else held_in_words(crisis, name)
        for name in cause.held
    ]
    kept = f" Held as it was, though that would have changed it: {listed(held)}." if held else ""
    other = "ends" if found.purpose == "rescue" else "does not end"
    return f"Changed: {changed}.{kept} The run then {other} in {spaced(found.outcome)}."


def _rests_on(paper: Paper, found: RunCauses) -> list[str]:
    search = found.found
    searched = (
        "every set of them was searched"
        if search.exhaustive
        else f"the search was bounded: {_found_so_far(search.complete)}, and degrees may be higher"
    )
    notes = [
        (
            f"{search.evaluations:,} worlds with the luck of run {found.run} of seed {found.seed};"
            f" {counted(len(found.deeds), 'thing')} could have been otherwise, and {searched}."
        ),
        "Causes by the modified definition of Halpern and Pearl (2015), degrees by Chockler and Halpern (2004).",
    ]
    return heading(paper, "WHAT THIS RESTS ON") + [
        line for note in notes for line in item(paper, note)
    ]


def _found_so_far(complete: int) -> str:
    """Up to which size all causes are found."""
    if not complete:
        return "there may be others, even of a single thing"
    return f"all causes of up to {complete} of them are found"


def run_causes_data(found: RunCauses) -> dict[str, Any]:
    """Return what caused the outcome of a run for JSON; `held` names what was held to show a cause."""
    crisis = found.space.crisis
    return {
        "crisis": crisis.crisis,
        "title": crisis.title,
        "run": found.run,
        "seed": found.seed,
        "outcome": found.outcome,
        "for": found.purpose,
        "exhaustive": found.found.exhaustive,
        "complete": found.found.complete,
        "worlds": found.found.evaluations,
        "causes": [
            {"of": list(cause.variables), "held": list(cause.held)} for cause in found.found.causes
        ],
        "not_meant": list(NOT_MEANT),
        "table": found.table().to_data(),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }
