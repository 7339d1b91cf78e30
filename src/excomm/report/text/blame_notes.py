"""What rules of blame grant and lack, what their numbers do not mean, and on what they rest, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.safeguards import safeguards_in
from excomm.causes.sharing import PROPERTIES, RULES
from excomm.report.text.paper import heading, item
from excomm.report.words.deeds import (
    claims_behind,
    claims_behind_safeguard,
    safeguard_called,
    what_it_was,
)
from excomm.report.words.names import capital, counted, listed
from excomm.report.words.odds import what_is_not_known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.causes.blame_results import Blame
    from excomm.report.text.paper import Paper

# Degrees below this are not worth a line.
LEAST = 0.05
TOGETHER = (
    (
        "Responsibility is about what is on record: what had to be otherwise for history to end otherwise. Shares are"
        " about the chances beforehand, over all courses that the crisis could have taken. Something may have all of"
        " the one and nothing of the other, and the two orders need not agree."
    ),
    (
        "Blame and blameworthiness are in the eyes of the one who chose; shares and responsibility in those of the"
        " model."
    ),
)
NOT_MEANT = (
    (
        "No number here is a verdict. They say what made a difference in this model, under its priors and its list of"
        " what could be done; who meant what, and who had which duty, is not in it."
    ),
    (
        "Degrees of responsibility do not sum to one: of a chain of things, each without which nothing would have"
        " happened, each has a degree of 1. A degree of 1/3 says that it took two more things."
    ),
    (
        "What would have been instead is to keep still (of choices), not to come (of events), or the opposite answer:"
        " another alternative, another number."
    ),
    "A share below zero says that whoever has it makes it less likely.",
)


def rules_told(paper: Paper) -> list[str]:
    """What each rule of sharing says, grants and lacks."""
    lines = heading(paper, "WHY THE ANSWERS DIFFER")
    lines += [line for one in TOGETHER for line in item(paper, one)]
    lines += heading(paper, "WHAT THE RULES OF SHARING GRANT AND LACK")
    for rule in RULES.values():
        has = listed([one for one in PROPERTIES if one in rule.properties])
        lines += item(paper, f"{rule.name}: {rule.text}. Has {has}; lacks {listed(rule.lacks)}.")
    for name, text in PROPERTIES.items():
        lines += item(paper, f"{capital(name)}: {text}.", indent=2)
    return lines


def not_meant(paper: Paper) -> list[str]:
    """What the numbers do not mean."""
    return heading(paper, "WHAT THE NUMBERS DO NOT MEAN") + [
        line for note in NOT_MEANT for line in item(paper, note)
    ]


def rests_on(paper: Paper, found: Blame) -> list[str]:
    """How many worlds were played, and the claims on which what was changed rests."""
    return heading(paper, "WHAT THIS RESTS ON") + [
        line for note in notes_of(found) for line in item(paper, note)
    ]


def notes_of(found: Blame) -> Iterator[str]:
    """How many worlds were played, on which claims it rests, and how what is not known was dealt with."""
    causes, crisis = found.causes, found.space.crisis
    if causes:
        searched = (
            "every search among what is on record was exhaustive"
            if causes.exhaustive
            else f"in {causes.bounded:,} the search among what is on record was bounded, and degrees may be higher"
        )
        yield (
            f"{counted(causes.contexts, 'context')} of luck that agree with the record, {causes.worlds:,} worlds played"
            f" in them; {searched}. Causes by the modified definition of Halpern and Pearl (2015), degrees by Chockler"
            " and Halpern (2004)."
        )
        for one in causes.deeds:
            claims = claims_behind(crisis, one.deed)
            if one.responsibility >= LEAST:
                yield f"{what_it_was(found.space, one.deed)}: {_claims(claims)}."
    for guard in safeguards_in(crisis, people=False) if found.safeguards else ():
        yield f"{capital(safeguard_called(crisis, guard))}: {_claims(claims_behind_safeguard(crisis, guard))}."
    yield what_is_not_known(found.space, found.draws)
    yield from (f"{capital(note)}." for note in found.notes)


def _claims(claims: tuple[str, ...]) -> str:
    """The claims on which something rests, or that it rests on none."""
    return f"rests on {listed(claims)}" if claims else "rests on no claim"
