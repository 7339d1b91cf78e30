"""The boat alone: what the safeguard was worth, and who prevented it."""

import pytest

import excomm as ex
from excomm.causes.interventions import Adopt, Forbid, Intervention, Without
from excomm.testing import conformance

NAME = "b59-1962"


def torpedo(change: Intervention) -> float:
    """By how much likelier a change would have made the torpedo, over the medians of what is not known."""
    found = ex.what_if(ex.load(NAME), change, outcome="torpedo", draws=1, method="exact")
    return found.contrast("torpedo").difference


def test_nothing_is_left_to_look_at_again() -> None:
    assert conformance(NAME) == ()


def test_it_is_small_enough_for_a_class() -> None:
    assert ex.compile_space(ex.load(NAME)).states <= 32


def test_the_officers_have_the_priors_of_the_wider_file() -> None:
    here = ex.load(NAME).events["torpedo_considered"].consent
    there = ex.load("cuba-1962").events["b59_cornered"].consent
    assert here is not None
    assert there is not None
    assert (here.need, here.of, here.correlation) == (there.need, there.of, there.correlation)


@pytest.mark.parametrize(
    ("variant", "degrees"),
    [
        ("arkhipov-alone", {"arkhipov": 1}),
        ("two-refused", {"arkhipov": 1 / 2, "political_officer": 1 / 2}),
        ("all-refused", {"arkhipov": 1 / 3, "political_officer": 1 / 3, "captain": 1 / 3}),
    ],
)
def test_those_who_are_said_to_have_refused_share_the_responsibility(
    variant: str, degrees: dict[str, float]
) -> None:
    crisis = ex.load(NAME, variants=[variant])
    causes = ex.causes(crisis, outcome="torpedo", for_="rescue", draws=2)
    found = {one.deed.who: one.responsibility for one in causes.deeds if one.responsibility}
    assert found == pytest.approx(degrees)


def test_without_knowing_who_refused_arkhipov_is_the_likeliest_to_have_prevented_it() -> None:
    causes = ex.causes(ex.load(NAME), outcome="torpedo", for_="rescue", draws=8)
    degrees = {one.deed.who: one.responsibility for one in causes.deeds}
    assert 1 > degrees["arkhipov"] > max(degrees["captain"], degrees["political_officer"]) > 0


def test_the_fewer_must_agree_the_worse_and_independence_is_better() -> None:
    alone, two, pair = (
        torpedo(change)
        for change in (Adopt("captain-decides"), Adopt("two-of-three"), Without("arkhipov"))
    )
    assert alone > two > pair > 0
    assert torpedo(Adopt("independent")) < 0


def test_a_variant_without_arkhipov_is_the_same_as_leaving_him_ashore() -> None:
    assert torpedo(Adopt("arkhipov-absent")) == pytest.approx(torpedo(Without("arkhipov")))


def test_without_charges_there_is_nothing_to_misread() -> None:
    crisis = ex.intervene(ex.load(NAME), Forbid("navy.signal"))
    assert ex.exact(crisis, draws=1).probability("torpedo") == 0


def test_the_destroyers_know_nothing_of_the_torpedo() -> None:
    rate = ex.load(NAME).beliefs["navy"].events["torpedo_considered"].rate
    assert rate is not None
    assert rate.text.startswith("0 ")
