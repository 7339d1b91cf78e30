"""Who is to blame for an outcome, or kept it from coming, as text: rival rules side by side, and what they mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from excomm.causes.blame_results import spread
from excomm.causes.sharing import RULES
from excomm.report.text.blame_notes import not_meant, rests_on, rules_told
from excomm.report.text.grid import grid
from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.chances import between, percent
from excomm.report.words.deeds import what_instead, what_it_was, when_it_was
from excomm.report.words.names import called, capital, counted, listed, spaced

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from excomm.causes.blame_results import Blame, ChoiceBlamed
    from excomm.causes.history_causes import HistoryCauses
    from excomm.causes.outcome_shares import OutcomeShares

# Degrees below this are not worth a line.
LEAST = 0.005
# Shares smaller than this are what rounding leaves.
NOTHING, SMALLEST = 1e-9, 1e-4
MOST_TOGETHER = 4


def blame_lines(paper: Paper, found: Blame, *, name: str) -> list[str]:
    """Lay out who is to blame, or to thank; `name` is what the user calls the crisis by."""
    lines = [strong(paper, line) for line in wrapped(found.space.crisis.title, paper.width)]
    lines += paragraph(paper, _answer(found))
    if not found.never:
        lines += _responsibility(paper, found)
        lines += _choices(paper, found)
        lines += _shares(paper, found, found.actors)
        if found.safeguards:
            lines += _shares(paper, found, found.safeguards)
        lines += rules_told(paper)
    lines += not_meant(paper)
    lines += rests_on(paper, found)
    return lines + hint(paper, "How likely history was, step by step:", f"excomm history {name}")


def _what(found: Blame) -> str:
    """What has a probability: that of an outcome, or that it does not come."""
    outcome = spaced(found.outcome)
    return f"that {outcome} does not come" if found.purpose == "rescue" else f"of {outcome}"


def _answer(found: Blame) -> str:
    """How likely it is, and who has most of it by which rule."""
    outcome = spaced(found.outcome)
    if found.never:
        return (
            f"Cannot be estimated: {outcome} never comes about in this model, whoever acts, so that nobody has a"
            " share in it."
        )
    chance = found.actors.base + found.actors.whole
    said = f"The probability {_what(found)} is {_spread(chance)}."
    part = found.safeguards if found.purpose == "rescue" and found.safeguards else found.actors
    return f"{said} {_most(found, part)}"


def _most(found: Blame, part: OutcomeShares) -> str:
    """Who has most by each rule: one for all, or the disagreement."""
    names = _called(found, part)
    leads = {}
    for key, values in part.shares.by_rule.items():
        means = values.mean(axis=1)
        if means.max() > NOTHING:
            first = np.flatnonzero(means >= means.max() - NOTHING)
            leads[RULES[key].name] = listed([names[place] for place in first])
    if not leads:
        return "Nobody makes it likelier by any rule."
    over = "safeguards" if part.over == "safeguards" else "actors"
    if len(set(leads.values())) == 1:
        who = next(iter(leads.values()))
        return f"Of all {over} most of it falls on {who}, by every rule that finds that any does."
    told = [
        f"{who} ({', '.join(rule for rule, one in leads.items() if one == who)})"
        for who in dict.fromkeys(leads.values())
    ]
    return f"The rules disagree on whom of the {over} most of it falls: {listed(told)}."


def _responsibility(paper: Paper, found: Blame) -> list[str]:
    """Of each thing on record, how far it is responsible for where history ended."""
    causes, crisis = found.causes, found.space.crisis
    if causes is None:
        why = f"Cannot be estimated: {found.why_no_causes}."
        return heading(paper, "RESPONSIBILITY on record") + paragraph(paper, why)
    lines = heading(paper, f"RESPONSIBILITY on record: why {_came(found)}")
    rows = [
        [
            what_it_was(crisis, one.deed),
            when_it_was(crisis, one.deed),
            f"{one.responsibility:.2f}",
            f"{one.low:.2f} to {one.high:.2f}",
            percent(one.cause),
        ]
        for one in causes.deeds
        if one.responsibility >= LEAST
    ]
    if rows:
        header = ["what", "when", "degree", "95 %", "a cause in"]
        lines += grid(paper, header, rows, right=[False, False, True, True, True])
    left = counted(len(causes.deeds) - len(rows), "other thing")
    lines += ["", *paragraph(paper, f"{capital(left)} on record made no difference.")]
    return lines + _sentences(paper, found, causes)


def _came(found: Blame) -> str:
    outcome = spaced(found.outcome)
    return f"it did not end in {outcome}" if found.purpose == "rescue" else f"it ended in {outcome}"


def _sentences(paper: Paper, found: Blame, causes: HistoryCauses) -> list[str]:
    """What was changed, and in how many worlds it made the difference."""
    crisis, lines = found.space.crisis, []
    outcome = spaced(found.outcome)
    otherwise = f"ends in {outcome}" if found.purpose == "rescue" else f"does not end in {outcome}"
    for deeds, share in causes.together[:MOST_TOGETHER]:
        changed = listed(
            [f"{what_it_was(crisis, one)} [{what_instead(crisis, one)}]" for one in deeds]
        )
        together = "" if len(deeds) == 1 else ", all at once and none of them alone"
        lines += item(
            paper,
            f"Changed{together}: {changed}. In {percent(share)} of {causes.contexts:,} contexts that agree with the"
            f" record history then {otherwise}.",
        )
    return lines


def _choices(paper: Paper, found: Blame) -> list[str]:
    """Each choice on record as its actor could see it."""
    if not found.choices:
        return []
    lines = heading(paper, "EACH CHOICE ON RECORD, as its actor could see it then")
    what = "its not coming" if found.purpose == "rescue" else spaced(found.outcome)
    rows = [
        [
            what_it_was(found.space.crisis, one.deed),
            percent(_clipped(one.chance)),
            percent(_clipped(one.still)),
            _instead(found, one),
            f"{spread(one.degree)[0]:.3f}",
            f"{spread(one.blame)[0]:.3f}",
        ]
        for one in found.choices
    ]
    header = ["choice", "after it", "had it kept still", "instead", "worthiness", "blame"]
    lines += grid(paper, header, rows, right=[False, True, True, False, True, True])
    worthy = "most to be thanked" if found.purpose == "rescue" else "most blameworthy"
    text = (
        f"After it: the probability of {what}, to the actor's knowledge. Instead: the course beside which it is"
        f" {worthy}, with its probability. Worthiness: by how much less likely that course would have made it, less"
        " what it would have cost. Blame: the mean degree of responsibility in what the actor could have taken to"
        " follow."
    )
    return [*lines, "", *paragraph(paper, text)]


def _instead(found: Blame, one: ChoiceBlamed) -> str:
    if not one.instead or one.degree.mean() < LEAST / 10:
        return "nothing"
    courses = found.space.crisis.courses.get(one.deed.who, {})
    text = courses[one.instead].text if one.instead in courses else ""
    return f"{text or spaced(one.instead)}: {percent(_clipped(one.other))}"


def _clipped(values: NDArray[np.float64]) -> float:
    return float(np.clip(values.mean(), 0, 1))


def _shares(paper: Paper, found: Blame, part: OutcomeShares) -> list[str]:
    """Each player's share by each rule."""
    guards = part.over == "safeguards"
    who = "SAFEGUARDS: panels that must agree or can stop an event" if guards else "ACTORS"
    lines = heading(paper, f"SHARES of the probability {_what(found)} among {who}")
    rows = []
    for place, player in enumerate(_players(found, part)):
        means = [values[place].mean() for values in part.shares.by_rule.values()]
        low, high = np.quantile(part.shares.by_rule["shapley"][place], [0.05, 0.95]).tolist()
        group = [] if guards else [signed(found.groups.shares[:, place].mean())]
        rows.append(
            [
                player,
                signed(means[0]),
                f"{signed(low)} to {signed(high)}",
                *map(signed, means[1:]),
                *group,
            ]
        )
    names = [rule.name for rule in RULES.values()]
    header = ["who", names[0], "9 of 10 draws", *names[1:], *([] if guards else ["group"])]
    lines += grid(paper, header, rows, right=[False] + [True] * (len(header) - 1))
    without = "with no panel asked" if guards else "with all keeping still"
    text = (
        f"{capital(without)} it is {percent(_clipped(part.base))}; all together add {signed(part.whole.mean())}."
        f"{'' if guards else ' Group: the part in the blameworthiness of all together, costs included.'}"
    )
    return [*lines, "", *paragraph(paper, text)]


def _players(found: Blame, part: OutcomeShares) -> list[str]:
    return [capital(name) for name in _called(found, part)]


def _called(found: Blame, part: OutcomeShares) -> list[str]:
    """The players as they stand within a sentence."""
    if part.over == "actors":
        return [called(found.space.crisis, name) for name in part.shares.players]
    return [spaced(name) for name in part.shares.players]


def _spread(values: NDArray[np.float64]) -> str:
    low, high = np.quantile(values, [0.05, 0.95]).tolist()
    mean = percent(_clipped(values))
    return mean if values.size == 1 else f"{mean} ({between(max(low, 0.0), min(high, 1.0))})"


def signed(share: float) -> str:
    """Write a share that may be below zero.

    >>> signed(0.12), signed(-0.0166), signed(-1e-15), signed(0.00003)
    ('12 %', '-1.7 %', '0 %', '0.00 %')
    """
    if abs(share) < SMALLEST:
        return "0 %" if abs(share) < NOTHING else "0.00 %"
    return f"-{percent(-share)}" if share < 0 else percent(share)
