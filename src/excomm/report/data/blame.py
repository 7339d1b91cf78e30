"""Who is to blame for an outcome, or kept it from coming, as plain data."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.causes.blame_results import spread
from excomm.causes.safeguards import safeguards_in
from excomm.causes.sharing import PROPERTIES, RULES
from excomm.report.text.blame_notes import NOT_MEANT, TOGETHER
from excomm.report.words.blame import LEVELS, answer_of_blame
from excomm.report.words.deeds import claims_behind, claims_behind_safeguard, what_it_was
from excomm.report.words.names import owner

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.causes.blame_results import Blame, ChoiceBlamed
    from excomm.causes.deeds import Deed
    from excomm.causes.history_causes import HistoryCauses
    from excomm.causes.outcome_shares import OutcomeShares
    from excomm.model.crisis import Crisis
    from excomm.space.space import Space


def blame_data(
    found: Blame, *, variants: Sequence[str] = (), vary: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Return who is to blame by every rule for JSON.

    `estimated` is false where the outcome never comes about: then no rule says anything. Of every value there is the
    mean over draws and the range of nine tenths of them. `responsibility` is null where history has nothing to be
    explained, as `why_no_responsibility` says; its `low` and `high` are the interval of the mean. `levels` says how
    sure the two ranges are. `keeping_still` is what each actor goes on with where it is taken to keep still.
    """
    crisis = found.space.crisis
    return {
        "crisis": crisis.crisis,
        "title": crisis.title,
        "variants": list(variants),
        "vary": dict(vary or {}),
        "outcome": found.outcome,
        "for": found.purpose,
        "answer": answer_of_blame(found),
        "estimated": not found.never,
        "levels": LEVELS,
        "draws": found.draws,
        "interrupted": found.interrupted,
        "responsibility": None
        if found.causes is None
        else _responsibility(found.space, found.causes),
        "why_no_responsibility": found.why_no_causes or None,
        "choices": [_choice(found.space, one) for one in found.choices],
        "groups": [
            {"group": list(group), "blameworthiness": _spread(found.groups.degrees[:, place])}
            for place, group in enumerate(found.groups.groups)
            if group
        ],
        "group_shares": {
            name: _spread(found.groups.shares[:, place])
            for place, name in enumerate(found.groups.members)
        },
        "keeping_still": {
            actor: [one for one in crisis.start if one in crisis.options and owner(one) == actor]
            for actor in found.actors.shares.players
        },
        "actors": _shares(found.actors, {}),
        "safeguards": None
        if found.safeguards is None
        else _shares(found.safeguards, _behind(crisis)),
        "rules": {
            rule.key: {
                "name": rule.name,
                "text": rule.text,
                "has": [one for one in PROPERTIES if one in rule.properties],
                "lacks": list(rule.lacks),
            }
            for rule in RULES.values()
        },
        "properties": PROPERTIES,
        "not_meant": [*TOGETHER, *NOT_MEANT],
        "notes": list(found.notes),
        "table": found.table().to_data(),
        "version": found.provenance.version,
        "digest": found.provenance.digest,
    }


def _responsibility(space: Space, causes: HistoryCauses) -> dict[str, Any]:
    return {
        "contexts": causes.contexts,
        "worlds": causes.worlds,
        "bounded": causes.bounded,
        "deeds": [
            {
                **_deed(space, one.deed),
                "degree": one.responsibility,
                "low": one.low,
                "high": one.high,
                "there": one.there,
                "cause": one.cause,
                "alone": one.alone,
            }
            for one in causes.deeds
        ],
        "causes": [
            {"of": [deed.label for deed in deeds], "share": share}
            for deeds, share in causes.together
        ],
    }


def _deed(space: Space, deed: Deed) -> dict[str, Any]:
    return {
        "step": deed.step,
        "kind": deed.kind,
        "who": deed.who,
        "what": deed.what,
        "text": what_it_was(space, deed),
        "day": deed.day,
        "claims": list(claims_behind(space.crisis, deed)),
    }


def _choice(space: Space, one: ChoiceBlamed) -> dict[str, Any]:
    return {
        **_deed(space, one.deed),
        "probability": _spread(one.chance),
        "had_it_kept_still": _spread(one.still),
        "instead": one.instead or None,
        "instead_in": one.instead_in,
        "probability_instead": _spread(one.other),
        "cost_instead": _spread(one.cost),
        "blameworthiness": _spread(one.degree),
        "blame": _spread(one.blame),
        "blame_bounded": one.bounded,
    }


def _shares(part: OutcomeShares, claims: Mapping[str, list[str]]) -> dict[str, Any]:
    return {
        "base": _spread(part.base),
        "whole": _spread(part.whole),
        "exact": part.shares.exact,
        "players": [
            {
                "who": name,
                "claims": claims.get(name, []),
                **{rule: _spread(values[place]) for rule, values in part.shares.by_rule.items()},
            }
            for place, name in enumerate(part.shares.players)
        ],
    }


def _behind(crisis: Crisis) -> dict[str, list[str]]:
    return {
        guard.name: list(claims_behind_safeguard(crisis, guard))
        for guard in safeguards_in(crisis, people=False)
    }


def _spread(values: NDArray[Any]) -> dict[str, float]:
    mean, low, high = spread(values)
    return {"mean": mean, "low": low, "high": high}
