"""How the report was computed, and how to compute its tables again."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.crises import shipped
from excomm.report.sections.definitions import DEFINITIONS, WORKS, Definition

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.findings import Findings

METHODS = {
    "slices": "moves as free choices of one's own options, in NumPy",
    "arcs": "moves listed one by one, in NumPy",
    "compiled": "moves as free choices of one's own options, in compiled loops",
}


@dataclass(frozen=True)
class Code:
    """How to get the same figures: commands for a terminal, and lines of Python."""

    terminal: str
    python: str


@dataclass(frozen=True)
class Method:
    """Everything needed to repeat the report.

    `codes` are by the section that they belong to, and name the crisis by `name`; it `loads` by that, or is a guess.
    """

    version: str
    digest: str
    states: str
    sanctions: str
    engine: str
    omitted: tuple[str, ...]
    definitions: tuple[Definition, ...]
    works: tuple[str, ...]
    codes: dict[str, Code]
    loads: bool
    name: str
    variants: tuple[str, ...]


def method_of(findings: Findings) -> Method:
    """Say how everything in the report was computed."""
    definitions = tuple(DEFINITIONS[concept] for concept in findings.concepts)
    cited = {work for definition in definitions for work in definition.works}
    cited |= {"li2005statusquo", "kilgour2001", "inohara2008"}
    name = findings.asked.called or _name(findings.crisis.crisis)
    provenance, verdicts = findings.stability.provenance, findings.stability.verdicts
    return Method(
        version=provenance.version,
        digest=provenance.digest,
        states=f"{findings.space.states:,}",
        sanctions=verdicts.sanctions,
        engine=METHODS[verdicts.method],
        omitted=findings.omitted,
        definitions=definitions,
        works=tuple(text for key, text in WORKS.items() if key in cited),
        codes=codes_of(
            name,
            variants=findings.asked.variants,
            known=tuple(findings.crisis.variants),
            state="1" if findings.space.start is None else "start",
            draws=findings.asked.draws or 1,
        ),
        loads=bool(findings.asked.called) or name in shipped(),
        name=name,
        variants=findings.asked.variants,
    )


def codes_of(
    name: str,
    *,
    variants: Sequence[str] = (),
    known: Sequence[str] = (),
    state: str = "start",
    draws: int = 16,
) -> dict[str, Code]:
    """Give for each section the command and the Python that make its figures.

    `name` is what the crisis is loaded by, with `variants`; `known` are those that it has. `state` is one to explain;
    `draws` is how many draws are followed in time.
    """
    tail = "".join(f" --variant {variant}" for variant in variants)
    asked = f"{shlex.quote(name)}{tail}"
    loaded = f"ex.load({name!r}, variants={list(variants)})" if variants else f"ex.load({name!r})"
    lines = {
        "answer": (f"excomm stability {asked}", "ex.stability(crisis)"),
        "elements": (f"excomm show {asked}", "crisis.options"),
        "states": (f"excomm states {asked} --format csv", "ex.compile_space(crisis).states"),
        "equilibria": (
            f"excomm stability {asked} --all --format csv",
            "ex.stability(crisis).to_pandas()",
        ),
        "explanations": (
            f"excomm explain {asked} --state {state}",
            f'print(ex.explain(crisis, state="{state}"))',
        ),
        "ways": (f"excomm status-quo {asked}", "ex.status_quo(crisis).to_pandas()"),
        "timeline": (
            f"excomm timeline {asked} --picture timeline.svg",
            "ex.timeline(crisis).to_pandas()",
        ),
        "time": (
            f"excomm exact {asked} --draws {draws}",
            f"ex.exact(crisis, draws={draws}).to_pandas()",
        ),
        "drivers": (f"excomm sensitivity {asked} --all", "ex.draw(ex.sensitivity(crisis))"),
        "coalitions": (
            f"excomm stability {asked} --coalitions",
            "ex.coalitions(crisis).to_pandas()",
        ),
    }
    head = "import excomm as ex\n\n"
    codes = {
        key: Code(terminal, f"{head}crisis = {loaded}\n{python}")
        for key, (terminal, python) in lines.items()
    }
    others = [variant for variant in known if variant not in variants]
    if others:
        rival = [*variants, others[0]]
        python = f"{head}crisis = ex.load({name!r}, variants={rival})\nex.stability(crisis)"
        codes["further"] = Code(f"excomm report {asked} --variant {others[0]}", python)
    return codes


def _name(crisis: str) -> str:
    """Guess by what a crisis is loaded: one that is not shipped by a file of its name."""
    return crisis if crisis in shipped() else f"{crisis}.yaml"
