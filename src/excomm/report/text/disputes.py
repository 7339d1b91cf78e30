"""Where claims are at odds, as text: who says what on each side, and the variants that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import Paper, heading, paragraph, strong, wrapped
from excomm.report.words.claims import CHECKED, speaker
from excomm.report.words.names import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.evidence.coverage import SourcesFound
    from excomm.evidence.disputes import Dispute
    from excomm.model.crisis import Crisis


# So many claims of a side are told in full unless all are asked for.
FEW = 3


def dispute_lines(paper: Paper, found: SourcesFound, *, every: bool) -> Iterator[str]:
    """Every element that a claim speaks against, those without a variant first."""
    if not found.disputes:
        return
    yield from heading(paper, f"DISPUTED: {counted(len(found.disputes), 'element')}")
    for one in sorted(found.disputes, key=lambda dispute: bool(dispute.variants)):
        yield from _dispute(paper, found, one, None if every else FEW)


def _dispute(paper: Paper, found: SourcesFound, one: Dispute, most: int | None) -> Iterator[str]:
    weights = f"weight {one.weight_for:g} for, {one.weight_against:g} against"
    yield from (
        strong(paper, line)
        for line in wrapped(
            f"{_called(found.crisis, one.place)}: {weights}", paper.width, first="  ", rest="    "
        )
    )
    for side, names in (("for", one.speaks_for), ("against", one.speaks_against)):
        for name in names[:most]:
            yield from _claim(paper, found, side, name)
        if most is not None and len(names) > most:
            left = f"and {', '.join(names[most:])}"
            yield from wrapped(left, paper.width, first=" " * 12, rest=" " * 12)
    if not one.speaks_for:
        yield from paragraph(paper, "No claim speaks for it.", indent=4)
    yield from wrapped(_follows(found, one), paper.width, first="    → ", rest="      ")


def _called(crisis: Crisis, place: str) -> str:
    """A place as the file writes it; where it is a whole section, or an actor's, with what that is."""
    section, _, key = place.partition(".")
    if place == "history":
        return f"{place} (the path that was taken)"
    if section == "preferences" and key in crisis.actors:
        return f"{place} (what {crisis.actors[key].name or key} wants, all in all)"
    return place if key else f"{place} (all of them)"


def _claim(paper: Paper, found: SourcesFound, side: str, name: str) -> Iterator[str]:
    claim = found.crisis.evidence[name]
    who = f"{speaker(claim)}: " if speaker(claim) else ""
    weight = f", weight {claim.weight:g}" if claim.weight != 1 else ""
    text = f"{name} ({CHECKED[claim.checked]}{weight}) {who}{claim.says}"
    first = f"    {side:7} "
    yield from wrapped(text, paper.width, first=first, rest=" " * len(first))


def _follows(found: SourcesFound, one: Dispute) -> str:
    """The variants that follow, or why the file takes the side that it takes, or what could be done."""
    if one.place.startswith("variants."):
        return f"The file holds it as a variant: --variant {one.place.partition('.')[2]}"
    if one.variants:
        called = listed([f"--variant {variant}" for variant in one.variants])
        return f"What follows can be run: {called}"
    if one.judgement:
        return f"The file decides by judgement: {one.judgement}"
    kept = "" if found.crisis.variants else ", as this file has none yet"
    return (
        f"No variant follows from it{kept}; if it matters, write one that rests on the other side."
    )
