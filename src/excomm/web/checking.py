"""Checks texts that are not saved yet, and tells their parts beside what is wrong with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import CrisisError, InputError, Problem
from excomm.evidence.coverage import sources
from excomm.evidence.elements import elements_of
from excomm.report.checking import check
from excomm.report.words.names import capital
from excomm.web.addable import sections_to_add
from excomm.web.completing import names_in
from excomm.web.first_claims import sources_lacking
from excomm.web.outline import outline_of
from excomm.web.problems import fault_of
from excomm.web.shapes.model import CheckedThrough, ModelChecked
from excomm.web.workbench import space_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.space.space import Space
    from excomm.web.shapes.model import ToCheck
    from excomm.web.shapes.problems import Fault
    from excomm.web.workbench import Bench


def checked(bench: Bench, asked: ToCheck) -> ModelChecked:
    """Everything that is wrong with the texts, and the parts of the file that is looked at."""
    faults, space = _compiled(bench)
    bare = _unsourced(space.crisis) if space else ()
    text = (bench.crisis if asked.file == "crisis" else bench.sources) or ""
    text = text.replace("\r\n", "\n")
    try:
        here = bare if asked.file == "crisis" else ()
        parts = outline_of(text, asked.file, opened=asked.open, unsourced=here)
        missing = sections_to_add(text, asked.file)
    except InputError:
        parts, missing = None, ()
    return ModelChecked(
        problems=faults,
        states=space.states if space else None,
        unsourced=len(bare),
        sources_lacking=sources_lacking(bench),
        parts=parts,
        can_add=missing,
        names=names_in(bench.crisis, bench.sources),
    )


def checked_through(bench: Bench) -> CheckedThrough:
    """What `excomm check` says of the texts: every variant, the history, and what to look at again."""
    faults, _ = _compiled(bench)
    if faults:
        return CheckedThrough(problems=faults, sound="", warnings=())
    with bench.laid_out() as path:
        try:
            found = check(str(path))
        except CrisisError as error:
            return CheckedThrough(problems=_faults(error), sound="", warnings=())
    return CheckedThrough(
        problems=(),
        sound=_sound(found.space.crisis),
        warnings=tuple(_warning(one.text, one.parts) for one in found.doubts),
    )


def _sound(crisis: Crisis) -> str:
    """Say of what there is beyond the model as it stands that it is sound too."""
    variants = ["every variant is sound too"] if crisis.variants else []
    history = ["history is a path of the model"] if crisis.history else []
    said = ", and ".join([*variants, *history])
    return capital(f"{said or 'the model is sound'}.")


def _warning(text: str, parts: tuple[str, ...]) -> str:
    return f"{', '.join(parts)} {text}" if parts else text


def _compiled(bench: Bench) -> tuple[tuple[Fault, ...], Space | None]:
    if bench.sources_name and bench.sources is None:
        return (_no_sources(bench),), None
    try:
        return (), space_of(bench, ())
    except CrisisError as error:
        return _faults(error), None
    except InputError as error:
        # It has no place of its own: the top of the file is nearest.
        problem = Problem(bench.crisis_name, 1, 1, error.message, error.remedy)
        return (fault_of(problem),), None


def _no_sources(bench: Bench) -> Fault:
    lines = bench.crisis.splitlines()
    line = next((n for n, one in enumerate(lines, 1) if one.startswith("sources")), 1)
    message = f"the sources file '{bench.sources_name}' is not there"
    remedy = f"make {bench.sources_name}, or take this line away"
    return fault_of(Problem(bench.crisis_name, line, 1, message, remedy))


def _faults(error: CrisisError) -> tuple[Fault, ...]:
    return tuple(map(fault_of, error.problems))


def _unsourced(crisis: Crisis) -> tuple[tuple[str, ...], ...]:
    """Paths of the parts that rest on no claim and no judgement."""
    nothing = {one.place for one in sources(crisis).resting_on("nothing")}
    return tuple(
        tuple(step for step in one.path if step != "statements")
        for one in elements_of(crisis)
        if one.place in nothing
    )
