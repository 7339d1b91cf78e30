"""What caused the outcome of one run of a simulation, all of whose luck is known."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from excomm.causes.actual import ActualCauses, actual_causes
from excomm.causes.deeds import Deed, deeds_in, holdable_in, situation_among
from excomm.causes.finding import MOST_WORLDS
from excomm.causes.outcomes import For, in_outcome, is_meant, outcome_meant, purpose_meant
from excomm.causes.run_timeline import timeline_of
from excomm.causes.timeline import Stage, Timeline, followed, stage_for
from excomm.errors import InputError
from excomm.process.calendar import days_until
from excomm.process.compiling import process_on, stage_of
from excomm.process.design import DRAWS, draws_of
from excomm.process.forecasting import NO_OUTCOME
from excomm.process.running import check_luck
from excomm.process.settings import assumed
from excomm.process.simulating import RUNS, SEED, draws_for, shares
from excomm.space.compiling import compile_space
from excomm.space.provenance import Provenance, provenance_of
from excomm.space.space import Space
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis


@dataclass(frozen=True, repr=False)
class RunCauses(Tabular):
    """What caused that a run ended in an outcome; for a rescue, that it did not.

    `deeds` is everything that could have been otherwise, in the order of time; `found` has the causes, in which each
    deed goes by its `name`.
    """

    space: Space
    run: int
    seed: int
    draw: int
    outcome: str
    purpose: For
    deeds: tuple[Deed, ...]
    found: ActualCauses
    notes: tuple[str, ...]
    provenance: Provenance

    def table(self) -> Table:
        """One row for each deed: when it was, and its degree of responsibility."""
        degrees = self.found.responsibilities
        prevented = " not" if self.purpose == "rescue" else ""
        return Table(
            f"Why run {self.run} of {self.space.crisis.title} did{prevented} end in {self.outcome}",
            {
                "day": tuple(round(deed.day, 2) for deed in self.deeds),
                "kind": tuple(deed.kind for deed in self.deeds),
                "who": tuple(deed.who for deed in self.deeds),
                "what": tuple(deed.what for deed in self.deeds),
                "responsibility": tuple(degrees[deed.name] for deed in self.deeds),
            },
            notes=self.notes,
        )


def causes_of_run(
    crisis: Crisis | Space,
    *,
    run: int,
    runs: int = RUNS,
    seed: int = SEED,
    until: str | float | None = None,
    draws: int = DRAWS,
    outcome: str | None = None,
    for_: str = "harm",
    most: int = MOST_WORLDS,
) -> RunCauses:
    """What caused the outcome of one run, and how far each choice, event, answer and stroke of luck is responsible.

    It is run number `run`, counted from 0, of `simulate` with the same `runs`, `seed`, `until` and `draws`. All its
    luck is known and stays as it was; the run is replayed with choices not made, events that do not come, and answers
    turned round; chances that nobody used, and events that could not come, may be held as they were. Actual causes by
    the modified definition of Halpern and Pearl [halpern2015]; the search stops at `most` worlds, and then says so.
    With `for_="rescue"` it is explained that it did *not* end in `outcome`. Raises
    `InputError` for a number that no run has, an outcome that there is nothing to explain of, and where too much could
    have been otherwise (see `until`).

    >>> import excomm as ex
    >>> found = ex.causes_of_run(ex.load("chicken"), run=3, runs=100, seed=7)
    >>> found.outcome == ex.simulate(ex.load("chicken"), runs=100, seed=7).outcome_of(3)
    True
    """
    check_luck(runs, seed)
    if not 0 <= run < runs:
        raise InputError(f"there is no run {run}", remedy=f"they are numbered from 0 to {runs - 1}")
    space, purpose = (
        crisis if isinstance(crisis, Space) else compile_space(crisis),
        purpose_meant(for_),
    )
    bounds = shares(runs, draws_for(space.crisis, runs=runs, draws=draws))
    draw = bisect_right(bounds, run) - 1
    known = draws_of(space.crisis, len(bounds) - 1)[draw]
    process = process_on(stage_of(space), known, days=days_until(space.crisis, until))
    stage = stage_for(process)
    timeline = timeline_of(stage, run=run, seed=seed)
    asked = _to_explain(stage, timeline, outcome, purpose)
    inside = in_outcome(process, asked)
    deeds = deeds_in(stage, timeline)
    every = holdable_in(stage, timeline, deeds)
    effect = ~inside if purpose == "rescue" else inside
    return RunCauses(
        space=space,
        run=run,
        seed=seed,
        draw=draw,
        outcome=asked,
        purpose=purpose,
        deeds=deeds,
        found=actual_causes(situation_among(stage, timeline, every, effect), most=most),
        notes=assumed(space.crisis),
        provenance=provenance_of(space.crisis),
    )


def _to_explain(stage: Stage, timeline: Timeline, outcome: str | None, purpose: For) -> str:
    """The outcome in which the run ended, or, for a rescue, one in which it did not."""
    process = stage.process
    space = process.scene.space
    _, nodes = followed(stage, timeline)
    end = int(nodes[-1]) if nodes.size else process.nodes.start
    place = int(space.outcome[process.nodes.state[end]])
    ended = NO_OUTCOME if place < 0 else space.outcomes[place]
    if outcome is None and purpose == "rescue":
        raise InputError("a rescue is from something", remedy="name the outcome that did not come")
    asked = ended if outcome is None else outcome_meant(space, outcome)
    if is_meant(ended, asked) == (purpose == "rescue"):
        raise InputError(
            f"the run ended in {ended}, so that there is nothing to explain",
            remedy="ask what caused that, or what prevented another outcome",
        )
    return asked
