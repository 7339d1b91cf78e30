"""What a reader must know about an imported file: what was taken in another way, and what was left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from excomm.exchange.gmcr_file import GmcrFile, GmcrPart

# What GMCR+ works out anew whenever it opens a file, and stores for other programs only.
DERIVED = {"coalitionsFull", "nodes"}


def notes_on(file: GmcrFile) -> list[str]:
    """Say in sentences what the crisis file cannot hold as GMCR+ does, or what GMCR+ itself does not use."""
    return [
        *_coalitions(file),
        *_owners(file),
        *_misperceptions(file),
        *_preferences(file),
        *_dashes(file),
        *_unknown_keys(file),
    ]


def _coalitions(file: GmcrFile) -> Iterator[str]:
    for members in file.coalitions:
        if len(members) > 1:
            yield (
                f"GMCR+ has {_listed([file.actors[member].name for member in members])} act as one (a coalition). "
                "Here each decides alone, and coalitions are an analysis of their own."
            )


def _owners(file: GmcrFile) -> Iterator[str]:
    for number, option in enumerate(file.options):
        owners = file.owners(number)
        if not owners:
            yield (
                f"The option '{option.name}' belongs to nobody and so is a condition here, which nobody sets"
                + (
                    f"; its direction '{option.direction}' says nothing then."
                    if option.direction != "both"
                    else "."
                )
            )
        elif len(owners) > 1:
            yield (
                f"The option '{option.name}' is open to {_listed([file.actors[owner].name for owner in owners])}. "
                "GMCR+ counts such an option twice, so that its own results can differ."
            )


def _misperceptions(file: GmcrFile) -> Iterator[str]:
    names = [actor.name for actor in file.actors if actor.misperceptions]
    if names:
        yield (
            f"What {_listed(names)} misperceive is kept as GMCR+ computes with it: as moves that cannot be made, "
            "into such a state or out of it."
        )


def _preferences(file: GmcrFile) -> Iterator[str]:
    if file.ranked_by_hand:
        unused = [actor.name for actor in file.actors if actor.preferences]
        if unused:
            yield (
                f"The preference statements of {_listed(unused)} are left out, since the file does not use them: "
                "states are ranked by hand."
            )
        return
    ranked = [actor.name for actor in file.actors if actor.ranking]
    if ranked:
        yield f"The rankings by hand of {_listed(ranked)} are left out, since the file does not use them."
    paid = [
        actor.name for actor in file.actors if not actor.preferences and len(set(actor.payoffs)) > 1
    ]
    if paid:
        yield (
            f"The payoffs of {_listed(paid)} are left out: GMCR+ works payoffs out anew from the preference "
            "statements, and there are none."
        )


def _dashes(file: GmcrFile) -> Iterator[str]:
    conditions = [
        condition
        for part in (file.infeasible, *(actor.preferences for actor in file.actors))
        for condition in part
    ]
    if any(
        taken == "-"
        for condition in conditions
        for member in condition.members
        for _, taken in member
    ):
        yield "Options marked '-' in a condition are taken not to matter to it."


def _unknown_keys(file: GmcrFile) -> Iterator[str]:
    parts: Sequence[GmcrPart] = (file, *file.options, *file.actors)
    unknown = sorted({key for part in parts for key in part.model_extra or ()} - DERIVED)
    if unknown:
        yield f"Keys of the file that mean nothing here are left out: {_listed(unknown[:20])}."


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
