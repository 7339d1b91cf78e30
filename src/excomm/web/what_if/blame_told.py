"""Who is to blame by rival rules, as it is shown: each number with its range and its words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.blame_results import spread
from excomm.causes.sharing import PROPERTIES, RULES
from excomm.report.text.blame import together_told
from excomm.report.text.blame_choices import instead_told, legend
from excomm.report.text.blame_notes import NOT_MEANT, TOGETHER, notes_of
from excomm.report.text.blame_shares import CHARGED, adds_up
from excomm.report.words.blame import (
    answer_of_blame,
    base_and_whole,
    clipped,
    how_settled,
    most,
    not_named,
    players_called,
    share_in_points,
    what_of,
)
from excomm.report.words.deeds import claims_behind, what_it_was, when_it_was
from excomm.report.words.names import capital, counted
from excomm.tables.in_words import percent
from excomm.web.shapes.blame import (
    Blamed,
    BlameResult,
    ChoiceWeighed,
    Mean,
    PlayerShare,
    RuleTold,
    Shares,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from excomm.causes.blame_results import Blame, ChoiceBlamed
    from excomm.causes.history_causes import Responsible
    from excomm.causes.outcome_shares import OutcomeShares

    Numbers = NDArray[np.float64]

LEAST = 0.005


def blame_told(found: Blame, *, named: bool) -> BlameResult:
    """All that is shown of who is to blame; `named` says whether an outcome was named."""
    causes = found.causes
    parts = [found.actors, *([found.safeguards] if found.safeguards else [])]
    shown = [] if found.never else parts
    return BlameResult(
        outcome=found.outcome,
        what=what_of(found),
        answer=answer_of_blame(found),
        not_named="" if named else not_named(found),
        estimated=not found.never,
        responsibility=None
        if causes is None
        else tuple(_blamed(found, one) for one in causes.deeds if one.responsibility >= LEAST),
        why_no_responsibility=found.why_no_causes,
        together=() if causes is None else tuple(together_told(found, causes)),
        contexts="" if causes is None else counted(causes.contexts, "context"),
        choices=() if found.never else tuple(_choice(found, one) for one in found.choices),
        choices_told=legend(found) if found.choices and not found.never else "",
        worthy="Thankworthy" if found.purpose == "rescue" else "Blameworthy",
        blame="Credit" if found.purpose == "rescue" else "Blame",
        shares=tuple(_shares(found, part) for part in shown),
        rules=tuple(
            RuleTold(
                name=rule.name,
                text=rule.text,
                has=tuple(one for one in PROPERTIES if one in rule.properties),
                lacks=tuple(rule.lacks),
            )
            for rule in RULES.values()
        ),
        properties=dict(PROPERTIES),
        not_meant=(*TOGETHER, *NOT_MEANT),
        notes=tuple(notes_of(found)),
        draws=found.draws,
        version=found.provenance.version,
        digest=found.provenance.digest,
    )


def _blamed(found: Blame, one: Responsible) -> Blamed:
    crisis = found.space.crisis
    return Blamed(
        text=what_it_was(found.space, one.deed),
        when=when_it_was(crisis, one.deed),
        degree=one.responsibility,
        low=one.low,
        high=one.high,
        cause=percent(one.cause),
        claims=tuple(claims_behind(crisis, one.deed)),
    )


def _choice(found: Blame, one: ChoiceBlamed) -> ChoiceWeighed:
    crisis = found.space.crisis
    return ChoiceWeighed(
        text=what_it_was(found.space, one.deed),
        when=when_it_was(crisis, one.deed),
        actor=one.deed.who if one.deed.who in crisis.actors else None,
        after=percent(clipped(one.chance)),
        still=percent(clipped(one.still)),
        instead=instead_told(found, one),
        blameworthiness=_mean(one.degree),
        blame=_mean(one.blame),
        claims=tuple(claims_behind(crisis, one.deed)),
    )


def _shares(found: Blame, part: OutcomeShares) -> Shares:
    names = [capital(name) for name in players_called(found, part)]
    over_actors = part.over == "actors"
    rules = list(part.shares.by_rule)
    words = [base_and_whole(part), adds_up(part), how_settled(found, part), most(found, part)]
    words += [CHARGED] if over_actors else []
    return Shares(
        over="actors" if over_actors else "safeguards",
        words=tuple(filter(None, words)),
        rules=tuple(RULES[key].name for key in rules),
        players=tuple(
            PlayerShare(
                who=name,
                actor=player if over_actors else None,
                shares=tuple(_mean(part.shares.by_rule[key][place]) for key in rules),
                told=tuple(
                    share_in_points(float(part.shares.by_rule[key][place].mean())) for key in rules
                ),
            )
            for place, (name, player) in enumerate(zip(names, part.shares.players, strict=True))
        ),
    )


def _mean(values: Numbers) -> Mean:
    mean, low, high = spread(values)
    return Mean(mean=mean, low=low, high=high)
