"""Which rules leave no state possible: the few that contradict each other, out of perhaps many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError, PartError
from excomm.model.formulas import written
from excomm.space.enumerating import Patience, can_be_satisfied
from excomm.space.settling import as_rule

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula

# Some seconds; whatever is not known after them is taken for possible, so that rules too many are named.
PATIENCE = 1 << 31
# So many rules are quoted, and so many told by number.
MOST_QUOTED = 3
MOST_NUMBERED = 5
LONGEST_QUOTATION = 60


def no_states(crisis: Crisis) -> PartError:
    """The error of a crisis in which no state is possible: it names rules that cannot hold together."""
    rules = [rule.rule for rule in crisis.rules]
    always = [as_rule(consequence) for consequence in crisis.consequences]
    blamed = contradictory(rules, always)
    if not blamed:
        return PartError(
            ("consequences",),
            "there is no state from which nothing more would follow",
            remedy="make the 'when' of consequences exclude each other",
        )
    quoted = [_quoted(number, rules[number]) for number in blamed[:MOST_QUOTED]]
    remedy = "loosen one of them" if len(blamed) > 1 else "loosen it"
    if always and _possible([rules[number] for number in blamed], Patience(PATIENCE)):
        remedy += ", or a consequence: every state must be one from which nothing more would follow"
    return PartError(
        ("rules", blamed[0]),
        f"no state satisfies {_numbered(blamed)}",
        remedy="; ".join([remedy, *quoted]),
    )


def _numbered(rules: Sequence[int]) -> str:
    numbers = [str(number + 1) for number in rules[:MOST_NUMBERED]]
    if len(rules) > len(numbers):
        numbers.append(f"{len(rules) - len(numbers)} more")
    if len(numbers) == 1:
        return f"rule {numbers[0]}"
    return f"rules {', '.join(numbers[:-1])} and {numbers[-1]} together"


def _quoted(number: int, rule: Formula) -> str:
    text = written(rule)
    shown = text if len(text) <= LONGEST_QUOTATION else f"{text[: LONGEST_QUOTATION - 2]} …"
    return f"rule {number + 1} is '{shown}'"


def contradictory(rules: Sequence[Formula], always: Sequence[Formula]) -> list[int]:
    """Of rules that cannot hold together where `always` does, the positions of a few that cannot either.

    None of them could be left out, unless finding that out would take long. Halves are looked at before single rules,
    as in QuickXplain (Junker 2004): it takes a number of checks near the number of rules found, times the logarithm of
    the number of rules given. Empty if `always` alone cannot hold.

    >>> from excomm.model.parsing import parse
    >>> contradictory([parse("a"), parse("b"), parse("not a")], [])
    [0, 2]
    """
    patience = Patience(PATIENCE)

    def possible(chosen: Sequence[int]) -> bool:
        return patience.left < 0 or _possible([*always, *(rules[at] for at in chosen)], patience)

    every = list(range(len(rules)))
    return sorted(_needed([], every, possible, changed=bool(always)))


def _possible(formulas: Sequence[Formula], patience: Patience) -> bool:
    try:
        return can_be_satisfied(formulas, patience)
    except InputError:
        return True


def _needed(
    kept: list[int],
    doubted: list[int],
    possible: Callable[[Sequence[int]], bool],
    *,
    changed: bool,
) -> list[int]:
    """Which of the doubted rules it takes, besides those kept, for a contradiction."""
    if changed and not possible(kept):
        return []
    if len(doubted) <= 1:
        return doubted
    first, second = doubted[: len(doubted) // 2], doubted[len(doubted) // 2 :]
    from_second = _needed([*kept, *first], second, possible, changed=True)
    from_first = _needed([*kept, *from_second], first, possible, changed=bool(from_second))
    return from_first + from_second
