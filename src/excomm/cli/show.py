"""`excomm show`: what a crisis file says."""

from __future__ import annotations

from excomm.cli.arguments import CrisisName, Formatted, Variants


def show(crisis: CrisisName, variant: Variants = None, form: Formatted = "text") -> None:
    """Show what a crisis file says.

    Its actors, options, conditions, rules, preferences and outcomes; how actors decide as time goes by, with their
    committees and beliefs; its events, schedule, history and variants.

    The table (csv, md, latex) has a row for each option and condition; json has the whole file,
    variants applied.
    """
    from excomm.cli.output import paper, say, say_json, say_table
    from excomm.loading import load
    from excomm.report.text.crisis import bits_table, crisis_lines

    read = load(crisis, variants=variant or ())
    if form == "json":
        say_json(read.model_dump(mode="json", by_alias=True, exclude_defaults=True))
    elif form == "text":
        say(crisis_lines(paper(), read, name=crisis))
    else:
        say_table(bits_table(read), form)
