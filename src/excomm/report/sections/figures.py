"""How to have the figures of each section of the report, in a terminal and in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from excomm.report.words.python import call, literal
from excomm.space.states import why_infeasible

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis


class Figures(NamedTuple):
    """The words of a command, without the name of the crisis, and a line of Python that knows it as `crisis`."""

    words: tuple[str, ...]
    python: str


def loading(called: str, variants: Sequence[str] = ()) -> str:
    """How a crisis is loaded in Python.

    >>> print(loading("elmira", ["uniroyal-tail"]))
    ex.load("elmira", variants=["uniroyal-tail"])
    """
    applied = {"variants": list(variants)} if variants else {}
    return call("ex.load", literal(called), **applied)


def figures_of(
    crisis: Crisis, *, called: str, variants: Sequence[str] = (), draws: int = 16
) -> dict[str, Figures]:
    """How to have the figures of a crisis that is loaded as `called`, with `variants`; keys are those of the sections.

    `draws` is how many draws are followed in time.
    """
    state = "start" if crisis.start or not why_infeasible(crisis, ()) else "1"
    followed = draws or 1
    found = {
        "answer": Figures(("stability",), "ex.stability(crisis)"),
        "elements": Figures(("show",), "crisis.options"),
        "states": Figures(("states", "--format", "csv"), "ex.compile_space(crisis).states"),
        "equilibria": Figures(
            ("stability", "--all", "--format", "csv"), "ex.stability(crisis).to_pandas()"
        ),
        "explanations": Figures(
            ("explain", "--state", state), f"print({call('ex.explain', 'crisis', state=state)})"
        ),
        "ways": Figures(("status-quo",), "ex.status_quo(crisis).to_pandas()"),
        "timeline": Figures(
            ("timeline", "--picture", "timeline.svg"), "ex.timeline(crisis).to_pandas()"
        ),
        "time": Figures(
            ("exact", "--draws", str(followed)),
            f"{call('ex.exact', 'crisis', draws=followed)}.to_pandas()",
        ),
        "drivers": Figures(("sensitivity", "--all"), "ex.draw(ex.sensitivity(crisis))"),
        "coalitions": Figures(("stability", "--coalitions"), "ex.coalitions(crisis).to_pandas()"),
        "sources": Figures(("sources",), "print(ex.sources(crisis))"),
    }
    if crisis.history:
        found["history"] = Figures(("history",), "print(ex.history(crisis))")
    others = [variant for variant in crisis.variants if variant not in variants]
    if others:
        rival = loading(called, [*variants, others[0]])
        found["further"] = Figures(("report", "--variant", others[0]), f"ex.stability({rival})")
    return found
