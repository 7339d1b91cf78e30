"""The quantities that bear on how a crisis goes, ready to be turned: left open, known, or assumed."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from excomm.model.fields import Sourced
from excomm.model.quantities import Prior
from excomm.model.references import parts_of
from excomm.process.priors import quantities_read
from excomm.process.settings import taken_in
from excomm.report.words.claims import written_in
from excomm.web.chance.naming import called
from excomm.web.chance.scales import density_of, median_of, nearest, scale_of, written
from excomm.web.editing.kinds import expected_at
from excomm.web.shapes.chance import Knob, KnobClaim

if TYPE_CHECKING:
    from collections.abc import Mapping

    from excomm.model.crisis import Crisis
    from excomm.model.located import Path
    from excomm.model.quantities import Quantity
    from excomm.web.chance.scales import Scale
    from excomm.web.shapes.chance import Standing

# Where the quantities stand that the process reads, in the order in which they are shown.
SECTIONS = ("actors", "events", "beliefs", "committees")
# What is a number, but no share of one.
_ABOVE_ONE = frozenset({"sharpness", "inertia", "weight"})


class Turnable(NamedTuple):
    """A quantity and where it stands, or would."""

    path: Path
    quantity: Quantity
    standing: Standing


def turnable_in(crisis: Crisis) -> tuple[Turnable, ...]:
    """All quantities that bear on how a crisis goes, in the order of the file.

    >>> import excomm as ex
    >>> [one.standing for one in turnable_in(ex.load("chicken"))[:2]]
    ['assumed', 'assumed']
    """
    said = [
        Turnable(path, quantity, "open" if isinstance(quantity, Prior) else "known")
        for path, quantity in quantities_read(crisis)
    ]
    taken = [Turnable(path, quantity, "assumed") for path, quantity in taken_in(crisis).items()]
    everything = [*said, *taken]
    return tuple(sorted(everything, key=lambda one: _order(crisis, one.path)))


def knobs_of(crisis: Crisis) -> tuple[Knob, ...]:
    """What can be turned, with its prior, its range, and what it rests on."""
    sourced = dict(parts_of(crisis, Sourced))
    return tuple(_knob(crisis, one, sourced) for one in turnable_in(crisis))


def range_of(one: Turnable) -> Scale:
    """The values to which a quantity can be turned."""
    is_share = one.quantity.dimension == "number" and one.path[-1] not in _ABOVE_ONE
    return scale_of(one.quantity, share=is_share)


def claims_of(crisis: Crisis, knobs: tuple[Knob, ...]) -> tuple[KnobClaim, ...]:
    """The claims that knobs rest on, each once."""
    named = {name for knob in knobs for name in knob.claims}
    return tuple(
        KnobClaim(key=name, says=claim.says, citation=written_in(claim))
        for name, claim in crisis.evidence.items()
        if name in named
    )


def _order(crisis: Crisis, path: Path) -> tuple[int, int]:
    """Sections first, then the parts in the order of the file; within these nothing changes places."""
    section: Mapping[str, object] = getattr(crisis, str(path[0]))
    return SECTIONS.index(str(path[0])), list(section).index(str(path[1]))


def _knob(crisis: Crisis, one: Turnable, sourced: Mapping[Path, Sourced]) -> Knob:
    path, quantity, standing = one
    whose, says = called(crisis, path)
    scale = range_of(one)
    rests = _rests(path, sourced) if standing != "assumed" else None
    expected = expected_at("crisis", path)
    return Knob(
        place=".".join(map(str, path)),
        section=str(path[0]),
        whose=whose,
        says=says,
        hint=expected.hint if expected else "",
        standing=standing,
        text=quantity.text,
        median=written(median_of(quantity), quantity),
        values=tuple(written(value, quantity) for value in scale.values.tolist()),
        middle=nearest(scale, median_of(quantity)),
        by_magnitude=scale.by_magnitude,
        density=density_of(quantity, scale) if isinstance(quantity, Prior) else (),
        claims=tuple(name for name in rests.claims if name in crisis.evidence) if rests else (),
        judgement=rests.judgement if rests else "",
    )


def _rests(path: Path, sourced: Mapping[Path, Sourced]) -> Sourced | None:
    """The innermost part around a quantity that says what it rests on."""
    around = (sourced.get(path[:length]) for length in range(len(path), 1, -1))
    return next((part for part in around if part and (part.claims or part.judgement)), None)
