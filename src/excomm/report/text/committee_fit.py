"""What the records say about a committee, as text: little or much, and what they cannot tell."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, item, paragraph
from excomm.report.words.names import counted, spaced
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from excomm.process.committee_analysis import CommitteeAnalysis
    from excomm.process.committee_fit import CommitteeFit, Fitted
    from excomm.process.committee_panel import Sighting

# A model whose evidence differs from another's by less is no better than it: a factor of about three.
NO_BETTER = 1.0
# Of the file's own priors those are shown that the records narrow to below this share of their spread.
NARROWED = 0.95


def fit_lines(paper: Paper, found: CommitteeAnalysis, fit: CommitteeFit) -> list[str]:
    """Lay out a fit: the records and how well each is met, what they say of influence, and of the file's priors."""
    lines = heading(paper, "WHAT THE RECORDS SAY")
    lines += paragraph(paper, how_fitted(fit))
    lines += ["", *_records(paper, found, fit), "", *_common(paper, fit)]
    return [*lines, *_verdict(paper, fit)]


def how_fitted(fit: CommitteeFit) -> str:
    """How many records there are, and what is taken of how they came about."""
    people = {one.record.member for one in fit.sightings if one.record.member}
    doubtful = sum(not one.verified for one in fit.sightings)
    return (
        f"{counted(len(fit.sightings), 'record')} of {counted(len(people), 'member')}, {doubtful} of them unverified. "
        f"One round of talk is counted {_daily(fit)}, and a share of {percent(fit.error)} of records is taken to be "
        f"coded at random. {fit.effective:,.0f} of {fit.draws:,} draws carry the weight."
    )


def _daily(fit: CommitteeFit) -> str:
    return "a day" if fit.rounds_a_day == 1 else f"{fit.rounds_a_day:g} times a day"


def _records(paper: Paper, found: CommitteeAnalysis, fit: CommitteeFit) -> list[str]:
    rows = [
        [
            one.record.on.text,
            _whose(found, one),
            ", ".join(map(spaced, one.record.favours)),
            percent(before),
            percent(after),
        ]
        for one, before, after in zip(fit.sightings, fit.before, fit.after, strict=True)
    ]
    header = ["on", "who", "recorded for", "by the priors", "once fitted"]
    return grid(paper, header, rows, right=[False, False, False, True, True])


def _whose(found: CommitteeAnalysis, one: Sighting) -> str:
    member = one.record.member
    mark = "" if one.verified else " (unverified)"
    if member is None:
        return f"vote, {one.record.votes} of {one.record.of}{mark}"
    return f"{found.crisis.committees[found.name].members[member].name or member}{mark}"


def _common(paper: Paper, fit: CommitteeFit) -> list[str]:
    """What they say of two numbers that all share, and of those of the file's own priors that they narrow."""
    narrowed = [one for one in fit.priors if one.left < NARROWED]
    rows = [
        *(_fitted(one, one.name) for one in fit.common),
        *(_fitted(one, f"{one.name}, without what is unverified") for one in fit.without),
        *(_fitted(one, one.name) for one in narrowed),
    ]
    header = ["90 % of its weight", "before", "after", "middle", "spread left"]
    return grid(paper, header, rows, right=[False, True, True, True, True])


def _fitted(one: Fitted, name: str) -> list[str]:
    return [
        name,
        f"{one.before[0]:.2f} to {one.before[2]:.2f}",
        f"{one.after[0]:.2f} to {one.after[2]:.2f}",
        f"{one.after[1]:.2f}",
        percent(one.left),
    ]


def _verdict(paper: Paper, fit: CommitteeFit) -> list[str]:
    lines = ["", *paragraph(paper, f"Log-probability of all records: {fit.evidence:.1f}.")]
    for said in compared(fit):
        lines += item(paper, said, indent=2)
    return [*lines, *paragraph(paper, what_is_left(fit))]


def compared(fit: CommitteeFit) -> list[str]:
    """Whether the model does better than simpler ones, and than rival ways of working, in words."""
    others = (
        ("if nobody heard anybody", fit.unmoved),
        ("if all courses were always equally likely", fit.alike),
        *((f"if they had worked as {name} does", told) for name, told in fit.rivals.items()),
    )
    said = []
    for name, evidence in others:
        gain = fit.evidence - evidence
        better = "no better" if abs(gain) < NO_BETTER else "better" if gain > 0 else "worse"
        said.append(f"{name} {evidence:.1f}: the model is {better} than that")
    return said


def what_is_left(fit: CommitteeFit) -> str:
    """Of how many priors the records tell next to nothing."""
    told = len(fit.priors) - sum(one.left < NARROWED for one in fit.priors)
    return f"About {told} of the {counted(len(fit.priors), 'prior')} of the file the records tell next to nothing."
