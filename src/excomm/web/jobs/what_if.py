"""The work of asking what would have been otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.words.python import call
from excomm.web.as_code import code_of, name_of
from excomm.web.jobs.opening import opened
from excomm.web.shapes.what_if import WhatIfArguments, WhatIfResult
from excomm.web.what_if.asked import all_meant, imports, in_python, typed

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from excomm.causes.what_if import WhatIf
    from excomm.web.jobs.telling import Tell
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved


def work(asked: WhatIfArguments, path: Path, variants: Sequence[str], tell: Tell) -> WhatIfResult:
    """Run both worlds, show what the draws done so far say, and at the end tell some pairs."""
    from excomm.causes.what_if import what_if
    from excomm.loading import located
    from excomm.web.what_if.partings import partings_of
    from excomm.web.what_if.told import result_of

    def show(make: Callable[[], WhatIf]) -> None:
        tell.partial(lambda: result_of(make()))

    space = opened(path, variants, {})
    with located(path, variants=variants):
        found = what_if(
            space,
            all_meant(asked.interventions),
            outcome=asked.outcome,
            runs=asked.runs,
            seed=asked.seed,
            draws=asked.draws,
            until=asked.until,
            anticipated=asked.anticipated,
            method="exact" if asked.exact else "runs",
            on_draw=tell.progress,
            on_part=show,
        )
        pairs = partings_of(found, lambda number: _of_pair(asked, path, variants, number))
        return result_of(found, tuple(pairs))


def code(asked: WhatIfArguments, crisis: Shelved, variants: Sequence[str]) -> Code:
    """How to ask it without the app."""
    words = [word for one in asked.interventions for word in typed(one)]
    settings = _settings(asked)
    words += [word for key, value in settings.items() for word in (f"--{key}", str(value))]
    if asked.anticipated:
        words.append("--anticipated")
        settings["anticipated"] = True
    if asked.exact:
        words.append("--exact")
        settings["method"] = "exact"
    asks = call("ex.what_if", "crisis", _listed(asked), **settings)
    lines = [imports(asked.interventions), f"print({asks})"]
    return code_of(crisis, variants, ["what-if", *words], lines)


def _of_pair(asked: WhatIfArguments, path: Path, variants: Sequence[str], number: int) -> Code:
    """How to tell one pair of runs: the first world by a command, both in Python."""
    from excomm.web.shelf import Shelved

    name = name_of(path)
    crisis = Shelved(name, path, own=name == str(path))
    given: dict[str, int | str] = {"runs": asked.runs, "seed": asked.seed, "draws": asked.draws}
    given |= {"until": asked.until} if asked.until else {}
    words = [
        word
        for key, value in ({"run": number} | given).items()
        for word in (f"--{key}", str(value))
    ]
    foreseen = {"anticipated": True} if asked.anticipated else {}
    lines = [
        imports(asked.interventions),
        "from excomm.report.paired import pairs_told",
        f"found = {call('ex.what_if', 'crisis', _listed(asked), **given, **foreseen)}",
        f"[pair] = pairs_told(found, [{number}])",
        "print(pair.was)",
        "print(pair.would)",
    ]
    return code_of(crisis, variants, ["simulate", *words], lines)


def _settings(asked: WhatIfArguments) -> dict[str, str | int]:
    """What was asked otherwise than is usual."""
    kept = {"outcome", "runs", "seed", "until", "draws"}
    found: dict[str, str | int] = asked.model_dump(exclude_defaults=True, include=kept)
    return found


def _listed(asked: WhatIfArguments) -> str:
    return f"[{', '.join(map(in_python, asked.interventions))}]"
