"""`excomm ask`: what the sources of a crisis say to a question."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from excomm.cli.arguments import CrisisName, Formatted, Variants


def ask(
    crisis: CrisisName,
    question: Annotated[
        str,
        typer.Argument(
            metavar="QUESTION", help="A question in your own words.", show_default=False
        ),
    ],
    *,
    most: Annotated[
        int, typer.Option("--most", "-n", metavar="N", min=1, help="How many claims to give.")
    ] = 5,
    by: Annotated[
        Literal["words", "meaning", "both"] | None,
        typer.Option(
            "--by",
            help="How to look for them. Meaning needs a small model, and a few seconds.",
            show_default="both, or words where there is no model",
        ),
    ] = None,
    variant: Variants = None,
    form: Formatted = "text",
) -> None:
    """Ask the sources of a crisis a question.

    Gives the claims that bear on it, best first: what each says, who says so, where it is
    written, how far that was checked, which parts of the model it supports or disputes, and how
    far they agree. Where the sources do not speak of it, that is said.
    """
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.evidence.asking import ask as asked
    from excomm.loading import load
    from excomm.report.data.ask import ask_data
    from excomm.report.text.ask import ask_lines

    answer = asked(load(crisis, variants=variant or ()), question, most=most, by=by)
    if form == "json":
        say_json(ask_data(answer, variants=variant or ()))
    elif form == "text":
        say(ask_lines(paper(), answer, name=typed("", crisis, variant)))
    else:
        say_table(answer.table(), form)
