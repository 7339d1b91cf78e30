"""Tells a full analysis of a committee: what each setting changes, others beside it, and what the records say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.committee_analysis import leader_share
from excomm.report.sections.dates import date_in_words
from excomm.report.text.committee import SETTINGS
from excomm.report.text.committee_fit import NARROWED, compared, how_fitted, what_is_left
from excomm.report.words.names import capital, listed, spaced
from excomm.tables.in_words import percent
from excomm.web.chance import naming
from excomm.web.committee.marks import called
from excomm.web.committee.spreads import in_words, spread_of
from excomm.web.shapes.committee import Spread
from excomm.web.shapes.committee_full import (
    BesideTold,
    CommitteeResult,
    FittedNumber,
    FittedRecord,
    FitTold,
    SettingTold,
)

if TYPE_CHECKING:
    from excomm.process.committee_analysis import CommitteeAnalysis, Meeting
    from excomm.process.committee_fit import CommitteeFit, Fitted
    from excomm.process.committee_panel import Sighting
    from excomm.process.committee_settings import Change, Effect

_YES_OR_NO = {"devils_advocate", "leader.present"}


def full_told(found: CommitteeAnalysis) -> CommitteeResult:
    """Everything that an analysis found."""
    return CommitteeResult(
        committee=found.name,
        course=found.course,
        answer=tuple(spaced(line) for line in str(found).splitlines()),
        settings=tuple(map(_setting, found.changes)),
        beside=tuple(_beside(found, one) for one in (found.meeting, *found.others)),
        fit=None if found.fit is None else _fit(found, found.fit),
        samples=found.samples,
        seed=found.seed,
    )


def _setting(change: Change) -> SettingTold:
    said = "yes" if change.value else "no"
    without, in_full = _spread(change.without), _spread(change.in_full)
    return SettingTold(
        setting=change.setting,
        title=capital(SETTINGS[change.setting]),
        here=said if change.setting in _YES_OR_NO else f"{change.value:.2f}",
        without=without,
        in_full=in_full,
        without_words=in_words(without),
        in_full_words=in_words(in_full),
        apart_without=f"{change.without.spread:.2f}",
        apart_in_full=f"{change.in_full.spread:.2f}",
    )


def _spread(effect: Effect) -> Spread:
    return Spread(mean=effect.chance, low=effect.low, high=effect.high)


def _beside(found: CommitteeAnalysis, meeting: Meeting) -> BesideTold:
    room, decision = meeting.room, meeting.decision.mean(axis=0)
    share = spread_of(meeting.decision[:, room.courses.index(found.course)])
    top, leads = int(decision.argmax()), leader_share(meeting)
    return BesideTold(
        committee=room.name,
        title=capital(spaced(room.name)),
        text=found.crisis.committees[room.name].text,
        share=share,
        words=in_words(share),
        apart=f"{meeting.met.spread.mean():.2f}",
        leader="" if leads is None else percent(leads),
        likeliest=f"{spaced(room.courses[top])} {percent(decision[top])}",
    )


def _fit(found: CommitteeAnalysis, fit: CommitteeFit) -> FitTold:
    together = zip(fit.sightings, fit.before, fit.after, strict=True)
    narrowed = [one for one in fit.priors if one.left < NARROWED]
    return FitTold(
        how=how_fitted(fit),
        records=tuple(_record(found, one, before, after) for one, before, after in together),
        numbers=(
            *(_number(one, one.name) for one in fit.common),
            *(_number(one, f"{one.name}, without what is unverified") for one in fit.without),
            *(_number(one, _called(found, one.name)) for one in narrowed),
        ),
        evidence=f"Log-probability of all records: {fit.evidence:.1f}.",
        compared=tuple(f"{capital(spaced(said))}." for said in compared(fit)),
        left=what_is_left(fit),
    )


def _called(found: CommitteeAnalysis, name: str) -> str:
    """A prior of the committee by its place in it, as people would call it."""
    return naming.called(found.crisis, ("committees", found.name, *name.split("."))).says


def _record(found: CommitteeAnalysis, one: Sighting, before: float, after: float) -> FittedRecord:
    record, committee = one.record, found.crisis.committees[found.name]
    vote = f"Vote, {record.votes} of {record.of}"
    return FittedRecord(
        when=date_in_words(record.on.text),
        who=vote if record.member is None else called(committee, record.member),
        favours=listed([spaced(course) for course in record.favours], last="or"),
        verified=one.verified,
        before=before,
        after=after,
        before_words=percent(before),
        after_words=percent(after),
    )


def _number(one: Fitted, name: str) -> FittedNumber:
    return FittedNumber(
        name=capital(name), before=one.before, after=one.after, left=percent(one.left)
    )
