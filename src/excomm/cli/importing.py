"""`excomm import`: a crisis file from one of another program."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from excomm.cli.arguments import Output


def import_(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of the program GMCR+ (.gmcr).")
    ],
    output: Output = None,
) -> None:
    """Turn a GMCR+ file into a crisis file.

    Nothing is overwritten. The crisis file is written to the folder where you are, under the
    name of FILE with .yaml, unless --output says otherwise.
    """
    from excomm.cli.output import hand_over
    from excomm.exchange.gmcr import gmcr_to_yaml

    then = ["See what could last in it:", "excomm stability {path}"]
    hand_over(gmcr_to_yaml(file), output, name=f"{file.stem}.yaml", then=then)
