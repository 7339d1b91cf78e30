"""Checks what the shape of a GMCR+ file does not show: that its numbers refer to something."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from excomm.model.checking import MOST_BITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.exchange.gmcr_file import GmcrActor, GmcrCondition, GmcrFile

MOST_ACTORS = 20
# Every pair of options can exclude each other; beyond, finding the states would take too long.
MOST_INFEASIBLE = MOST_BITS * (MOST_BITS - 1) // 2


def faults_of(file: GmcrFile) -> list[str]:
    """Return what is wrong with a file, each fault with its place."""
    return [*_sizes(file), *_conditions(file), *_actors(file), *_coalitions(file)]


def _sizes(file: GmcrFile) -> Iterator[str]:
    for what, found, most in (
        ("options", len(file.options), MOST_BITS),
        ("decision makers", len(file.actors), MOST_ACTORS),
        ("infeasible conditions", len(file.infeasible), MOST_INFEASIBLE),
    ):
        if found > most:
            yield f"the file has {found:,} {what}; at most {most:,} can be held"


def _conditions(file: GmcrFile) -> Iterator[str]:
    for number, condition in enumerate(file.infeasible):
        place = f"infeasibles[{number}]"
        yield from _members(file, condition, place)
        if any(all(taken == "-" for _, taken in member) for member in condition.members):
            yield f"{place}: it names no option, and so would rule out every state"


def _members(file: GmcrFile, condition: GmcrCondition, place: str) -> Iterator[str]:
    for member in condition.members:
        seen: dict[int, str] = {}
        for option, taken in member:
            if not 0 <= option < len(file.options):
                yield f"{place}: {_no_option(file, option)}"
            elif seen.setdefault(option, taken) != taken:
                yield f"{place}: it wants option {option} both {seen[option]} and {taken}"


def _no_option(file: GmcrFile, option: int) -> str:
    return f"there is no option {option}; options are numbered 0 to {len(file.options) - 1}"


def _actors(file: GmcrFile) -> Iterator[str]:
    for number, actor in enumerate(file.actors):
        place = f"decisionMakers[{number}] ({actor.name[:40]})"
        for option in actor.options:
            if not 0 <= option < len(file.options):
                yield f"{place}.options: {_no_option(file, option)}"
        for key in ("preferences", "misperceptions"):
            for at, condition in enumerate(getattr(actor, key)):
                yield from _members(file, condition, f"{place}.{key}[{at}]")
        if file.ranked_by_hand:
            yield from _ranking(actor, place)
    if file.ranked_by_hand:
        yield from _numbering(file)


def _ranking(actor: GmcrActor, place: str) -> Iterator[str]:
    times = Counter(state for tied in actor.ranking for state in tied)
    if not times:
        yield f"{place}.preferenceRanking is missing, although the file says that states are ranked by hand"
        return
    state, often = times.most_common(1)[0]
    if often > 1:
        yield f"{place}.preferenceRanking: state {state} stands in it {often} times"


def _numbering(file: GmcrFile) -> Iterator[str]:
    for option in range(len(file.options)):
        if not file.owners(option):
            yield (
                f"options[{option}] belongs to no decision maker, and states are ranked by hand: which number "
                "a state has can then not be known"
            )


def _coalitions(file: GmcrFile) -> Iterator[str]:
    for number, members in enumerate(file.coalitions):
        for member in members:
            if not 0 <= member < len(file.actors):
                yield (
                    f"coalitions[{number}]: there is no decision maker {member}; "
                    f"they are numbered 0 to {len(file.actors) - 1}"
                )
