"""Refuses options that were typed and would have said nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from collections.abc import Mapping


def refuse_typed(context: typer.Context, options: Mapping[str, str], why: str) -> None:
    """Refuse those of some options that were typed; they are named by their parameters."""
    for parameter, option in options.items():
        source = context.get_parameter_source(parameter)
        if source is not None and source.name == "COMMANDLINE":
            raise typer.BadParameter(f"{option} {why}: leave it out")
