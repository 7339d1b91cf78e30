"""What came of a what-if in sentences: the difference, whether it was needed and enough, what it does not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.chances import between, percent
from excomm.report.words.names import capital, counted, spaced

if TYPE_CHECKING:
    from excomm.causes.necessity import Causation
    from excomm.causes.what_if import WhatIf
    from excomm.causes.what_if_counting import Contrast

# Below a hundredth of a point nothing can be told.
LEAST = 0.0001
NO_WORLD = (
    "No world went otherwise: what was changed is so already, or decides too little to show, or nothing in this crisis"
    " reads it."
)
OF_THE_MODEL = (
    "These are worlds of the model. That something made a difference in so many of them does not say that it did in"
    " the one that was."
)
OF_THE_WHOLE = (
    "The difference is that of the whole change: how credit or blame is shared among its parts is another"
    " question."
)
OF_SHARED_LUCK = (
    "In how many worlds it was needed or enough depends on which luck two worlds are taken to share; the bounds in"
    " brackets do not."
)


def points(difference: float) -> str:
    """Write a difference of two shares in percentage points, with its sign.

    >>> [points(one) for one in (0.0294, -0.123, 0.00004, -0.0012, 0)]
    ['+2.9', '−12', 'under +0.01', '−0.12', '0']
    """
    if difference == 0:
        return "0"
    sign = "+" if difference > 0 else "−"
    size = abs(difference)
    if size < LEAST:
        return f"under {sign}0.01" if difference > 0 else f"above {sign}0.01"
    return sign + percent(size).removesuffix(" %")


def points_between(low: float, high: float) -> str:
    """Write a range of differences.

    >>> points_between(0.012, 0.03), points_between(-0.001, 0.02)
    ('+1.2 to +3.0', '−0.10 to +2.0')
    """
    first, last = points(low), points(high)
    return first if first == last else f"{first} to {last}"


def answer_of(found: WhatIf) -> str:
    """The answer in a sentence: of the one outcome asked about, or of that which changed most."""
    one = max(found.contrasts, key=lambda one: abs(one.difference))
    name = capital(spaced(one.outcome))
    if one.was == one.would == 0:
        return (
            f"{name} came about in neither world: what would have prevented it cannot be estimated."
        )
    lead = "" if len(found.contrasts) == 1 else "Most changed: "
    return (
        f"{lead}{name} had a probability of {percent(one.was)} as it was and would have had {percent(one.would)}:"
        f" {_change(one)}{_interval(found, one)}."
    )


def _change(one: Contrast) -> str:
    if one.difference == 0:
        return "no difference"
    size = points(abs(one.difference)).replace("+", "")
    return f"{size} percentage points {'more' if one.difference > 0 else 'less'}"


def _interval(found: WhatIf, one: Contrast) -> str:
    if found.method == "exact":
        return ", computed without runs"
    return f" ({points_between(one.low, one.high)} is what chance leaves open)"


def how_foreseen(found: WhatIf) -> str:
    """Whether anybody foresaw it, which changes what the answer means."""
    if found.anticipated:
        return (
            "Everybody is taken to have known of it: all choose anew, as best they could with it."
        )
    return (
        "Nobody is taken to have foreseen it: all choose as before, as far as they can. Whoever is of another mind"
        " chooses anew. With --anticipated it is as if all had known."
    )


def same_luck(found: WhatIf) -> list[str]:
    """In how many worlds anything changed, and what sharing their luck was worth."""
    if found.pairs is None:
        return []
    count, changed = found.pairs.count, int(found.pairs.changed.sum())
    other = int((found.pairs.was.outcome != found.pairs.would.outcome).sum())
    told = (
        f"Of {counted(count, 'world')}, each run twice with the same luck, {changed:,} went otherwise in some way and"
        f" {other:,} ended otherwise; in all the others it made no difference."
    )
    if not changed:
        return [told, NO_WORLD]
    return [told]


def needed(one: Contrast, *, runs: bool) -> list[str]:
    """In how many worlds it made the difference to an outcome, for and against."""
    name = spaced(one.outcome)
    if one.was == one.would == 0:
        return [f"{capital(name)}: cannot be estimated, since it came about in neither world."]
    said = []
    if runs:
        said.append(_counts(one, name))
    if one.difference <= 0:
        said += [
            f"Needed for {name} (as it was): {_causation(one.necessity)}.",
            f"Enough for {name} (as it was): {_causation(one.sufficiency)}.",
        ]
    if one.difference >= 0:
        said += [
            f"Needed to keep {name} away (as it was): {_causation(one.necessity_of_not)}.",
            f"Enough to keep {name} away (as it was): {_causation(one.sufficiency_of_not)}.",
        ]
    return said


def _counts(one: Contrast, name: str) -> str:
    surer = (
        ""
        if one.reduction is None
        else f" Shared luck makes the difference as sure as {one.reduction:.2g} times as many runs of their own would."
    )
    only = f"{counted(one.lost, 'world')} ended so only as it was, {one.gained:,} only otherwise"
    return f"{capital(name)}: {only}.{surer}"


def _causation(one: Causation) -> str:
    bounds = "" if one.bounds is None else between(*one.bounds)
    if one.value is None:
        return (
            f"{bounds}, whatever worlds share"
            if bounds
            else "cannot be estimated, for want of cases"
        )
    cases = f"of {counted(one.cases, 'world')} where that can be asked"
    return f"{percent(one.value)} {cases} ({bounds}, whatever worlds share)"


def not_meant(found: WhatIf) -> list[str]:
    """What the figures do not mean."""
    said = [OF_THE_MODEL, OF_THE_WHOLE]
    if found.pairs is not None:
        said.append(OF_SHARED_LUCK)
    return said
