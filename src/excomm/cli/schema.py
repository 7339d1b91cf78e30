"""`excomm schema`: the JSON Schemas of the files that an author writes."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

# In which package the schema of each kind of file is published.
PACKAGES = {"crisis": "excomm.model", "sources": "excomm.model", "record": "excomm.validation"}


def schema(
    kind: Annotated[
        Literal["crisis", "sources", "record"],
        typer.Argument(
            metavar="KIND",
            help="Of which files: crisis, sources (its claims), or record (what the world's records say, record.yaml).",
        ),
    ] = "crisis",
) -> None:
    """Print the JSON Schema of crisis, sources or record files.

    With it editors complete and check them.
    """
    from importlib.resources import files

    published = files(PACKAGES[kind]).joinpath(f"{kind}.schema.json")
    print(published.read_text(encoding="utf-8"), end="")
