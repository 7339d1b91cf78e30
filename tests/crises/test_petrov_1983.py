"""The false alarm of 1983: what one officer was worth, by rival readings of those above him."""

import pytest

import excomm as ex
from excomm.causes.interventions import Adopt, Without
from excomm.causes.record import recorded
from excomm.process.compiling import process_on, stage_of
from excomm.process.priors import at_quantiles
from excomm.testing import conformance

NAME = "petrov-1983"


def without_him(*variants: str) -> float:
    """By how much likelier a strike would have been without Petrov."""
    crisis = ex.load(NAME, variants=variants)
    found = ex.what_if(crisis, Without("petrov"), outcome="strike", draws=8, method="exact")
    return found.contrast("strike").difference


def changed(variant: str) -> float:
    """By how much likelier a variant makes a strike."""
    found = ex.what_if(ex.load(NAME), Adopt(variant), outcome="strike", draws=8, method="exact")
    return found.contrast("strike").difference


def test_nothing_is_left_to_look_at_again() -> None:
    assert conformance(NAME) == ()


def test_what_he_was_worth_hangs_on_those_above_him() -> None:
    assert without_him("two-sources") == 0
    assert 0 < without_him("calmer") < without_him() < 0.05
    assert 0.05 < without_him("hair-trigger") < without_him("hair-trigger", "word-is-final") < 0.5


def test_an_officer_who_goes_by_the_book_is_as_good_as_none() -> None:
    assert changed("by-the-book") == pytest.approx(without_him())


def test_shared_error_is_worse_and_the_second_check_matters() -> None:
    assert changed("independent") < 0 < changed("radar-confirms")


def test_nobody_alone_prevented_it_even_where_all_above_were_ready_to_fire() -> None:
    crisis = ex.load(NAME, variants=["hair-trigger"])
    causes = ex.causes(crisis, outcome="strike", for_="rescue", draws=8)
    degrees = {
        who: max(one.responsibility for one in causes.deeds if one.deed.who == who)
        for who in ("petrov", "command_post")
    }
    assert 0 < degrees["command_post"] < degrees["petrov"] < 1


def test_the_figures_of_the_american_system_are_marked_as_unverified() -> None:
    assert ex.load(NAME).evidence["norad"].checked == "unverified"


def test_steps_that_are_minutes_apart_keep_their_minutes() -> None:
    crisis = at_quantiles(ex.load(NAME))
    steps = recorded(process_on(stage_of(ex.compile_space(crisis)), crisis))
    assert [step.day * 24 * 60 for step in steps] == pytest.approx([18, 20.5, 32])
