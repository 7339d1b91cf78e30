"""Checks certificates of coalitions by plain loops, sharing no code with the analysis that wrote them."""

from __future__ import annotations

from itertools import combinations, pairwise
from typing import TYPE_CHECKING

from excomm.stability.coalition_certificates import CoalitionStable
from excomm.stability.plain_graph import PlainGraph, require

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from excomm.space.graph import Graph
    from excomm.stability.coalition_certificates import (
        CoalitionCertificate,
        CoalitionQuestion,
        CoalitionSanction,
        CoalitionUnstable,
    )
    from excomm.stability.joining import Coalition
    from excomm.stability.steps import Step

# Where one mover (an actor alone, or a group) can go from a state.
Goes = dict["Coalition", "Callable[[int], set[int]]"]


def check_coalition_certificate(graph: Graph, certificate: CoalitionCertificate) -> None:
    """Verify that a certificate proves its verdict on a coalition; raise `CertificateError` if not.

    For a stable state: that every improvement of the coalition is answered as its concept asks; for an unstable one:
    that the improvement is one, and that no sequence the others have undoes it.
    """
    model = PlainGraph(graph, {})
    if isinstance(certificate, CoalitionStable):
        _check_stable(model, certificate)
    else:
        _check_unstable(model, certificate)


def _check_stable(model: PlainGraph, stable: CoalitionStable) -> None:
    improvements = _improvements(model, stable.asked.coalition, stable.asked.state)
    ends = [_end(model, stable.asked, answer.improvement) for answer in stable.answers]
    require(sorted(ends) == sorted(improvements), "not every improvement has its one answer")
    require(stable.asked.concept != "cnash" or not improvements, "there is an improvement")
    for answer in stable.answers:
        _check_sanction(model, stable.asked, answer)


def _check_unstable(model: PlainGraph, unstable: CoalitionUnstable) -> None:
    asked = unstable.asked
    end = _end(model, asked, unstable.improvement)
    require(end in _improvements(model, asked.coalition, asked.state), "not every member gains")
    if asked.concept == "cnash":
        return
    for answer in _ends(_answering(model, asked), end):
        returns = _returns(model, asked, answer)
        harmless = not _resists(model, asked, answer)
        escaped = any(not _resists(model, asked, back) for back in returns)
        require(harmless or escaped, f"a sanction was overlooked, in state {answer}")


def _end(model: PlainGraph, asked: CoalitionQuestion, improvement: Sequence[Step]) -> int:
    """Where the members' moves lead, if they are such."""
    require(bool(improvement), "an improvement without a move")
    here = asked.state
    for step in improvement:
        require(step.actor in asked.coalition, "a move by somebody outside of the coalition")
        require(step.start == here, "a move that does not begin where the last one ended")
        require(step.end in model.moves(step.actor, here), "a move that its actor cannot make")
        here = step.end
    _check_turns([step.actor for step in improvement])
    return here


def _check_sanction(model: PlainGraph, asked: CoalitionQuestion, answer: CoalitionSanction) -> None:
    require(bool(answer.steps), "a sanction without a step")
    goes = _answering(model, asked)
    here = answer.improvement[-1].end
    for step in answer.steps:
        require(step.start == here, "a step that does not begin where the last one ended")
        require(step.group in goes, "a step by nobody who could answer")
        require(
            step.end in goes[step.group](here), "a step that its group cannot, or would not, make"
        )
        here = step.end
    _check_turns([step.group for step in answer.steps])
    _check_unwilling(model, asked, here, answer.unwilling)
    told = {back.end for back in answer.returns}
    require(told == _returns(model, asked, here) - {here}, "not all ways back are told")
    for back in answer.returns:
        _check_unwilling(model, asked, back.end, back.unwilling)


def _check_turns(movers: Sequence[object]) -> None:
    require(all(a != b for a, b in pairwise(movers)), "somebody moves twice in succession")


def _check_unwilling(model: PlainGraph, asked: CoalitionQuestion, end: int, member: int) -> None:
    require(member in asked.coalition, "who should be a member is none")
    require(model.no_better(member, end, asked.state), "the sanction leaves that member better off")


def _resists(model: PlainGraph, asked: CoalitionQuestion, end: int) -> bool:
    return any(model.no_better(member, end, asked.state) for member in asked.coalition)


def _returns(model: PlainGraph, asked: CoalitionQuestion, end: int) -> set[int]:
    """What the coalition could still come to, where its concept asks about that."""
    return _reached(model, asked.coalition, end) if asked.concept == "csmr" else set()


def _answering(model: PlainGraph, asked: CoalitionQuestion) -> Goes:
    others = model.others(asked.coalition)
    if asked.concept != "cseq":
        return {(other,): _moves_of(model, other) for other in others}
    sizes = range(1, len(others) + 1)
    groups = [group for size in sizes for group in combinations(others, size)]
    return {group: _improvements_of(model, group) for group in groups}


def _moves_of(model: PlainGraph, actor: int) -> Callable[[int], set[int]]:
    return lambda state: set(model.moves(actor, state))


def _improvements_of(model: PlainGraph, group: Coalition) -> Callable[[int], set[int]]:
    return lambda state: _improvements(model, group, state)


def _improvements(model: PlainGraph, group: Coalition, state: int) -> set[int]:
    """R⁺⁺_H(s)."""
    return {
        end
        for end in _reached(model, group, state)
        if not any(model.no_better(member, end, state) for member in group)
    }


def _reached(model: PlainGraph, group: Coalition, state: int) -> set[int]:
    """R_H(s)."""
    return _ends({(member,): _moves_of(model, member) for member in group}, state)


def _ends(goes: Goes, start: int) -> set[int]:
    """The ends of every sequence in which nobody comes twice in succession."""
    seen: set[tuple[int, Coalition]] = set()
    to_follow: list[tuple[int, Coalition]] = [(start, ())]
    while to_follow:
        state, last = to_follow.pop()
        for mover, go in goes.items():
            if mover != last:
                fresh = {(end, mover) for end in go(state)} - seen
                seen |= fresh
                to_follow += fresh
    return {state for state, _ in seen}
