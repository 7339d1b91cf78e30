"""How the report was computed, and how to compute its tables again."""

from __future__ import annotations

import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.crises import shipped
from excomm.report.sections.definitions import DEFINITIONS, WORKS, Definition
from excomm.report.sections.figures import figures_of, loading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
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
            findings.crisis,
            called=name,
            variants=findings.asked.variants,
            draws=findings.asked.draws,
        ),
        loads=bool(findings.asked.called) or name in shipped(),
        name=name,
        variants=findings.asked.variants,
    )


def codes_of(
    crisis: Crisis, *, called: str, variants: Sequence[str] = (), draws: int = 16
) -> dict[str, Code]:
    """Give for each section the command and the Python that make its figures.

    `called` is what the crisis is loaded by, with `variants`, which are applied to it already; `draws` is how many
    draws are followed in time.
    """
    asked = [shlex.quote(called), *(word for one in variants for word in ("--variant", one))]
    loads = f"import excomm as ex\n\ncrisis = {loading(called, variants)}"
    return {
        key: Code(
            terminal=" ".join(["excomm", one.words[0], *asked, *map(shlex.quote, one.words[1:])]),
            python=f"{loads}\n{one.python}",
        )
        for key, one in figures_of(crisis, called=called, variants=variants, draws=draws).items()
    }


def _name(crisis: str) -> str:
    """Guess by what a crisis is loaded: one that is not shipped by a file of its name."""
    return crisis if crisis in shipped() else f"{crisis}.yaml"
