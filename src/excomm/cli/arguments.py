"""What several commands take: a crisis, its variants, a format, and the like."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

Format = Literal["text", "json", "csv", "md", "latex"]
WordFormat = Literal["text", "json", "md"]
Report = Literal["text", "json"]
Sanctions = Literal["legal", "once-each", "single"]
CONCEPTS = ("nash", "gmr", "smr", "seq", "symmetric_seq", "sim")


def concepts_typed(words: list[str] | None) -> list[str]:
    """Return the concepts that were typed, in capitals or not, with commas between them or one by one.

    >>> concepts_typed(["Nash,SEQ", "symmetric-seq"])
    ['nash', 'seq', 'symmetric_seq']
    """
    typed = [one for word in words or () for one in word.replace(",", " ").split()]
    concepts = [one.lower().replace("-", "_") for one in typed]
    for one, concept in zip(typed, concepts, strict=True):
        if concept not in CONCEPTS:
            known = ", ".join(CONCEPTS)
            raise typer.BadParameter(f"there is no concept '{one}': use any of: {known}")
    return list(dict.fromkeys(concepts))


def quantities_typed(words: list[str] | None) -> dict[str, str]:
    """Return what was typed as PLACE=QUANTITY, by its place.

    >>> quantities_typed(["actors.usa.pace=2 days"])
    {'actors.usa.pace': '2 days'}
    """
    typed = {}
    for word in words or ():
        place, equals, quantity = word.partition("=")
        if not (equals and place.strip() and quantity.strip()):
            raise typer.BadParameter(
                f"'{word}' is not of the form PLACE=QUANTITY, as in actors.usa.pace=\"2 days\""
            )
        typed[place.strip()] = quantity.strip()
    return typed


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
Concepts = Annotated[
    list[str] | None,
    typer.Option(
        "--concept",
        metavar="CONCEPT",
        help="Only this: nash, gmr, smr, seq, symmetric_seq or sim; may be given several times.",
        show_default="all",
        callback=concepts_typed,
    ),
]
# Explanations are long: there is one concept unless more are asked for.
ExplainedConcepts = Annotated[
    list[str] | None,
    typer.Option(
        "--concept",
        metavar="CONCEPT",
        help="By which concept: nash, gmr, smr, seq, symmetric_seq or sim; may be given several times.",
        show_default="seq",
        callback=concepts_typed,
    ),
]
AnswersBy = Annotated[
    Sanctions,
    typer.Option(
        "--sanctions",
        help="How others may answer: legal (nobody moves twice in succession), each of them once, or by one move.",
    ),
]
Until = Annotated[
    str | None,
    typer.Option(
        "--until",
        metavar="DATE|DAYS",
        help="Follow it to the end of a day, as 1962-10-28, or for so long, as 12 (days) or '2 weeks'.",
        show_default="the end of the file's span",
    ),
]
Together = Annotated[
    list[str] | None,
    typer.Option(
        "--outcome",
        metavar="NAMES",
        help="Tell several outcomes as one too, as in 'war or nuclear_war'; may be given several times.",
        show_default=False,
    ),
]
Draws = Annotated[
    int | None,
    typer.Option(
        "--draws",
        metavar="N",
        min=1,
        help="How many draws of what the file leaves open; 1 takes the medians.",
        show_default="64",
    ),
]
Seed = Annotated[
    int, typer.Option("--seed", metavar="S", min=0, help="Which luck: the same gives the same.")
]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        metavar="N",
        min=1,
        help="How many draws to work on at once; the answer does not depend on it.",
        show_default="one a processor",
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
About = Annotated[
    str | None,
    typer.Option(
        "--about",
        metavar="ELEMENT",
        help="Only what bears on one part of the file, as options.usa.quarantine or events.",
        show_default=False,
    ),
]
Vary = Annotated[
    list[str] | None,
    typer.Option(
        "--vary",
        metavar="PLACE=QUANTITY",
        help="Another quantity in a place of the file, as in actors.usa.pace='2 days'; may be given several times.",
        show_default=False,
    ),
]
