"""The numbers by which GMCR+ calls states, and rankings by hand in terms of what is true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.exchange.gmcr_formulas import rule_against

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from excomm.exchange.gmcr_file import GmcrActor, GmcrFile
    from excomm.exchange.gmcr_naming import GmcrNames

# What is true in each state, by its number.
States = dict[int, tuple[str, ...]]
# Finding the states costs at most so many times the number of those that are ranked.
SLACK = 16
FEWEST = 1 << 16


def numbered_states(file: GmcrFile, names: GmcrNames, path: Path) -> States:
    """Number the feasible states as GMCR+ does, from 1.

    Options are put in the order of the decision makers who have them; the first counts 1, the next 2, then
    4 and so on; states are numbered by the sum of what is taken in them.
    """
    from excomm.space.bits import positions_of
    from excomm.space.enumerating import satisfying_codes

    order = tuple(dict.fromkeys(option for actor in file.actors for option in actor.options))
    positions = {names.options[option]: place for place, option in enumerate(order)}
    ranked = max(sum(map(len, actor.ranking)) for actor in file.actors)
    rules = [rule_against(condition, names.options) for condition in file.infeasible]
    try:
        codes = satisfying_codes(rules, positions, most=max(FEWEST, SLACK * ranked))
    except InputError:
        raise InputError(
            f"{path}: far more states are feasible than the {ranked:,} that are ranked by hand",
            remedy="rank every feasible state, or use preference statements",
        ) from None
    if not codes.size:
        raise InputError(
            f"{path}: no state is feasible", remedy="take back an infeasible condition"
        )
    bits = tuple(positions)
    return {
        number: tuple(bits[place] for place in positions_of(code))
        for number, code in enumerate(codes.tolist(), start=1)
    }


def check_ranking(actor: GmcrActor, states: Mapping[int, object], path: Path) -> None:
    """Refuse a ranking that leaves states out or names states that are not there."""
    ranked = {state for tied in actor.ranking for state in tied}
    strange, missing = sorted(ranked - states.keys()), sorted(states.keys() - ranked)
    if strange or missing:
        what = (
            f"ranks state {strange[0]}, which is not feasible"
            if strange
            else f"leaves out state {missing[0]}, which is feasible"
        )
        raise InputError(
            f"{path}: the ranking of {actor.name[:40]} {what}",
            remedy=f"states are numbered 1 to {len(states)}; every one must be ranked once",
        )
