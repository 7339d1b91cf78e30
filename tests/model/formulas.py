"""Random formulas, as the parser could have read them."""

from __future__ import annotations

from hypothesis import strategies as st

from excomm.model.formulas import And, Constant, Count, Formula, Iff, Implies, Name, Not, Or

NAMES = ("a", "b", "c", "usa.strike", "ussr.withdraw_2")
BOUNDS = ("at most", "at least", "exactly")


def larger(inner: st.SearchStrategy[Formula]) -> st.SearchStrategy[Formula]:
    """Formulas around others."""
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        st.builds(Not, inner),
        st.builds(And, several),
        st.builds(Or, several),
        st.builds(Implies, inner, inner),
        st.builds(Iff, inner, inner),
        st.builds(
            Count,
            st.sampled_from(BOUNDS),
            st.integers(0, 5),
            st.lists(inner, min_size=1, max_size=4).map(tuple),
        ),
    )


FORMULAS: st.SearchStrategy[Formula] = st.recursive(
    st.one_of(st.builds(Constant, st.booleans()), st.builds(Name, st.sampled_from(NAMES))),
    larger,
    max_leaves=12,
)
WORLDS = st.fixed_dictionaries({name: st.booleans() for name in NAMES})
