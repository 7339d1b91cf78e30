"""How the report was computed, and how to compute its tables again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.crises import shipped
from excomm.report.sections.definitions import DEFINITIONS, WORKS, Definition

if TYPE_CHECKING:
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
    """Everything needed to repeat the report. `codes` are by the section that they belong to."""

    version: str
    digest: str
    states: str
    sanctions: str
    engine: str
    omitted: tuple[str, ...]
    definitions: tuple[Definition, ...]
    works: tuple[str, ...]
    codes: dict[str, Code]
    shipped: bool


def method_of(findings: Findings) -> Method:
    """Say how everything in the report was computed."""
    definitions = tuple(DEFINITIONS[concept] for concept in findings.concepts)
    cited = {work for definition in definitions for work in definition.works}
    cited |= {"li2005statusquo", "kilgour2001", "inohara2008"}
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
        codes=codes_of(provenance.crisis, tuple(findings.crisis.variants)),
        shipped=provenance.crisis in shipped(),
    )


def codes_of(crisis: str, variants: tuple[str, ...] = ()) -> dict[str, Code]:
    """Give for each section the command and the Python that make its figures."""
    name = crisis if crisis in shipped() else f"{crisis}.yaml"
    lines = {
        "answer": (f"excomm stability {name}", "ex.stability(crisis)"),
        "elements": (f"excomm show {name}", "crisis.options"),
        "states": (f"excomm states {name} --format csv", "ex.compile_space(crisis).states"),
        "equilibria": (
            f"excomm stability {name} --all --format csv",
            "ex.stability(crisis).to_pandas()",
        ),
        "explanations": (
            f"excomm explain {name} --state start --concept seq",
            'print(ex.explain(crisis, state="start", concept="seq"))',
        ),
        "ways": (f"excomm status-quo {name}", "ex.status_quo(crisis).to_pandas()"),
        "coalitions": (
            f"excomm stability {name} --coalitions",
            "ex.coalitions(crisis).to_pandas()",
        ),
    }
    if variants:
        terminal = f"excomm report {name} --variant {variants[0]}"
        python = f'ex.stability(ex.load("{name}", variants=["{variants[0]}"]))'
        lines["further"] = (terminal, python)
    head = f'import excomm as ex\n\ncrisis = ex.load("{name}")\n'
    return {key: Code(terminal, head + python) for key, (terminal, python) in lines.items()}
