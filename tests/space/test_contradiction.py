"""An author whose rules leave nothing possible is told which of them contradict each other."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from excomm.errors import PartError
from excomm.model.crisis import Crisis
from excomm.space.compiling import compile_space
from excomm.space.contradiction import contradictory
from excomm.space.enumerating import Patience, can_be_satisfied
from tests.space.crises import formulas

if TYPE_CHECKING:
    from excomm.model.formulas import Formula

NAMES = [f"a.o{number}" for number in range(40)]


def refused(*rules: str, consequences: list[dict[str, Any]] | None = None) -> PartError:
    written = {
        "crisis": "none",
        "title": "None",
        "actors": {"a": {"name": "Ann"}},
        "options": {name: {"text": "do it"} for name in NAMES},
        "conditions": {"war": {"text": "war"}},
        "rules": rules,
        "consequences": consequences or [],
        "preferences": {"a": ["war"]},
    }
    with pytest.raises(PartError) as caught:
        compile_space(Crisis.model_validate(written))
    return caught.value


@settings(max_examples=200, deadline=None)
@given(st.lists(formulas, min_size=1, max_size=8))
def test_the_rules_blamed_contradict_each_other_and_none_is_blamed_in_vain(
    rules: list[Formula],
) -> None:
    assume(not can_be_satisfied(rules, Patience()))
    blamed = contradictory(rules, [])
    chosen = [rules[number] for number in blamed]
    assert not can_be_satisfied(chosen, Patience())
    for spared in range(len(chosen)):
        assert can_be_satisfied(chosen[:spared] + chosen[spared + 1 :], Patience())


def test_rules_are_named_though_the_others_leave_more_states_than_can_be_held() -> None:
    error = refused(f"at least 20 of ({', '.join(NAMES)})", "a.o1 iff a.o2", "a.o1", "not a.o2")
    assert error.message == "no state satisfies rules 2, 3 and 4 together"
    assert error.path == ("rules", 1)
    assert "rule 3 is 'a.o1'" in error.remedy


def test_a_rule_that_can_never_hold_is_named_alone() -> None:
    assert refused("a.o1", "a.o2 and not a.o2").message == "no state satisfies rule 2"


def test_of_many_rules_that_contradict_each_other_some_are_named() -> None:
    chain = [f"if {one} then {other}" for one, other in pairwise(NAMES)]
    error = refused(*chain, NAMES[0], f"not {NAMES[-1]}")
    assert error.message == "no state satisfies rules 1, 2, 3, 4, 5 and 36 more together"


def test_consequences_that_take_part_are_mentioned() -> None:
    follows = [{"when": "a.o1", "sets": ["war"]}]
    error = refused("a.o1", "not war", consequences=follows)
    assert error.message == "no state satisfies rules 1 and 2 together"
    assert "or a consequence" in error.remedy
    assert "consequence" not in refused("a.o1", "not a.o1", consequences=follows).remedy
