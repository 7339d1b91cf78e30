"""What several commands take: a crisis, its variants, a format, and the like."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "csv", "md", "latex"]
WordFormat = Literal["text", "json", "md"]
Report = Literal["text", "json"]
Sanctions = Literal["legal", "once-each", "single"]
Concept = Literal["nash", "gmr", "smr", "seq", "symmetric_seq", "sim"]

CrisisName = Annotated[
    str,
    typer.Argument(
        metavar="CRISIS",
        help="One that comes with Excomm ('excomm list'), or the path of a crisis file, or of a GMCR+ file (.gmcr).",
        show_default=False,
    ),
]
Variants = Annotated[
    list[str] | None,
    typer.Option(
        "--variant",
        metavar="NAME",
        help="Apply a variant of the crisis file; may be given several times.",
        show_default=False,
    ),
]
Formatted = Annotated[
    Format, typer.Option("--format", "-f", help="What to write: text for people, or a table.")
]
FormattedWords = Annotated[
    WordFormat,
    typer.Option("--format", "-f", help="What to write: text for people, JSON, or Markdown."),
]
FormattedReport = Annotated[
    Report, typer.Option("--format", "-f", help="What to write: text for people, or JSON.")
]
OneConcept = Annotated[Concept, typer.Option("--concept", help="By which stability concept.")]
Concepts = Annotated[
    list[str] | None,
    typer.Option(
        "--concept",
        metavar="CONCEPT",
        help="Only this: nash, gmr, smr, seq, symmetric_seq or sim; may be given several times.",
        show_default="all",
    ),
]
AnswersBy = Annotated[
    Sanctions,
    typer.Option(
        "--sanctions",
        help="How others may answer: legal (nobody moves twice in succession), each of them once, or by one move.",
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="Where to write it; - for standard output.",
        show_default=False,
    ),
]
