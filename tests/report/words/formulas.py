"""Random formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from excomm.model.formulas import And, Count, Formula, Iff, Implies, Name, Not, Or

if TYPE_CHECKING:
    from collections.abc import Sequence


def formulas(names: Sequence[str]) -> st.SearchStrategy[Formula]:
    """Formulas of a few levels over these names."""
    leaves: st.SearchStrategy[Formula] = st.sampled_from(names).map(Name)
    return st.recursive(leaves, _larger, max_leaves=6)


def _larger(parts: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    several = st.lists(parts, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        parts.map(Not),
        several.map(And),
        several.map(Or),
        st.builds(Implies, parts, parts),
        st.builds(Iff, parts, parts),
        st.builds(
            Count, st.sampled_from(["at most", "at least", "exactly"]), st.integers(0, 3), several
        ),
    )
