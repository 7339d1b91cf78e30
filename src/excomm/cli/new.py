"""`excomm new`: a commented file to start from."""

from __future__ import annotations

from pathlib import Path
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
    from excomm.cli.output import say, write_new
    from excomm.model.new import new_crisis

    text = new_crisis(name)
    path = output or Path(f"{name}.yaml")
    if str(path) == "-":
        print(text, end="")
        return
    write_new(path, text)
    say([f"Wrote {path}. Change it with any text editor; then:", f"  excomm check {path}"])
