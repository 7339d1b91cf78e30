"""Ways to group states: by outcome, by what one actor does, by which conditions hold, by how many options are taken."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np

from excomm.model.formulas import written
from excomm.report.sections.states import short_name, titled
from excomm.report.words.names import counted, owner
from excomm.space.bits import is_set, mask_of, only, positions_of
from excomm.web.problems import NotThereError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from excomm.space.space import Space

    Labels = NDArray[np.int64]

Kind = Literal["outcome", "does", "holds", "taken"]
NOTHING = "nothing"


@dataclass(frozen=True)
class Way:
    """One way: `names` are the options or conditions that it looks at, in the order of the file."""

    key: str
    kind: Kind
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Told:
    """One group: its key in addresses, its name, and the formula that holds in its states."""

    key: str
    name: str
    where: str


def ways_of(space: Space) -> dict[str, Way]:
    """Every way that a crisis allows, by its key.

    >>> import excomm as ex
    >>> list(ways_of(ex.compile_space(ex.load("chicken"))))
    ['outcome', 'does:first', 'does:second', 'taken']
    """
    crisis = space.crisis
    ways = [Way("outcome", "outcome", "Outcome", ())] if space.outcomes else []
    for actor in space.actors:
        own = tuple(name for name in crisis.options if owner(name) == actor)
        if own:
            name = f"What {crisis.actors[actor].name} does"
            ways.append(Way(f"does:{actor}", "does", name, own))
    if crisis.conditions:
        ways.append(Way("holds", "holds", "Conditions", tuple(crisis.conditions)))
    ways.append(Way("taken", "taken", "Options taken", tuple(crisis.options)))
    return {way.key: way for way in ways}


def labels_of(space: Space, way: Way) -> Labels:
    """A number for each state, the same for states of one group; shape (states,)."""
    codes = space.graph.codes
    if way.kind == "outcome":
        return space.outcome.astype(np.int64)
    if way.kind == "taken":
        taken = np.zeros(space.states, np.int64)
        for name in way.names:
            taken += is_set(codes, space.positions[name])
        return taken
    return only(codes, mask_of(space.positions[name] for name in way.names))


def in_order(way: Way, labels: Iterable[int]) -> list[int]:
    """Sort groups: what the file has first, or least of, comes first."""
    if way.kind in {"does", "holds"}:
        return sorted(labels, key=lambda label: (len(positions_of(label)), label))
    return sorted(labels)


def told(space: Space, way: Way, label: int) -> Told:
    """Tell of the group with a label."""
    if way.kind == "outcome":
        if label < 0:
            return Told("outcome:", "No outcome", "")
        name = space.outcomes[label]
        return Told(f"outcome:{name}", titled(name), written(space.crisis.outcomes[name].when))
    if way.kind == "taken":
        where = f"exactly {label} of ({', '.join(way.names)})"
        return Told(f"taken:{label}", counted(label, "option"), where)
    true = {space.bits[position] for position in positions_of(label)}
    held = [name for name in way.names if name in true]
    where = " and ".join(name if name in true else f"not {name}" for name in way.names)
    short = "+".join(_in_key(way, name) for name in held) or NOTHING
    return Told(f"{way.key}:{short}", ", ".join(map(short_name, held)) or NOTHING, where)


def group_meant(space: Space, key: str) -> tuple[Way, int]:
    """The way and the label that a group's key stands for; `NotThereError` if it stands for none."""
    before, _, label = key.rpartition(":")
    way = ways_of(space).get(before)
    if way is not None:
        for known in _labels_meant(space, way, label):
            return way, known
    remedy = "begin again with all states"
    raise NotThereError(f"there is no group of states '{key[:60]}'", remedy=remedy)


def _labels_meant(space: Space, way: Way, text: str) -> Iterable[int]:
    if way.kind == "outcome":
        if not text:
            return [-1]
        return [space.outcomes.index(text)] if text in space.outcomes else []
    if way.kind == "taken":
        return [int(text)] if text.isdecimal() and len(text) < len("1000") else []
    keys = {_in_key(way, name): name for name in way.names}
    short = [] if text == NOTHING else text.split("+")
    if not all(one in keys for one in short):
        return []
    return [mask_of(space.positions[keys[one]] for one in short)]


def _in_key(way: Way, name: str) -> str:
    """An option without its actor, whom the key names already."""
    return name.rpartition(".")[2] if way.kind == "does" else name
