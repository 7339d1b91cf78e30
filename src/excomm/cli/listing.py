"""`excomm list`: the crises that come with Excomm."""

from __future__ import annotations

from excomm.cli.arguments import Formatted


def list_crises(form: Formatted = "text") -> None:
    """List the crises that come with Excomm."""
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.report.text.library import library_lines, library_table

    table = library_table()
    if form == "json":
        say_json(table.to_records())
    elif form == "text":
        say(library_lines(paper(), table))
    else:
        say_table(table, form)
