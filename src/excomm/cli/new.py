"""`excomm new`: a commented file to start from."""

from __future__ import annotations

from typing import Annotated

import typer

from excomm.cli.arguments import Output


def new(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="The short name of the crisis: small letters, digits and hyphens, as in cuba-1962.",
        ),
    ],
    output: Output = None,
) -> None:
    """Write a commented crisis file to start from.

    It is sound as it stands; change it bit by bit. Nothing is overwritten. The file is
    NAME.yaml in the folder where you are, unless --output says otherwise.
    """
    from excomm.cli.output import hand_over
    from excomm.model.new import new_crisis

    then = ["Change it with any text editor, and then:", "excomm check {path}"]
    hand_over(new_crisis(name), output, name=f"{name}.yaml", then=then)
