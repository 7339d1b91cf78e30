"""What a GMCR+ file means, said as plainly as possible: a twin of the importer, for comparison.

States are sets of the numbers of the options that are taken in them.
"""

from itertools import chain, combinations
from typing import Any

State = frozenset[int]


def fits(state: State, condition: Any) -> bool:
    """Whether a state satisfies a condition, or any member of a compound one."""
    members = condition["members"] if isinstance(condition, dict) else [condition]
    return any(all((option in state) == (mark == "Y") for option, mark in m) for m in members)


def feasible(file: dict[str, Any]) -> list[State]:
    """The feasible states in the order of their numbers, the first being number 1.

    Options count 1, 2, 4 and so on in the order of the decision makers who have them.
    """
    numbers = range(len(file["options"]))
    states = chain.from_iterable(combinations(numbers, size) for size in range(len(numbers) + 1))
    order = [option for actor in file["decisionMakers"] for option in actor["options"]]
    kept = [
        frozenset(state)
        for state in states
        if not any(fits(frozenset(state), condition) for condition in file["infeasibles"])
    ]
    return sorted(kept, key=lambda state: sum(2 ** order.index(option) for option in state))


def score(file: dict[str, Any], actor: int, state: State) -> int:
    """The sum of the weights 2^(k-j) of the j-th of k statements that hold."""
    statements = file["decisionMakers"][actor]["preferences"]
    return sum(
        2 ** (len(statements) - place)
        for place, statement in enumerate(statements, start=1)
        if fits(state, statement)
    )


def can_move(file: dict[str, Any], actor: int, start: State, end: State) -> bool:
    """Whether a decision maker can move between two feasible states."""
    maker = file["decisionMakers"][actor]
    differing = start ^ end
    if not differing or not differing <= set(maker["options"]):
        return False
    if any(fits(state, c) for c in maker.get("misperceptions", []) for state in (start, end)):
        return False
    refused = {"both": None, "fwd": False, "back": True}
    return all(
        refused[file["options"][option]["permittedDirection"]] != (option in end)
        for option in differing
    )
