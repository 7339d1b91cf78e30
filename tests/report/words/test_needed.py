"""Whether it was needed and enough, with a subject."""

from __future__ import annotations

import pytest

import excomm as ex
from excomm.causes.interventions import (
    Adopt,
    Believe,
    Forbid,
    Force,
    Intervention,
    Prefer,
    Remove,
    Replace,
    Take,
    Unwant,
    Vary,
    Without,
)
from excomm.causes.necessity import Causation
from excomm.causes.what_if_counting import Contrast
from excomm.report.words.needed import needed, taken_away

CUBA = ex.load("cuba-1962")


@pytest.mark.parametrize(
    ("intervention", "said"),
    [
        (Without("captain"), "the captain’s presence"),
        (Replace("arkhipov", 0.9), "that it was Arkhipov, and nobody else,"),
        (
            Forbid("usa.quarantine"),
            "the freedom of the United States to quarantine Cuba with a ring of ships",
        ),
        (Forbid("war"), "being possible"),
        (
            Take("usa.quarantine"),
            "the freedom of the United States not to quarantine Cuba with a ring of ships",
        ),
        (Take("usa.quarantine", on="1962-10-20"), "ships on 20 October 1962"),
        (Take("war"), "possibly not holding"),
        (Remove("stray_u2"), "the possibility of “A U-2 loses its way"),
        (
            Force("stray_u2", on="1962-10-20"),
            "leaving it to chance on 20 October 1962 whether “A U-2",
        ),
        (
            Believe("usa", "tactical_weapons", 0.5),
            "what the United States believes of tactical weapons",
        ),
        (Prefer("usa", "not war"), "what the United States wants"),
        (Unwant("usa", "not war"), "what the United States wants"),
        (Vary("actors.usa.pace", "1 day"), "actors.usa.pace, as the file has it"),
        (Adopt("chiefs"), "not as in chiefs"),
    ],
)
def test_every_kind_of_change_takes_something_away_that_has_a_name(
    intervention: Intervention, said: str
) -> None:
    assert said in taken_away(CUBA, [intervention])


def contrast(
    difference: float, *, lost: int = 0, gained: int = 0, reduction: float | None = None
) -> Contrast:
    one = Causation(10, 0.2, (0.2, 0.5))
    none = Causation(0, None, None)
    interval = (difference, difference)
    spread = (difference, difference, difference)
    return Contrast(
        "nuclear_war",
        0.5,
        0.5 + difference,
        difference,
        *interval,
        spread,
        0.0,
        lost,
        gained,
        reduction,
        one,
        none,
        one,
        none,
    )


def test_what_was_needed_for_an_outcome_is_asked_where_the_change_lowers_it() -> None:
    said = needed(contrast(-0.1, lost=5), "Arkhipov’s presence", runs=True)
    assert said[1] == (
        "Was Arkhipov’s presence needed for nuclear war? In 20 % of 10 worlds that end in nuclear war in the model as"
        " it stands (20 to 50 %, whatever worlds share)."
    )
    assert said[2].endswith(
        "Cannot be estimated: there are no worlds that do not end in nuclear war with the change."
    )


def test_what_was_needed_against_an_outcome_is_asked_where_the_change_raises_it() -> None:
    said = needed(contrast(0.1, gained=5), "it", runs=True)
    assert said[1].startswith(
        "Was it needed to keep nuclear war away? In 20 % of 10 worlds that do not end"
    )


@pytest.mark.parametrize(("reduction", "times"), [(None, 0), (1.0, 0), (4.4, 1)])
def test_shared_luck_is_spoken_of_only_where_it_is_worth_something(
    reduction: float | None, times: int
) -> None:
    said = needed(contrast(0.1, gained=5, reduction=reduction), "it", runs=True)
    assert said[0].count("as sure as") == times


def test_where_no_world_ends_otherwise_nothing_more_is_asked() -> None:
    assert len(needed(contrast(0.0), "it", runs=True)) == 1
