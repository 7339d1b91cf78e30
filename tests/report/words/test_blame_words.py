"""Who adds most, what is there anyhow, and what an order is worth, from shares that are given."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import pytest

import excomm as ex
from excomm.report.text.blame import blame_lines, together_told
from excomm.report.text.paper import Paper
from excomm.report.words.blame import answer_of_blame, base_and_whole, how_settled, most

if TYPE_CHECKING:
    from excomm.causes.blame_results import Blame

WHO = "cuba-1962-brams"


@cache
def blamed(for_: str = "harm") -> Blame:
    return ex.blame(ex.load(WHO), outcome="nuclear_war", for_=for_, draws=3)


def with_shapley(found: Blame, values: list[list[float]]) -> Blame:
    shares = found.actors.shares
    given = replace(shares, by_rule={**shares.by_rule, "shapley": np.array(values)})
    return replace(found, actors=replace(found.actors, shares=given))


def by_every_rule(found: Blame, values: list[list[float]]) -> Blame:
    shares = found.actors.shares
    given = replace(shares, by_rule=dict.fromkeys(shares.by_rule, np.array(values)))
    return replace(found, actors=replace(found.actors, shares=given))


def text_of(found: Blame, *, named: bool = True) -> str:
    lines = blame_lines(Paper(80), found, name=WHO, named=named)
    return " ".join(" ".join(lines).split())


def test_whoever_adds_most_in_few_of_the_draws_is_not_named_without_a_doubt() -> None:
    doubtful = by_every_rule(blamed(), [[0.9, 0.1, 0.1], [0.2, 0.2, 0.2]])
    sure = by_every_rule(blamed(), [[0.3, 0.3, 0.3], [0.1, 0.1, 0.1]])
    said = most(doubtful, doubtful.actors)
    assert said.endswith("; but that is not sure: by Shapley in only 1 of 3 draws.")
    assert most(sure, sure.actors).endswith("by which anybody adds to it.")


def test_the_baseline_stands_beside_the_probability() -> None:
    assert "With all actors keeping still it would be" in answer_of_blame(blamed())


def test_what_all_of_them_take_away_is_said_so() -> None:
    found = blamed().actors
    less = replace(found.shares, by_rule=found.shares.by_rule, whole=np.array([-0.1, -0.1, -0.1]))
    said = base_and_whole(replace(found, shares=less))
    assert said.endswith("what all of them do takes 10 percentage points away.")


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([[0.3, 0.3, 0.3], [0.1, 0.1, 0.1]], "in 3 of 3 draws."),
        ([[0.3, 0.3, 0.3], [0.3, 0.3, 0.3]], "Soviet Union, as much to each, in 3 of 3 draws."),
        (
            [[0.9, 0.1, 0.1], [0.2, 0.2, 0.2]],
            "in 1 of 3 draws: the order depends on what is not known.",
        ),
    ],
)
def test_it_is_told_in_how_many_draws_the_first_is_first(
    values: list[list[float]], said: str
) -> None:
    found = with_shapley(blamed(), values)
    assert how_settled(found, found.actors).endswith(said)


def test_a_change_that_needs_others_held_is_told_so() -> None:
    found = ex.blame(ex.load("b59-1962"), outcome="torpedo", for_="rescue", draws=1)
    causes = found.causes
    assert causes is not None
    deeds, share = causes.together[0]
    told = next(together_told(found, replace(causes, together=((deeds, share),))))
    assert "held as they were" not in told
    less = tuple(replace(row, responsibility=row.responsibility / 2) for row in causes.deeds)
    told = next(together_told(found, replace(causes, deeds=less)))
    assert told.endswith("in some of them only with other deeds held as they were.")


def test_each_actor_is_told_what_keeping_still_means_to_it() -> None:
    text = text_of(blamed())
    assert "Keeping still, the United States takes none of its options." in text
    assert "not to 100 %" in text


def test_an_outcome_that_nobody_named_is_said_to_be_that_of_history() -> None:
    said = "No outcome was named: taken is nuclear war, in which history ended."
    assert said in text_of(blamed(), named=False)
    assert said not in text_of(blamed())


def test_a_rescue_has_words_of_its_own() -> None:
    text = text_of(blamed("rescue"))
    assert "thankworthy credit" in text
    assert "blameworthy blame" not in text
    assert "by how much likelier the choice made that" in text


def test_a_course_that_is_better_in_some_draws_only_says_in_how_many() -> None:
    one = replace(blamed().choices[0], instead="withdraw", instead_in=1, degree=np.ones(3))
    few = text_of(replace(blamed(), choices=(one,)))
    assert "(in 1 of 3 draws)" in few.replace("- ", "")
    every = text_of(replace(blamed(), choices=(replace(one, instead_in=3, bounded=0.25),)))
    assert "of 3 draws)" not in every
    assert "what could have followed was bounded in up to 25 % of the situations" in every


def test_a_number_stands_on_one_line_with_its_sign() -> None:
    lines = blame_lines(Paper(80), blamed(), name=WHO)
    assert not [line for line in lines if line.strip() == "%"]


def test_what_never_comes_says_nothing_of_what_numbers_do_not_mean() -> None:
    never = replace(blamed().actors, never=True)
    text = text_of(replace(blamed(), actors=never, safeguards=None))
    assert "cannot be estimated" in text.lower()
    assert "WHAT THE NUMBERS DO NOT MEAN" not in text
