"""The kinds of long work: each has the shape of what it is asked, that of what it answers, and a function that works.

To add a kind, as `what_if`:

1. write `shapes/what_if.py` with `WhatIfArguments` and `WhatIfResult` (subclasses of `Answer`; every argument that can
   has a default and a limit),
2. write `jobs/what_if.py` with `work(asked, path, variants, tell) -> WhatIfResult` and
   `code(asked, crisis, variants) -> Code`; see `simulate.py`. Work calls `tell.progress(done, of)` and
   `tell.partial(make)` as often as it likes, and raises `InputError` for what its asker can mend,
3. put them into `KINDS` below.

The interface, its documentation and the types of the browser follow. Work runs in another process, at a lower
priority, so that it can be stopped at any moment, by ending that process: it must not write anywhere. The same request
on the same files must give the same answer, since an answer is remembered and given again.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from excomm.space.provenance import VERSION
from excomm.web.jobs import blame, committee, exact, rare, report, sensitivity, simulate, what_if
from excomm.web.shapes.blame import BlameArguments, BlameResult
from excomm.web.shapes.committee_full import CommitteeArguments, CommitteeResult
from excomm.web.shapes.exact import ExactArguments, ExactResult
from excomm.web.shapes.rare import RareArguments, RareResult
from excomm.web.shapes.report import ReportArguments, ReportResult
from excomm.web.shapes.sensitivity import SensitivityArguments, SensitivityResult
from excomm.web.shapes.simulate import SimulateArguments, SimulateResult
from excomm.web.shapes.what_if import WhatIfArguments, WhatIfResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from excomm.web.shapes.answer import Answer, Code


@dataclass(frozen=True)
class Kind:
    """One kind of work; `what` its progress counts, in the plural.

    `work` and `code` take the arguments of their own kind, which no one type can say for all.
    """

    arguments: type[Answer]
    result: type[Answer]
    work: Callable[..., Answer]
    code: Callable[..., Code]
    what: str = "draws"


KINDS = {
    "blame": Kind(BlameArguments, BlameResult, blame.work, blame.code),
    "committee": Kind(CommitteeArguments, CommitteeResult, committee.work, committee.code, "steps"),
    "exact": Kind(ExactArguments, ExactResult, exact.work, exact.code),
    "rare": Kind(RareArguments, RareResult, rare.work, rare.code),
    "report": Kind(ReportArguments, ReportResult, report.work, report.code, "steps"),
    "sensitivity": Kind(
        SensitivityArguments, SensitivityResult, sensitivity.work, sensitivity.code, "processes"
    ),
    "simulate": Kind(SimulateArguments, SimulateResult, simulate.work, simulate.code),
    "what_if": Kind(WhatIfArguments, WhatIfResult, what_if.work, what_if.code),
}


def edition_of(kind: str) -> str:
    """The version of Excomm, and what its answers of a kind look like: answers of another edition are of no use.

    >>> edition_of("exact") == edition_of("rare")
    False
    """
    shapes: list[Any] = [
        shape.model_json_schema() for shape in (KINDS[kind].arguments, KINDS[kind].result)
    ]
    drawn = hashlib.sha256(json.dumps(shapes, sort_keys=True).encode()).hexdigest()
    return f"{VERSION}+{drawn[:8]}"
