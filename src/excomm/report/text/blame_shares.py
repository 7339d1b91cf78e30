"""Shares of an outcome's probability as text: who has which by each rule, and what they are shares of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.safeguards import safeguards_in
from excomm.causes.sharing import RULES
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, item, paragraph
from excomm.report.words.blame import (
    NOTHING,
    base_and_whole,
    how_settled,
    players_called,
    share_in_points,
    what_of,
)
from excomm.report.words.deeds import guarded_in_words, kept_up
from excomm.report.words.names import capital, listed, spaced
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from excomm.causes.blame_results import Blame
    from excomm.causes.outcome_shares import OutcomeShares

CHARGED = (
    "What is in force at the start is charged to nobody; who brought that about is a question for a crisis that begins"
    " earlier."
)
GROUP = "Group: the part of each in the blameworthiness of all together, costs included."


def shares_lines(paper: Paper, found: Blame, part: OutcomeShares) -> list[str]:
    """Each player's share by each rule, and what it means not to act or not to be asked."""
    guards = part.over == "safeguards"
    who = "SAFEGUARDS: panels that must agree or can stop an event" if guards else "ACTORS"
    lines = heading(
        paper, f"SHARES of the probability {what_of(found)} among {who}; in percentage points"
    )
    columns = _columns(found, part)
    rows = list(zip(*columns.values(), strict=True))
    lines += grid(paper, [*columns], rows, right=[False, *[True] * (len(columns) - 1)])
    lines += [
        "",
        *paragraph(paper, f"{base_and_whole(part)} {adds_up(part)} {how_settled(found, part)}"),
    ]
    said = _guarding(found, part) if guards else _still(found, part)
    return lines + [line for one in said for line in item(paper, one)]


def _columns(found: Blame, part: OutcomeShares) -> dict[str, list[str]]:
    """Each player, its mean share by each rule, by the first of them with the range over draws, and in the group."""
    columns = {"who": [capital(name) for name in players_called(found, part)]}
    for key, values in part.shares.by_rule.items():
        columns[RULES[key].name] = [share_in_points(one) for one in values.mean(axis=1).tolist()]
        if key == "shapley" and found.draws > 1:
            ends = np.quantile(values, [0.05, 0.95], axis=1).T.tolist()
            columns["9 of 10 draws"] = [_reach(low, high) for low, high in ends]
    if part.over != "safeguards":
        group = found.groups.shares.mean(axis=0).tolist()
        columns["group"] = [share_in_points(one) for one in group]
    return columns


def _reach(low: float, high: float) -> str:
    first, last = share_in_points(low), share_in_points(high)
    return first if first == last else f"{first} to {last}"


def adds_up(part: OutcomeShares) -> str:
    """Say what shares by Shapley add up to; nothing where there is nothing to share."""
    if not np.abs(part.whole).max() > NOTHING:
        return ""
    whole = percent(float(np.clip((part.base + part.whole).mean(), 0, 1)))
    return (
        f"The shares by Shapley add up to the step from there to the {whole} above, not to 100 %."
    )


def _still(found: Blame, part: OutcomeShares) -> list[str]:
    """What each actor keeps up that keeps still."""
    crisis = found.space.crisis
    said = [f"Keeping still, {kept_up(crisis, actor)}." for actor in part.shares.players]
    charged = [CHARGED] if any(name in crisis.options for name in crisis.start) else []
    return [*said, *charged, GROUP]


def _guarding(found: Blame, part: OutcomeShares) -> list[str]:
    """What each panel stands before, and how one can harm that stops something."""
    crisis = found.space.crisis
    names = [capital(name) for name in players_called(found, part)]
    guards = safeguards_in(crisis, people=False)
    said = [
        f"{name}: {guarded_in_words(crisis, guard)}."
        for name, guard in zip(names, guards, strict=True)
    ]
    means = part.shares.by_rule["shapley"].mean(axis=1)
    worse = means < -NOTHING if found.purpose == "rescue" else means > NOTHING
    if worse.any():
        outcome = spaced(found.outcome)
        who = listed([name for name, one in zip(names, worse.tolist(), strict=True) if one])
        said.append(
            f"That asking a panel makes {outcome} likelier ({who}) is no slip: what it stops would have led the crisis"
            f" elsewhere, and what goes on instead runs the other dangers of {outcome} for longer."
        )
    return said
