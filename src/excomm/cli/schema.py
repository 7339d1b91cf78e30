"""`excomm schema`: the JSON Schema of crisis files."""

from __future__ import annotations


def schema() -> None:
    """Print the JSON Schema of crisis files.

    With it editors complete and check them.
    """
    from importlib.resources import files

    print(files("excomm.model").joinpath("crisis.schema.json").read_text(encoding="utf-8"), end="")
