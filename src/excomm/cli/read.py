"""`excomm read`: the passages of a text, and a draft of a sources file from them."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import Formatted, Output


def read(
    file: Annotated[
        str,
        typer.Argument(
            metavar="FILE",
            help="A plain text with passages; - for standard input.",
            show_default=False,
        ),
    ],
    *,
    crisis: Annotated[
        str | None,
        typer.Option(
            "--crisis",
            "-c",
            metavar="CRISIS",
            help="Look for the actors, elements and claims of this crisis.",
            show_default=False,
        ),
    ] = None,
    output: Output = None,
    form: Formatted = "text",
) -> None:
    """Read raw passages, and draft a sources file from them.

    Splits a text into passages (by labels such as P01, numbers, blank lines, or sentences), finds
    those that are told twice, dates (as English writes them), names, and what of a crisis they
    speak of, and proposes which may agree or clash. --output writes a draft with a claim for each passage, which keeps
    its place in the text; what it says is left for you to write in your own words.
    """
    from excomm.cli.output import hand_over, must_be_new, paper, say, say_json, say_table
    from excomm.evidence.reading import read as read_passages
    from excomm.loading import load
    from excomm.report.data.read import read_data
    from excomm.report.text.paper import clean
    from excomm.report.text.read import read_lines

    if output and form != "text":
        raise typer.BadParameter(
            "--output writes the draft; leave out --format, or leave out --output"
        )
    if output and str(output) != "-":
        must_be_new(output)
    reading = read_passages(file, crisis=load(crisis) if crisis else None)
    if output and str(output) == "-":
        hand_over(reading.draft(), output, name="sources.yaml", then=[])
        return
    if form == "json":
        say_json(read_data(reading))
    elif form == "text":
        name = f"{clean(file)} --crisis {crisis}" if crisis else clean(file)
        say(read_lines(paper(), reading, name=name, drafted=str(output or "")))
    else:
        say_table(reading.table(), form)
    if output:
        then = [
            "Write what each claim says, and name the file in the crisis file beside it:",
            f"sources: {output.name}",
        ]
        say([""])
        hand_over(reading.draft(), output, name="sources.yaml", then=then)
