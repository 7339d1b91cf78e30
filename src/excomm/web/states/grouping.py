"""Groups the chosen states, and counts what is in each group: how states last, and equilibria by concept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.findings import PASSING
from excomm.space.naming import number_of
from excomm.web.problems import NotThereError
from excomm.web.shapes.states import Grouping, GroupLead, StateGroup
from excomm.web.states.leading import leads_among
from excomm.web.states.ways_to_group import Way, in_order, labels_of, told, ways_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from excomm.space.bits import Truth
    from excomm.space.space import Space
    from excomm.web.shapes.states import Concept
    from excomm.web.states.analysed import Analysed
    from excomm.web.states.leading import Lead

# More groups than this are no help at a glance.
MOST_GROUPS = 60
MOST_LEADS = 8


@dataclass(frozen=True)
class Grouped:
    """The groups of the chosen states; `more_groups` with `more_states` are left out."""

    by: str
    groupings: tuple[Grouping, ...]
    groups: tuple[StateGroup, ...]
    more_groups: int
    more_states: int


@dataclass(frozen=True)
class _Counts:
    """What is in each group, in the order of `labels`; `lasting` has a column for each way to last."""

    labels: list[int]
    states: NDArray[np.int64]
    lasting: NDArray[np.int64]
    equilibria: Mapping[Concept, NDArray[np.int64]]
    first: NDArray[np.int64]
    marks: tuple[tuple[str, ...], ...]


def grouped(of: Analysed, held: Truth, by: str) -> Grouped:
    """Group the states that are `held`; `by` is the key of a way, empty for the first that tells any apart."""
    space = of.space
    ways = ways_of(space)
    groupings = tuple(
        Grouping(key=way.key, name=way.name, groups=number)
        for way in ways.values()
        if (number := _number_of_groups(space, way, held)) > 1
    )
    if by and by not in ways:
        raise NotThereError(f"there is no way to group states '{by[:60]}'", remedy="leave it out")
    if not held.any() or not (by or groupings):
        return Grouped("", groupings, (), 0, 0)
    way = ways[by or groupings[0].key]
    labels = labels_of(space, way)
    counts = _counted(of, labels, held)
    shown = _most_telling(counts)
    left = int(counts.states.sum() - counts.states[shown].sum())
    place = {counts.labels[one]: one for one in shown.tolist()}
    sorted_labels = in_order(way, place)
    keys = [told(space, way, label).key for label in sorted_labels]
    leads = _leads(leads_among(of, labels, held, sorted_labels), keys)
    groups = tuple(
        _group(of, way, counts, place[label], leads[number])
        for number, label in enumerate(sorted_labels)
    )
    return Grouped(way.key, groupings, groups, len(counts.labels) - len(groups), left)


def _number_of_groups(space: Space, way: Way, held: Truth) -> int:
    return int(np.unique(labels_of(space, way)[held]).size)


def _counted(of: Analysed, labels: NDArray[np.int64], held: Truth) -> _Counts:
    findings = of.findings
    states = np.flatnonzero(held)
    found, first, group = np.unique(labels[states], return_index=True, return_inverse=True)
    number, tones = found.size, PASSING + 1
    both = group * tones + findings.tones[states]
    marks: list[list[str]] = [[] for _ in range(number)]
    for state, said in of.states.marks.items():
        if held[state]:
            marks[int(np.searchsorted(found, labels[state]))] += said
    return _Counts(
        labels=found.tolist(),
        states=np.bincount(group, minlength=number),
        lasting=np.bincount(both, minlength=number * tones).reshape(number, tones),
        equilibria={
            concept: np.bincount(group[findings.equilibria(concept)[states]], minlength=number)
            for concept in findings.stability.verdicts.concepts
        },
        first=states[first],
        marks=tuple(map(tuple, marks)),
    )


def _most_telling(counts: _Counts) -> NDArray[np.int64]:
    """The groups with most states that last, and of those the largest."""
    lasting = counts.states - counts.lasting[:, PASSING]
    marked = np.array([bool(marks) for marks in counts.marks])
    return np.lexsort((-counts.states, -lasting, ~marked))[:MOST_GROUPS]


def _leads(
    found: Sequence[Lead] | None, keys: Sequence[str]
) -> Sequence[tuple[GroupLead, ...] | None]:
    """The most common leads out of each group, which stand in the order of `keys`."""
    if found is None:
        return [None for _ in keys]
    out: list[list[GroupLead]] = [[] for _ in keys]
    for lead in found:
        if len(out[lead.source]) < MOST_LEADS:
            to = keys[lead.target]
            out[lead.source].append(GroupLead(actor=lead.actor, to=to, states=lead.states))
    return list(map(tuple, out))


def _group(
    of: Analysed, way: Way, counts: _Counts, place: int, leads: tuple[GroupLead, ...] | None
) -> StateGroup:
    group = told(of.space, way, counts.labels[place])
    return StateGroup(
        key=group.key,
        name=group.name,
        where=group.where,
        states=int(counts.states[place]),
        lasting=tuple(counts.lasting[place].tolist()),
        equilibria={concept: int(held[place]) for concept, held in counts.equilibria.items()},
        marks=counts.marks[place],
        only=number_of(int(counts.first[place])) if counts.states[place] == 1 else None,
        leads=leads,
    )
