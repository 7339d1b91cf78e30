"""The landing of April 1961: what the error about Castro's strength cost, and what air cover was worth."""

import pytest

import excomm as ex
from excomm.causes.interventions import Believe, Forbid, Force, Take
from excomm.causes.what_if_counting import Contrast
from excomm.model.crisis import Crisis
from excomm.testing import conformance

NAME = "bay-of-pigs-1961"
TRUTH = Believe("usa", "strong", None)


def told_the_truth(outcome: str, *variants: str) -> Contrast:
    """What it changes if Washington knows how strong Castro is."""
    crisis = ex.load(NAME, variants=variants)
    return ex.what_if(crisis, TRUTH, outcome=outcome, draws=16, method="exact").contrast(outcome)


def landed(*variants: str) -> Crisis:
    """The crisis with the landing on its day, come what may."""
    return ex.intervene(
        ex.load(NAME, variants=variants),
        Forbid("usa.infiltrate"),
        Force("training", on="1961-04-12"),
        Take("usa.first_strike", on="1961-04-15"),
        Take("usa.land", on="1961-04-17"),
    )


def saved_by(option: str, day: str, *variants: str) -> float:
    """By how much likelier an option on a day makes it that the brigade is not beaten."""
    found = ex.what_if(landed(*variants), Take(option, on=day), draws=4, method="exact")
    return -found.contrast("brigade_defeated").difference


def test_nothing_is_left_to_look_at_again() -> None:
    assert conformance(NAME) == ()


def test_who_knows_how_strong_castro_is_seldom_lands() -> None:
    beaten = told_the_truth("brigade_defeated")
    assert beaten.was > 0.2
    assert beaten.would < beaten.was / 2
    assert told_the_truth("no_landing").difference > 0.1


def test_had_he_been_weak_the_truth_would_have_spoken_for_landing() -> None:
    assert told_the_truth("no_landing", "as-the-planners-thought").difference < 0
    assert told_the_truth("castro_falls", "as-the-planners-thought").difference > 0


def test_as_it_was_no_landing_alone_brings_castro_down() -> None:
    assert ex.exact(ex.load(NAME), draws=4).probability("castro_falls") == 0


def test_air_cover_is_worth_what_the_reading_says() -> None:
    cover = [
        saved_by("usa.second_strike", "1961-04-17", *variants)
        for variants in (("doomed",), (), ("air-cover-decides",))
    ]
    assert cover == sorted(cover)
    assert cover[0] < 0.02
    assert cover[2] > 0.05


@pytest.mark.parametrize(
    ("option", "day"), [("usa.trinidad", "1961-04-17"), ("usa.open_aid", "1961-04-18")]
)
def test_another_place_or_open_aid_spares_some_the_defeat(option: str, day: str) -> None:
    assert saved_by(option, day) > 0.1


def test_the_room_of_1961_would_have_followed_its_leader_to_small_groups() -> None:
    april, debate = (
        ex.committee(ex.load(NAME), name).meeting for name in ("april_1961", "open_debate")
    )
    assert april.shares[:, 0].mean() > debate.shares[:, 0].mean()
    assert april.chance("infiltrate") > debate.chance("infiltrate")
    assert debate.decision.mean(axis=0).argmax() == debate.room.courses.index("zapata")


def test_the_course_that_the_committee_is_held_to_is_the_landing_and_not_the_first_strike() -> None:
    found = ex.committee(ex.load(NAME), samples=100)
    assert (found.course, found.is_history) == ("zapata", True)
    assert found.meeting.chance("zapata")[0] > 0.1
