"""Checks certificates by plain loops over the graph, sharing no code with the analysis that wrote them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise, product
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from excomm.space.bits import mask_of, positions_of
from excomm.stability.certificates import Certificate, JointSanction, Sanction, Stable, Unstable
from excomm.stability.plain_graph import PlainGraph, require

if TYPE_CHECKING:
    from excomm.space.graph import Graph
    from excomm.stability.steps import Step

SYMMETRIC = {"smr", "symmetric_seq"}
BY_IMPROVEMENTS = {"seq", "symmetric_seq", "sim"}

Settle = Callable[[NDArray[np.int64]], NDArray[np.int64]]


def check_certificate(
    graph: Graph, certificate: Certificate, *, settle: Settle | None = None
) -> None:
    """Verify, move by move, that a certificate proves its verdict; raise `CertificateError` if not.

    For a stable state: that every improvement is answered, and each as its concept asks. For an unstable one:
    that every sequence of moves the others have fails to undo the improvement. `settle`, for sim, must be the
    one that the verdict was found with. Takes time in proportion to the graph, and for sim to the combinations
    of improvements.
    """
    model = PlainGraph(graph, {})
    if isinstance(certificate, Stable):
        _check_stable(model, certificate, settle)
    else:
        _check_unstable(model, certificate, settle)


def _check_stable(model: PlainGraph, stable: Stable, settle: Settle | None) -> None:
    improvements = model.improvements(stable.asked.actor, stable.asked.state)
    answered = [answer.improvement for answer in stable.answers]
    require(sorted(answered) == sorted(improvements), "not every improvement has its one answer")
    require(stable.asked.concept != "nash" or not improvements, "there is an improvement")
    kinds = {type(answer) for answer in stable.answers}
    require(len(kinds) <= 1, "answers in sequence and at the same moment do not mix")
    for answer in stable.answers:
        if isinstance(answer, JointSanction):
            _check_joint_sanction(model, stable, answer, settle)
        else:
            _check_sanction(model, stable, answer)


def _check_sanction(model: PlainGraph, stable: Stable, answer: Sanction) -> None:
    require(bool(answer.steps), "a sanction without a step")
    _check_sequence(model, stable, answer.improvement, answer.steps)
    end = answer.steps[-1].end
    require(
        model.no_better(stable.asked.actor, end, stable.asked.state),
        "the sanction leaves the actor better off",
    )
    returns = model.moves(stable.asked.actor, end) if stable.asked.concept in SYMMETRIC else []
    require(sorted(answer.returns) == sorted(returns), "not all ways back are told")
    escapes = [
        back
        for back in returns
        if not model.no_better(stable.asked.actor, back, stable.asked.state)
    ]
    require(not escapes, "the actor escapes the sanction")


def _check_sequence(
    model: PlainGraph, verdict: Certificate, start: int, steps: tuple[Step, ...]
) -> None:
    """The steps are the others', follow on each other from `start`, and are such as the setting allows."""
    here = start
    for step in steps:
        require(
            step.actor in model.others([verdict.asked.actor]),
            "a step that is not one of the others'",
        )
        require(step.start == here, "a step that does not begin where the last one ended")
        improving = verdict.asked.concept in BY_IMPROVEMENTS
        possible = model.steps(step.actor, here, improving=improving)
        require(step.end in possible, "a step that its actor cannot, or would not, make")
        here = step.end
    movers = [step.actor for step in steps]
    if verdict.asked.sanctions == "legal":
        require(all(a != b for a, b in pairwise(movers)), "somebody moves twice in succession")
    else:
        require(len(movers) == len(set(movers)), "somebody moves twice")
        require(verdict.asked.sanctions != "single" or len(movers) <= 1, "more than one move")


def _check_joint_sanction(
    model: PlainGraph, stable: Stable, answer: JointSanction, settle: Settle | None
) -> None:
    movers = [step.actor for step in answer.steps]
    require(stable.asked.concept == "sim", "an answer at the same moment is for sim only")
    require(
        bool(movers) and len(set(movers)) == len(movers),
        "each of the others moves once, and one does",
    )
    for step in answer.steps:
        require(
            step.actor in model.others([stable.asked.actor]),
            "a step that is not one of the others'",
        )
        require(step.start == stable.asked.state, "a step that does not begin in the state judged")
        require(
            step.end in model.improvements(step.actor, step.start), "a step that is no improvement"
        )
    ends = [answer.improvement, *(step.end for step in answer.steps)]
    require(
        _together(model, stable.asked.state, ends, settle) == answer.end,
        "the moves do not lead there",
    )
    require(
        model.no_better(stable.asked.actor, answer.end, stable.asked.state),
        "the end is better for the actor",
    )


def _check_unstable(model: PlainGraph, unstable: Unstable, settle: Settle | None) -> None:
    improvements = model.improvements(unstable.asked.actor, unstable.asked.state)
    require(unstable.improvement in improvements, "what should be an improvement is none")
    _check_severest(model, unstable)
    if unstable.asked.concept != "nash":
        for end in _ends(model, unstable):
            require(
                not _sanctions(model, unstable, end), f"a sanction was overlooked, in state {end}"
            )
    if unstable.asked.concept != "sim":
        require(unstable.unmet is None, "moves at the same moment are for sim only")
    else:
        require(unstable.unmet in improvements, "what should be an improvement is none")
        _check_unmet(model, unstable, settle)


def _check_severest(model: PlainGraph, unstable: Unstable) -> None:
    require(unstable.asked.concept != "nash" or not unstable.severest, "nash looks at no answers")
    _check_sequence(model, unstable, unstable.improvement, unstable.severest)
    end = unstable.severest[-1].end if unstable.severest else unstable.improvement
    escape = unstable.escape
    if escape is not None:
        require(unstable.asked.concept in SYMMETRIC, "escapes are for the symmetric concepts only")
        require(
            (escape.actor, escape.start) == (unstable.asked.actor, end),
            "the escape begins elsewhere",
        )
        require(escape.end in model.moves(unstable.asked.actor, end), "the escape is no move")
        end = escape.end
    require(
        not model.no_better(unstable.asked.actor, end, unstable.asked.state),
        "the severest answer is a sanction",
    )


def _sanctions(model: PlainGraph, unstable: Unstable, end: int) -> bool:
    actor, state = unstable.asked.actor, unstable.asked.state
    if not model.no_better(actor, end, state):
        return False
    returns = model.moves(actor, end) if unstable.asked.concept in SYMMETRIC else []
    return all(model.no_better(actor, back, state) for back in returns)


def _ends(model: PlainGraph, unstable: Unstable) -> Iterator[int]:
    """Every state at the end of a sequence of the others from the improvement, once or more."""
    improving = unstable.asked.concept in BY_IMPROVEMENTS
    seen: set[tuple[int, tuple[int, ...]]] = set()
    to_follow: list[tuple[int, tuple[int, ...]]] = [(unstable.improvement, ())]
    while to_follow:
        state, barred = to_follow.pop()
        if unstable.asked.sanctions == "single" and barred:
            continue
        for mover in model.others([unstable.asked.actor]):
            if mover in barred:
                continue
            barred_next = (
                (mover,) if unstable.asked.sanctions == "legal" else tuple(sorted((*barred, mover)))
            )
            for end in model.steps(mover, state, improving=improving):
                if (end, barred_next) not in seen:
                    seen.add((end, barred_next))
                    to_follow.append((end, barred_next))
                    yield end


def _check_unmet(model: PlainGraph, unstable: Unstable, settle: Settle | None) -> None:
    state = unstable.asked.state
    ways = [
        [state, *model.improvements(other, state)] for other in model.others([unstable.asked.actor])
    ]
    for ends in product(*ways):
        if any(end != state for end in ends):
            end = _together(model, state, [int(unstable.unmet or 0), *ends], settle)
            spoiled = end is not None and model.no_better(unstable.asked.actor, end, state)
            require(not spoiled, f"a sanction at the same moment was overlooked, to state {end}")


def _together(
    model: PlainGraph, state: int, ends: Iterable[int], settle: Settle | None
) -> int | None:
    """The state after all these moves from `state` at once; None if that is not feasible."""
    codes = model.graph.codes
    before = set(positions_of(int(codes[state])))
    changed = set().union(*(before ^ set(positions_of(int(codes[end]))) for end in ends))
    code = np.array([mask_of(before ^ changed)])
    found = np.flatnonzero(codes == (code if settle is None else settle(code)))
    return int(found[0]) if found.size else None
