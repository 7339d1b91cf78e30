"""`excomm validate`: a crisis beside what the world's records say of it."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import CrisisName, Formatted, Variants, Workers


def validate(
    crisis: CrisisName,
    *,
    draws: Annotated[
        int | None,
        typer.Option(
            "--draws",
            metavar="N",
            min=1,
            help="How many draws of what the file leaves open; 1 takes the medians.",
            show_default="16",
        ),
    ] = None,
    workers: Workers = None,
    variant: Variants = None,
    form: Formatted = "text",
) -> None:
    """Lay a crisis beside what the world's records say of it.

    Dates and facts are compared with its history, days to respond with how soon actors first move
    in the model, published odds with the probabilities it gives. What does not agree is told as
    plainly as what does; it is no error. The records stand in record.yaml beside the crisis file.
    """
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.cli.progress import draws_shown
    from excomm.loading import located
    from excomm.report.data.validation import validation_data
    from excomm.report.text.validation import validation_lines
    from excomm.validation.validating import DRAWS
    from excomm.validation.validating import validate as validated

    with located(crisis, variants=variant or ()), draws_shown() as tell:
        found = validated(
            crisis, variants=variant or (), draws=draws or DRAWS, workers=workers, on_draw=tell
        )
    if form == "json":
        say_json(validation_data(found, variants=variant or ()))
    elif form == "text":
        say(validation_lines(paper(), found))
    else:
        say_table(found.table(), form)
