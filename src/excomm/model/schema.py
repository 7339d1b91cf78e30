"""The JSON Schemas of crisis files and sources files, made from the models, so that editors complete and check them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from excomm.model.crisis import Crisis
from excomm.model.evidence import Sources
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from pydantic import BaseModel

# Says nothing that the key above it does not say.
_NOISE = {"title"}


def crisis_schema() -> dict[str, Any]:
    """The schema of crisis files, in the dialect of 2020-12.

    It tells what `excomm check` tells of each part by itself; whether names refer to something, and whether parts fit
    each other, only `excomm check` tells.

    >>> schema = crisis_schema()
    >>> schema["required"]
    ['crisis', 'title', 'actors', 'options', 'preferences']
    """
    schema = schema_of(Crisis, "A crisis file of Excomm")
    patch = schema["$defs"]["Variant"]["properties"]["set"]
    patch["propertyNames"] = {"enum": list(written_keys(Crisis))}
    return schema


def sources_schema() -> dict[str, Any]:
    """The schema of sources files.

    >>> sources_schema()["required"]
    ['claims']
    """
    return schema_of(Sources, "A sources file of Excomm")


def schema_of(model: type[BaseModel], title: str) -> dict[str, Any]:
    """The schema of a file that a model reads, in the dialect of 2020-12."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
        **_tidied(model.model_json_schema()),
    }


def schema_text(schema: dict[str, Any]) -> str:
    """A schema as it is published."""
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _tidied(part: Any) -> Any:
    if isinstance(part, list):
        return [_tidied(item) for item in part]
    if not isinstance(part, dict):
        return part
    # Below these stand names of the author's, and of ours, which may well be `title`.
    named = {"properties", "$defs", "patternProperties"}
    tidied = {
        key: {name: _tidied(inner) for name, inner in value.items()}
        if key in named
        else _tidied(value)
        for key, value in part.items()
        if not (key in _NOISE or (key == "default" and value is None))
    }
    return _as_read(tidied)


def _as_read(part: dict[str, Any]) -> dict[str, Any]:
    """Two things that pydantic leaves open, and the reader does not."""
    if "patternProperties" in part:
        part.setdefault("additionalProperties", False)
    # A text may look like a number: a year, a page.
    if part.get("type") == "string" and not {"pattern", "enum", "const"} & part.keys():
        part["type"] = ["string", "number"]
    return part
