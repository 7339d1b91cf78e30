"""Which states are meant: those in which a formula holds, within groups that were chosen before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from excomm.report.words.names import capital
from excomm.report.words.python import call, literal
from excomm.space.naming import formula_meant
from excomm.space.truth import truth_of
from excomm.web.as_code import code_of
from excomm.web.shapes.states import Crumb
from excomm.web.states.ways_to_group import group_meant, labels_of, told

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.bits import Truth
    from excomm.web.shapes.answer import Code
    from excomm.web.states.analysed import Analysed


@dataclass(frozen=True)
class Choice:
    """`held[s]` says whether state *s* is meant; `where` is the formula of all choices together."""

    held: Truth
    crumbs: tuple[Crumb, ...]
    where: str


def chosen(of: Analysed, *, where: str, within: Sequence[str]) -> Choice:
    """Choose states by a formula, empty for all, and by the keys of groups.

    Raises `InputError` for what is no formula, and `NotThereError` for what is no group.
    """
    space = of.space
    held = np.ones(space.states, np.bool_)
    formulas, crumbs = [], []
    for key in within:
        way, label = group_meant(space, key)
        held &= labels_of(space, way) == label
        group = told(space, way, label)
        named = f"{way.name}: {group.name}" if way.kind != "taken" else f"{group.name} taken"
        crumbs.append(Crumb(key=group.key, name=capital(named), where=group.where))
        formulas.append(group.where)
    if where.strip():
        formula = formula_meant(space, where)
        held &= truth_of(formula, space.graph.codes, space.positions)
        formulas.append(where.strip())
    return Choice(held, tuple(crumbs), _all_of([one for one in formulas if one]))


def code_of_choice(of: Analysed, choice: Choice) -> Code:
    """How to list the chosen states without the app."""
    meant = call("formula_meant", "space", literal(choice.where)) if choice.where else "None"
    python = [
        "from excomm.report.text.states import states_table, states_where",
        *(["from excomm.space.naming import formula_meant"] if choice.where else []),
        "space = ex.compile_space(crisis)",
        f"print(states_table(space, states_where(space, {meant})))",
    ]
    words = ["states", *(["--where", choice.where] if choice.where else [])]
    return code_of(of.shelved, of.variants, words, python)


def _all_of(formulas: Sequence[str]) -> str:
    if len(formulas) == 1:
        return formulas[0]
    return " and ".join(f"({formula})" for formula in formulas)
