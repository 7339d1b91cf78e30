"""What came of a what-if in sentences: the difference, how little of it is known, and what it does not mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes.interventions import Adopt, Believe, Prefer, Replace, Unwant, Vary
from excomm.process.priors import priors_in
from excomm.report.words.names import capital, counted, spaced
from excomm.tables.in_words import percent

if TYPE_CHECKING:
    from excomm.causes.what_if import WhatIf
    from excomm.causes.what_if_counting import Contrast

# Below a hundredth of a point nothing can be told.
LEAST = 0.0001
# How sure the two ranges of an answer are: over draws of what is not known, and over the chance of runs.
LEVELS = {"what_is_not_known": 0.9, "chance": 0.95}
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
FORESEEN = "Everybody is taken to have known of it: all choose anew, as best they could with it."
UNFORESEEN = "Nobody is taken to have foreseen it: all choose as before, as far as they can."
CHOOSE_ANEW = (
    " Only an actor whose own wishes, beliefs or settings are changed chooses anew, taking the others to do what it"
    " took them to do."
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
    """The answer: of the one outcome asked about, or of that which changed most; what is not known comes first."""
    one = max(found.contrasts, key=lambda one: abs(one.difference))
    name = spaced(one.outcome)
    if one.was == one.would == 0:
        return f"{capital(name)} comes about in neither world: what would have prevented it cannot be estimated."
    lead = capital(name) if len(found.contrasts) == 1 else f"Most changes for {name}: it"
    return (
        f"{lead} has a probability of {percent(one.was)} in the model as it stands and would have {percent(one.would)}"
        f" with the change: {_change(one)}{_on_average(found)}. {_open(found, one)}{_chance(found, one)}."
    )


def _on_average(found: WhatIf) -> str:
    return " on average" if len(found.draws) > 1 else ""


def _change(one: Contrast) -> str:
    if one.difference == 0:
        return "no difference"
    size = points(abs(one.difference)).replace("+", "")
    return f"{size} percentage points {'more' if one.difference > 0 else 'less'}"


def _open(found: WhatIf, one: Contrast) -> str:
    """How far what is not known moves the difference; nothing where all is known."""
    if len(found.draws) > 1:
        low, _, high = one.spread
        return f"Depending on what is not known it is {points_between(low, high)} (9 of 10 draws). "
    if priors_in(found.was.crisis):
        return (
            "How much depends on what is not known is not in this: each quantity is at its median. "
        )
    return ""


def _chance(found: WhatIf, one: Contrast) -> str:
    if found.method == "exact":
        return "It is computed without runs, so that no chance comes in"
    return f"The chance of the runs alone leaves {points_between(one.low, one.high)} (95 %)"


def how_foreseen(found: WhatIf) -> str:
    """Whether anybody foresaw it, which changes what the answer means, and how to ask the other way."""
    if found.anticipated:
        return FORESEEN
    return f"{foreseen(found)} With --anticipated it is as if all had known."


def foreseen(found: WhatIf) -> str:
    """Whether anybody foresaw it, which changes what the answer means."""
    if found.anticipated:
        return FORESEEN
    of_a_mind = (Believe, Prefer, Unwant, Vary, Adopt, Replace)
    anew = CHOOSE_ANEW if any(isinstance(one, of_a_mind) for one in found.interventions) else ""
    return f"{UNFORESEEN}{anew}"


def same_luck(found: WhatIf) -> list[str]:
    """In how many worlds anything changed."""
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


def not_meant(found: WhatIf) -> list[str]:
    """What the figures do not mean."""
    said = [OF_THE_MODEL, OF_THE_WHOLE]
    if found.pairs is not None:
        said.append(OF_SHARED_LUCK)
    return said
