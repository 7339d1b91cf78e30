"""`excomm check`: whether a crisis file is sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from excomm.cli.arguments import CrisisName, FormattedReport, Variants
from excomm.errors import CrisisError

if TYPE_CHECKING:
    from excomm.report.checking import Checked


def check(
    crisis: CrisisName,
    *,
    variant: Variants = None,
    every: Annotated[
        bool, typer.Option("--all", help="Name every part that a warning is about.")
    ] = False,
    form: FormattedReport = "text",
) -> None:
    """Check a crisis file in full.

    Names, formulas, rules, outcomes, where events lead, history, and every variant. The exit
    status is 0 if the file is sound, whatever the warnings, and 2 if it is not. In JSON faults
    are given too.
    """
    from excomm.cli.naming import typed
    from excomm.cli.output import paper, say, say_json
    from excomm.cli.progress import progress_shown
    from excomm.report.checking import check as checked_file
    from excomm.report.text.checked import checked_lines

    if form == "text":
        with progress_shown() as tell:
            checked = checked_file(crisis, variants=variant or (), progress=tell)
        say(checked_lines(paper(), checked, name=typed("", crisis, variant), every=every))
        return
    try:
        say_json(_sound(checked_file(crisis, variants=variant or ())))
    except CrisisError as error:
        problems = [
            {key: value for key, value in vars(p).items() if key != "source"}
            for p in error.problems
        ]
        say_json({"sound": False, "problems": problems})
        raise typer.Exit(2) from None


def _sound(checked: Checked) -> dict[str, Any]:
    warnings = [{"text": doubt.text, "parts": list(doubt.parts)} for doubt in checked.doubts]
    crisis = checked.space.crisis
    return {
        "sound": True,
        "file": checked.file,
        "crisis": crisis.crisis,
        "states": checked.space.states,
        "warnings": warnings,
    }
