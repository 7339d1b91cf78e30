"""Write the parts of the reference that are generated from the program.

Run by `make docs`, before Sphinx; the pages in docs/reference include what is written here.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from excomm.cli.app import COMMANDS, app
from excomm.model.crisis import Crisis
from excomm.model.distributions import PARAMETERS
from excomm.model.evidence import Sources
from excomm.model.quantities import DAYS
from excomm.validation.record import Record

GENERATED = Path(__file__).resolve().parents[1] / "docs" / "_generated"
# Nearly every part takes these two; the page says so once.
EVERYWHERE = {"claims", "judgement"}
PLAIN = {
    ("string",): "text",
    ("number",): "number",
    ("integer",): "whole number",
    ("boolean",): "`true` or `false`",
    ("string", "boolean"): "formula",
    ("string", "integer"): "date",
    ("string", "number"): "number, or a distribution",
    ("number", "string"): "number, or a text",
    ("null",): "",
}


def commands_page() -> str:
    """What each command says of itself when asked for help."""
    return "\n".join(
        f"## excomm {name}\n\n```text\n{help_of(name)}\n```\n" for name in ("", *COMMANDS)
    ).replace("## excomm \n", "## excomm\n")


def help_of(name: str) -> str:
    """The help of a command, or of the program itself if the name is empty."""
    asked = [name, "--help"] if name else ["--help"]
    told = CliRunner().invoke(app, asked, prog_name="excomm", terminal_width=90, color=False)
    return "\n".join(line.rstrip() for line in told.stdout.strip().splitlines())


def crisis_file_page(schema: dict[str, Any]) -> str:
    """Every key of a crisis file, from its JSON Schema: the file itself, then each of its parts."""
    parts = schema["$defs"]
    sections = [section("The crisis file", schema)]
    sections += [section(name, parts[name]) for name in in_order_of_mention(schema)]
    sections += [section("The sources file", Sources.model_json_schema())]
    record = Record.model_json_schema()
    sections += [section("The record file", record)]
    sections += [section(name, record["$defs"][name]) for name in in_order_of_mention(record)]
    return "\n".join(sections)


def quantities_page() -> str:
    """The units and the distributions that a quantity may be written with."""
    units = ", ".join(f"`{unit}`" for unit in DAYS)
    distributions = ", ".join(f"`{name}({', '.join(takes)})`" for name, takes in PARAMETERS.items())
    return f"Units of time are {units}, and their plurals. Distributions are {distributions}.\n"


def section(name: str, schema: dict[str, Any]) -> str:
    """One heading with a table of keys."""
    keys = schema.get("properties", {})
    told_once = EVERYWHERE if keys.keys() >= EVERYWHERE else set()
    rows = [
        row(key, value, needed=key in schema.get("required", []))
        for key, value in keys.items()
        if key not in told_once and "description" in value
    ]
    table = ["| key | value | what it says |", "| --- | --- | --- |", *rows]
    return "\n".join([f"## {name}", "", schema["description"], "", *table, ""])


def row(key: str, schema: dict[str, Any], *, needed: bool) -> str:
    """One key: its name, what it takes, and what that says."""
    told = [schema["description"]]
    if needed:
        told.append("**Needed.**")
    elif schema.get("default") not in (None, "", [], {}, False):
        told.append(f"If left out: `{str(schema['default']).lower()}`.")
    cells = [f"`{key}`", value_in_words(schema), " ".join(filter(None, told))]
    return "| " + " | ".join(cell.replace("|", r"\|") for cell in cells) + " |"


def value_in_words(schema: dict[str, Any], *, inside: bool = False) -> str:
    """What may stand after a key, such as 'list: formula'; `inside` another value, or for the key itself."""
    if "$ref" in schema:
        name = str(schema["$ref"]).rpartition("/")[2]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in schema:
        return one_of([value_in_words(kind, inside=True) for kind in schema["anyOf"]])
    if "enum" in schema:
        return ", ".join(f"`{str(value).lower()}`" for value in schema["enum"])
    described = str(schema.get("description", ""))
    if inside and described.startswith("A "):
        return described.removeprefix("A ").rstrip(".").replace("of one", "of it")
    return container_in_words(schema) or PLAIN[kinds_of(schema)]


def one_of(kinds: list[str]) -> str:
    """Several kinds of value, any of which will do."""
    kinds = [kind for kind in dict.fromkeys(kinds) if kind]
    if len(kinds) == 2 and kinds[1] == f"list: {kinds[0]}":  # noqa: PLR2004 - one kind, and a list of it
        return f"{kinds[0]}, or a list"
    return ("; or " if any(" or " in kind for kind in kinds) else " or ").join(kinds)


def container_in_words(schema: dict[str, Any]) -> str:
    """What a list or mapping holds; empty for anything else."""
    if schema.get("type") == "array":
        return f"list: {value_in_words(schema['items'], inside=True)}"
    if schema.get("type") == "object":
        held = [*schema.get("patternProperties", {}).values(), schema.get("additionalProperties")]
        inner = next(
            (value_in_words(value, inside=True) for value in held if isinstance(value, dict)),
            "anything",
        )
        return f"by name: {inner}"
    return ""


def kinds_of(schema: dict[str, Any]) -> tuple[str, ...]:
    """The JSON types that a plain value may have."""
    kinds = schema["type"]
    return (kinds,) if isinstance(kinds, str) else tuple(kinds)


def in_order_of_mention(schema: dict[str, Any]) -> list[str]:
    """The names of all parts, each after the part that first mentions it, nearest first."""
    found: dict[str, None] = {}
    waiting = mentioned_in(schema["properties"])
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting += mentioned_in(schema["$defs"][name].get("properties", {}))
    return list(found)


def mentioned_in(schema: Any) -> list[str]:
    """The names of the parts to which a piece of schema refers, in order."""
    if isinstance(schema, list):
        return [name for item in schema for name in mentioned_in(item)]
    if not isinstance(schema, dict):
        return []
    if "$ref" in schema:
        return [schema["$ref"].rpartition("/")[2]]
    return [name for item in schema.values() for name in mentioned_in(item)]


def main() -> None:
    """Write the generated parts where the pages include them from."""
    GENERATED.mkdir(exist_ok=True)
    pages = {
        "commands": commands_page(),
        "crisis-file": crisis_file_page(Crisis.model_json_schema()),
        "quantities": quantities_page(),
    }
    for name, page in pages.items():
        (GENERATED / f"{name}.md").write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
