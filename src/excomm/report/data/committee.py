"""What a committee decides and why, in the shape that programs read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.process.committee_analysis import leader_share

if TYPE_CHECKING:
    from excomm.process.committee_analysis import CommitteeAnalysis, Meeting
    from excomm.process.committee_fit import CommitteeFit, Fitted


def committee_data(found: CommitteeAnalysis) -> dict[str, Any]:
    """Return an analysis of a committee for JSON: decision, positions, what settings change, others, the fit."""
    return {
        "crisis": found.crisis.crisis,
        "committee": found.name,
        "samples": found.samples,
        "seed": found.seed,
        "course": found.course,
        "course_is_history": found.is_history,
        **_meeting(found.meeting, found.course),
        "positions": found.table().to_records(),
        "settings": [
            {
                "setting": change.setting,
                "value": change.value,
                "without": change.without._asdict(),
                "in_full": change.in_full._asdict(),
            }
            for change in found.changes
        ],
        "others": [
            {"committee": other.room.name, **_meeting(other, found.course)}
            for other in found.others
        ],
        "fit": None if found.fit is None else _fit(found.fit),
    }


def _meeting(meeting: Meeting, course: str) -> dict[str, Any]:
    low, middle, high = meeting.chance(course)
    mean = meeting.decision.mean(axis=0).tolist()
    shares = meeting.shares.mean(axis=0).tolist() if meeting.shares.size else []
    return {
        "model": meeting.room.model,
        "rounds": meeting.met.rounds,
        "change": meeting.met.change,
        "decision": dict(zip(meeting.room.courses, mean, strict=True)),
        "chance": {"course": course, "low": low, "median": middle, "high": high},
        "spread": float(meeting.met.spread.mean()),
        "shares": dict(zip(meeting.room.members, shares, strict=False)),
        "leader_share": leader_share(meeting),
    }


def _fit(fit: CommitteeFit) -> dict[str, Any]:
    return {
        "records": [
            {
                "on": one.record.on.text,
                "member": one.record.member,
                "favours": list(one.record.favours),
                "votes": one.record.votes,
                "of": one.record.of,
                "rounds": one.rounds,
                "verified": one.verified,
                "before": before,
                "after": after,
            }
            for one, before, after in zip(fit.sightings, fit.before, fit.after, strict=True)
        ],
        "common": [_fitted(one) for one in fit.common],
        "common_without_unverified": [_fitted(one) for one in fit.without],
        "priors": [_fitted(one) for one in fit.priors],
        "log_evidence": {
            "model": fit.evidence,
            "unmoved": fit.unmoved,
            "alike": fit.alike,
            "rivals": dict(fit.rivals),
        },
        "draws": fit.draws,
        "effective_draws": fit.effective,
        "error": fit.error,
        "rounds_a_day": fit.rounds_a_day,
    }


def _fitted(one: Fitted) -> dict[str, Any]:
    return {
        "name": one.name,
        "before": dict(zip(("low", "median", "high"), one.before, strict=True)),
        "after": dict(zip(("low", "median", "high"), one.after, strict=True)),
        "left": one.left,
    }
