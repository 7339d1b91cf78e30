"""What the shipped files of 1962 answer on what if, cause and blame: the sign, and the rough size."""

from typing import NamedTuple

import pytest

import excomm as ex
from excomm.causes.blame_results import Blame
from excomm.causes.interventions import Adopt, Forbid, Intervention, Take, Unwant, Without
from excomm.causes.what_if_counting import Contrast

ORIGINS = "cuba-1962-origins"
NO_JUPITERS = (
    Forbid("usa.turkey_secret"),
    Forbid("usa.turkey_public"),
    Forbid("ussr.ask_turkey"),
    Unwant("ussr", "if ussr.withdraw then (usa.turkey_secret or usa.turkey_public)"),
)


class Answer(NamedTuple):
    """By how much an outcome would have been likelier, at least and at most."""

    crisis: str
    changes: tuple[Intervention, ...]
    outcome: str
    least: float
    most: float
    variants: tuple[str, ...] = ()


# The bounds leave room for two of the widths that chance leaves, and for other draws of what is not known.
ANSWERS = {
    "Arkhipov absent": Answer("cuba-1962", (Without("arkhipov"),), "nuclear_war", 0.02, 0.08),
    "Jupiters never in Turkey": Answer(
        "cuba-1962", NO_JUPITERS, "settlement_for_the_pledge", 0.15, 0.45
    ),
    "an air strike instead of the quarantine": Answer(
        "cuba-1962",
        (Forbid("usa.quarantine"), Take("usa.air_strike", on="1962-10-22")),
        "nuclear_war",
        0.30,
        0.60,
    ),
    "no secret term": Answer(
        "cuba-1962", (Forbid("usa.turkey_secret"),), "settlement_for_the_pledge", 0.04, 0.16
    ),
    "the U-2 rule carried out": Answer("cuba-1962", (Adopt("u2-rule"),), "nuclear_war", 0.15, 0.45),
    "a committee of one mind": Answer(
        "cuba-1962", (Adopt("one-mind"),), "nuclear_war", -0.10, 0.0, ("excomm-decides",)
    ),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_has_the_sign_and_the_rough_size_that_the_readme_says(name: str) -> None:
    asked = ANSWERS[name]
    crisis = ex.load(asked.crisis, variants=asked.variants)
    found = ex.what_if(crisis, asked.changes, outcome=asked.outcome, draws=16, runs=4000)
    contrast = found.contrast(asked.outcome)
    assert asked.least < contrast.low < contrast.high < asked.most


def asked_of_the_origins(change: Intervention, *variants: str) -> Contrast:
    """What a change does to the missile crisis, computed over few draws of what is not known."""
    found = ex.what_if(
        ex.load(ORIGINS, variants=variants), change, draws=4, method="exact", outcome="crisis"
    )
    return found.contrast("crisis")


def test_without_castro_s_consent_no_crisis_comes() -> None:
    contrast = asked_of_the_origins(Forbid("cuba.accept"))
    assert contrast.was > 0.1
    assert contrast.would == 0


def test_the_jupiters_matter_most_to_those_who_hold_them_for_the_motive() -> None:
    as_it_is = asked_of_the_origins(Forbid("usa.jupiters"))
    motive = asked_of_the_origins(Forbid("usa.jupiters"), "jupiters-first")
    assert motive.would / motive.was < 0.75 < as_it_is.would / as_it_is.was < 1.05


def test_no_secret_term_hardly_touches_nuclear_war() -> None:
    contrast = ex.what_if(
        ex.load("cuba-1962"), Forbid("usa.turkey_secret"), draws=16, runs=4000
    ).contrast("nuclear_war")
    assert -0.02 < contrast.low < contrast.high < 0.04


def blamed(outcome: str) -> Blame:
    """Who is to blame for an outcome of the years before October 1962."""
    return ex.blame(ex.load(ORIGINS), outcome=outcome, draws=2)


def test_the_hostility_falls_on_washington_and_havana_and_less_on_moscow() -> None:
    shares = blamed("hostility or crisis").actors.shares
    for rule in ("shapley", "banzhaf", "alone"):
        means = shares.mean(rule)
        assert min(means["usa"], means["cuba"]) > 1.5 * means["ussr"] > 0
        assert 0.5 < means["usa"] / means["cuba"] < 2


def test_the_crisis_falls_on_moscow_and_havana_alike_and_hardly_on_washington() -> None:
    found = blamed("crisis")
    for rule in ("shapley", "banzhaf", "but_for"):
        means = found.actors.shares.mean(rule)
        assert means["ussr"] == pytest.approx(means["cuba"], abs=0.005)
        assert means["ussr"] > 3 * means["usa"]
    assert found.causes is not None
    degrees = {one.deed.label: one.responsibility for one in found.causes.deeds}
    assert degrees["ussr: secret_missiles"] == degrees["cuba: accept"] == 1
    assert degrees["usa: land"] < 0.7
