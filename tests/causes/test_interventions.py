"""Interventions change what they say and nothing else; what cannot be is refused by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import given as given_that
from hypothesis import strategies as st

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
from excomm.causes.interventions_doubts import doubts_about
from excomm.causes.interventions_formulas import given
from excomm.errors import InputError
from excomm.model.formulas import holds, names_in, written
from excomm.space.compiling import compile_space
from excomm.space.states import state_names
from tests.process.places import staged, state_at
from tests.process.writing import crisis_of
from tests.space.crises import formulas

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.model.formulas import Formula

CUBA = ex.load("cuba-1962")
OVER = {
    "p": {"text": "it is so"},
    "q": {"text": "it is so, too"},
    "end": {"text": "over", "ends": True},
}


def states(crisis: Crisis) -> set[frozenset[str]]:
    space = compile_space(crisis)
    return {frozenset(state_names(space, state)) for state in range(space.states)}


def test_what_is_taken_holds_in_every_state_until_the_end() -> None:
    crisis = crisis_of(
        conditions=OVER,
        consequences=[{"when": "end", "clears": ["a.x"]}, {"when": "q", "clears": ["a.x"]}],
    )
    changed = ex.intervene(crisis, Take("a.x"))
    assert changed.start == ("a.x",)
    assert all(("a.x" in state) != ("end" in state) for state in states(changed))
    assert any("q" in state and "a.x" in state for state in states(changed))


def test_nothing_sets_what_is_forbidden() -> None:
    crisis = crisis_of(
        start=["p"],
        consequences=[{"when": "a.x", "sets": ["p"]}],
        events={"e": {"when": "not p", "rate": "1 per day", "sets": ["p", "q"]}},
        schedule=[{"on": "1962-10-18", "sets": ["p"]}],
    )
    changed = ex.intervene(crisis, Forbid("p"))
    assert changed.start == ()
    assert not any("p" in state for state in states(changed))
    assert any("q" in state for state in states(changed))
    assert staged(changed).nodes.count == 4


def test_what_is_taken_on_a_day_is_taken_wherever_that_is_possible() -> None:
    crisis = crisis_of(rules=["not (a.x and q)"], start=[])
    changed = ex.intervene(crisis, Take("a.x", on="1962-10-18"))
    stage = staged(changed)
    after = {
        state_at(stage, node): state_at(stage, int(stage.nodes.jumps[0, node]))
        for node in range(stage.nodes.count)
    }
    assert after[frozenset()] == {"a.x"}
    assert stage.dated[0].day == 2.5
    barred = crisis_of(rules=["not (a.x and q)"], start=["q"])
    stage = staged(ex.intervene(barred, Take("a.x", on="1962-10-18")))
    assert state_at(stage, int(stage.nodes.jumps[0, stage.nodes.start])) == {"q"}


def test_it_is_taken_as_the_course_that_takes_it_would() -> None:
    changed = ex.intervene(CUBA, Take("ussr.withdraw", on="1962-10-20"))
    entry = changed.schedule[-1]
    assert entry.sets == ("ussr.withdraw",)
    assert entry.clears == ("ussr.build", "ussr.ship_arms", "ussr.ask_pledge", "ussr.ask_turkey")
    assert entry.when is not None
    assert written(entry.when) == "not ussr.retaliate"
    assert "ussr.withdraw" in ex.intervene(CUBA, Take("ussr.withdraw")).start


def test_a_forced_event_comes_on_its_day_and_a_removed_one_never() -> None:
    crisis = crisis_of(
        events={"e": {"when": "not p", "rate": "0.1 per day", "chance": 0, "sets": ["p"]}}
    )
    assert ex.exact(crisis).probability("yes") == 0
    assert ex.exact(ex.intervene(crisis, Force("e", on="1962-10-18"))).probability(
        "yes"
    ) == pytest.approx(1)
    sure = crisis_of(events={"e": {"when": "not p", "rate": "9 per day", "sets": ["p"]}})
    assert ex.exact(ex.intervene(sure, Remove("e"))).probability("yes") == 0


def test_who_is_absent_is_neither_asked_nor_needed() -> None:
    people = {"need": "all", "of": {"anna": 0.5, "boris": 0.0}}
    crisis = crisis_of(
        events={
            "e": {"when": "not p", "rate": "90 per day", "sets": ["p"], "consent": people},
            "f": {
                "when": "not q",
                "rate": "90 per day",
                "sets": ["q"],
                "suppression": {"need": "any", "of": {"vera": 1}},
            },
        },
        outcomes={"yes": "p and q", "no": "not (p and q)"},
    )
    assert ex.exact(crisis).probability("yes") == 0
    assert ex.exact(ex.intervene(crisis, Without("boris"))).probability("yes") == pytest.approx(0)
    free = ex.intervene(crisis, Without("boris"), Without("vera"))
    assert ex.exact(free).probability("yes") == pytest.approx(1)
    nobody = ex.intervene(crisis, Without("boris"), Without("anna"))
    assert nobody.events["e"].consent is None


def test_another_in_a_persons_place_leans_otherwise() -> None:
    changed = ex.intervene(CUBA, Replace("arkhipov", 0.9), Replace("jfk", "full_strike"))
    consent = changed.events["b59_cornered"].consent
    assert consent is not None
    assert written_chance(consent.of["arkhipov"]) == 0.9
    member = changed.committees["excomm"].members["jfk"]
    assert [*member.position] == ["full_strike"]
    assert written_chance(member.position["full_strike"]) == 1


def test_who_is_put_in_the_place_of_somebody_absent_is_there() -> None:
    absent = ex.intervene(CUBA, Without("arkhipov"))
    again = ex.intervene(absent, Replace("arkhipov", 0.9)).events["b59_cornered"].consent
    assert again is not None
    assert again.absent == ()
    assert written_chance(again.of["arkhipov"]) == 0.9


def test_interventions_may_come_in_a_list() -> None:
    changes: list[Intervention] = [Without("arkhipov"), Remove("sam_fire")]
    assert ex.intervene(CUBA, changes) == ex.intervene(CUBA, *changes)
    assert ex.intervene(CUBA, []) == CUBA


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (Without("rfk"), "does not decide for usa, whose choice has the rule 'quantal'"),
        (Without("rfk"), "ask together with 'adopt excomm-decides'"),
        (Vary("committees.excomm.confidence", 0.5), "makes no difference"),
        (Believe("ussr", "stray_u2", 0.5), "as in '0.5 per day'"),
        (Prefer("usa", "not nuclear_war"), "changes nothing: it is so already"),
    ],
)
def test_what_makes_no_difference_is_said_to_make_none(change: Intervention, said: str) -> None:
    assert any(said in doubt for doubt in doubts_about(CUBA, [change]))
    assert not doubts_about(CUBA, [Without("arkhipov"), Adopt("chiefs")])
    assert not doubts_about(CUBA, [Adopt("excomm-decides"), Without("rfk")])


def test_an_outcome_that_means_something_else_is_said_to() -> None:
    other = {"outcomes": {"yes": "p and q", "no": "not (p and q)"}}
    crisis = crisis_of(variants={"strict": {"text": "both", "set": other}})
    found = doubts_about(crisis, [Adopt("strict")])
    assert len(found) == 2
    assert "it was 'p' and would be 'p and q'" in found[0]


def written_chance(quantity: object) -> float:
    return float(getattr(quantity, "value"))  # noqa: B009 - a prior has none, which is what is tested


def test_a_committee_without_a_member_heeds_the_others_the_more() -> None:
    crisis = crisis_of(
        courses={"a": {"go": {"takes": ["a.x"]}, "wait": {"drops": ["a.x"]}}},
        committees={
            "cabinet": {
                "actor": "a",
                "members": {
                    "one": {"position": "go"},
                    "two": {"position": "wait"},
                    "three": {"position": "go"},
                },
                "trust": {"one": {"two": 0.5, "three": 0.5}, "two": {"three": 1.0}},
                "leader": {"name": "three"},
                "devils_advocate": "three",
            }
        },
    )
    left = ex.intervene(crisis, Without("three")).committees["cabinet"]
    assert [*left.members] == ["one", "two"]
    assert left.trust == {"one": {"two": 1.0}}
    assert left.leader is None
    assert left.devils_advocate is None


def test_beliefs_are_changed_one_by_one() -> None:
    changed = ex.intervene(
        CUBA,
        Believe("usa", "tactical_weapons", 0.9),
        Believe("usa", "tactical_use", None),
        Believe("ussr", "stray_u2", "2 per day"),
        Believe("ussr", "stray_u2", "2 per day"),
        Believe("cuba", "b59_cornered", "5 %"),
    )
    assert written_chance(changed.beliefs["usa"].conditions["tactical_weapons"]) == 0.9
    assert changed.beliefs["usa"].events == {}
    assert written_chance(changed.beliefs["ussr"].events["stray_u2"].rate) == 2
    assert written_chance(changed.beliefs["cuba"].events["b59_cornered"].chance) == 0.05
    assert changed.beliefs["cuba"].preferences == CUBA.beliefs["cuba"].preferences


def test_a_wish_is_put_at_its_rank_moved_to_it_or_dropped() -> None:
    first = ex.intervene(CUBA, Prefer("usa", "usa.invade")).preferences["usa"].statements
    assert written(first[0].want) == "usa.invade"
    assert len(first) == len(CUBA.preferences["usa"].statements) + 1
    moved = ex.intervene(CUBA, Prefer("usa", "verified", 2)).preferences["usa"].statements
    assert written(moved[1].want) == "verified"
    assert moved[1].claims
    assert len(moved) == len(first) - 1
    dropped = ex.intervene(CUBA, Unwant("usa", "not war")).preferences["usa"].statements
    assert "not war" not in [written(one.want) for one in dropped]


@pytest.mark.parametrize("variant", CUBA.variants)
def test_a_variant_adopted_is_the_variant_read_from_the_file(variant: str) -> None:
    assert ex.intervene(CUBA, Adopt(variant)) == ex.load("cuba-1962", variants=[variant])


# Its variants delete an event, bring it back as another, and write lists anew.
VARIANTS = crisis_of(
    events={
        "e": {"when": "not p", "rate": "1 per day", "sets": ["p"], "text": "it comes"},
        "f": {"when": "not q", "rate": "0.5 per day", "sets": ["q"]},
        "g": {"when": "p and q", "rate": "0.5 per day", "clears": ["p"]},
    },
    variants={
        "gone": {"text": "never", "set": {"events": {"e": None}}},
        "back": {
            "text": "it is another",
            "set": {"events": {"e": {"when": "q", "rate": "2 per day", "sets": ["p"]}}},
        },
        "more": {
            "text": "one more",
            "set": {"events": {"d": {"when": "not p", "rate": "1 per day", "sets": ["p"]}}},
        },
        "quiet": {"text": "nothing ever", "set": {"events": None}},
        "ruled": {"text": "a rule", "set": {"rules": ["not (p and q)"]}},
        "dated": {"text": "on a day", "set": {"schedule": [{"on": "1962-10-20", "sets": ["q"]}]}},
    },
)


def test_an_event_that_a_variant_deletes_keeps_its_place_and_never_comes() -> None:
    assert ex.intervene(VARIANTS, Adopt("gone")) == ex.intervene(VARIANTS, Remove("e"))
    quiet = ex.intervene(VARIANTS, Adopt("quiet"))
    assert quiet == ex.intervene(VARIANTS, Remove("e"), Remove("f"), Remove("g"))
    assert [*ex.intervene(VARIANTS, Adopt("more")).events] == ["e", "f", "g", "d"]


@pytest.mark.parametrize("at_once", [True, False])
def test_an_event_deleted_and_brought_back_is_the_new_one_at_the_old_place(
    *, at_once: bool
) -> None:
    both = (Adopt("gone"), Adopt("back"))
    changed = (
        ex.intervene(VARIANTS, *both)
        if at_once
        else ex.intervene(ex.intervene(VARIANTS, both[0]), both[1])
    )
    assert [*changed.events] == ["e", "f", "g"]
    assert changed.events["e"].text == ""
    assert written(changed.events["e"].when) == "q"


@pytest.mark.parametrize(
    "change",
    [Forbid("q"), Take("p", on="1962-10-18"), Force("e", on="1962-10-18")],
)
def test_nothing_is_lost_when_a_variant_writes_a_list_anew(change: Intervention) -> None:
    name = "ruled" if isinstance(change, Forbid) else "dated"
    with pytest.raises(InputError, match="put it first") as caught:
        ex.intervene(VARIANTS, change, Adopt(name))
    assert f"'adopt {name}' writes over" in str(caught.value)
    both = ex.intervene(VARIANTS, Adopt(name), change)
    assert len(both.rules) + len(both.schedule) == 2


def test_a_variant_that_speaks_of_something_else_may_come_later() -> None:
    changes: list[Intervention] = [Without("arkhipov"), Adopt("chiefs")]
    assert ex.intervene(CUBA, *changes) == ex.intervene(CUBA, *reversed(changes))


@pytest.mark.parametrize(
    "so_already",
    [
        Vary("events.false_alarm.rate", "uniform(0.1, 0.7) per day"),
        Prefer("usa", "not nuclear_war"),
        Prefer("usa", "not war", 2),
        Believe("usa", "tactical_use", "0 per day"),
        Believe("ussr", "tactical_use", None),
    ],
)
def test_what_is_so_already_changes_nothing(so_already: Intervention) -> None:
    if isinstance(so_already, Believe) and so_already.value is not None:
        once = ex.intervene(CUBA, so_already)
        assert ex.intervene(once, so_already) == once
    else:
        assert ex.intervene(CUBA, so_already) == CUBA


@pytest.mark.parametrize(
    "change",
    [
        Take("usa.quarantine"),
        Forbid("usa.air_strike"),
        Remove("sam_fire"),
        Without("arkhipov"),
        Replace("captain", 0.3),
        Believe("usa", "tactical_weapons", 1),
        Prefer("usa", "usa.invade"),
        Vary("actors.usa.pace", "2 days"),
        Adopt("chiefs"),
    ],
)
def test_done_twice_it_is_done_once_and_the_crisis_given_stays_as_it_was(
    change: Intervention,
) -> None:
    before = ex.load("cuba-1962")
    once = ex.intervene(before, change)
    assert once != before
    assert ex.intervene(once, change) == once
    assert before == CUBA


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ([Without("archipov")], "did you mean 'arkhipov'?"),
        ([Take("usa.quarentine")], "did you mean 'usa.quarantine'?"),
        ([Forbid("usa.qarantine")], "did you mean 'usa.quarantine'?"),
        ([Remove("b59")], "there is no event 'b59'"),
        ([Force("b59_cornred", "1962-10-27")], "did you mean 'b59_cornered'?"),
        ([Force("b59_cornered", "")], "on which day"),
        ([Force("b59_cornered", "Saturday")], "'Saturday' is no date"),
        ([Take("usa.invade", on="late")], "'late' is no date"),
        ([Take("usa.invade", on="1963-10-20")], "lies outside of the span"),
        ([Force("sam_fire", on="1962-09-01")], "name a day within it"),
        ([Force("sam_fire", on="1962-10-27/..")], "open at one end"),
        ([Prefer("usa", "war"), Prefer("usa", "war", 2)], "contradict each other"),
        ([Prefer("usa", "not war"), Unwant("usa", "not (war)")], "contradict each other"),
        ([Without("ussr")], "'ussr' is an actor, not a person"),
        ([[Without("captain")], [Replace("captain", 1)]], "contradict each other"),
        (["arkhipov"], "'arkhipov' is no intervention"),
        ([None], "give one of Take, Forbid"),
        ([Replace("arkhipov", 1.5)], "a probability lies between 0 and 1"),
        ([Replace("jfk", "surrender")], "'surrender' is no course"),
        ([Replace("jfk", {"surrender": 1})], "there is no course 'surrender'"),
        ([Believe("usaa", "war", 1)], "did you mean 'usa'?"),
        ([Believe("usa", "wor", 1)], "did you mean 'war'?"),
        ([Believe("usa", "war", "often")], "'often' is no quantity"),
        ([Prefer("usa", "not wor")], "did you mean 'war'?"),
        ([Prefer("usa", "not and war")], "expected an option"),
        ([Prefer("usa", "verified", 99)], "has no rank 99"),
        ([Unwant("usa", "not verified")], "did you mean 'verified'?"),
        ([Vary("actors.usa.pacee", "1 day")], "did you mean 'actors.usa.pace'?"),
        ([Adopt("chief")], "did you mean 'chiefs'?"),
        ([Take("war")], "cannot have 'take war': the crisis could not start"),
        ([Take("usa.invade"), Forbid("usa.invade")], "contradict each other"),
        ([Force("sam_fire", "1962-10-27"), Remove("sam_fire")], "contradict each other"),
        ([Without("captain"), Replace("captain", 1)], "contradict each other"),
        ([Vary("a", 1), Vary("a", 2)], "contradict each other"),
        ([Prefer("usa", "war"), Unwant("usa", "war")], "contradict each other"),
        ([Forbid("tactical_weapons")], "rule 11, 'if not nuclear_war then tactical_weapons'"),
    ],
)
def test_what_cannot_be_is_refused_by_name(changes: list[Intervention], said: str) -> None:
    with pytest.raises(InputError) as caught:
        ex.intervene(CUBA, *changes)
    assert said in str(caught.value)


def test_a_ranking_of_states_has_no_statements_to_change() -> None:
    with pytest.raises(InputError, match="not by statements"):
        ex.intervene(crisis_of(preferences={"a": {"weights": {"p": 1}}}), Prefer("a", "a.x"))


@given_that(formula=formulas, truths=st.dictionaries(st.sampled_from("abcdef"), st.booleans()))
def test_a_formula_given_some_truths_says_what_it_said(
    formula: Formula, truths: dict[str, bool]
) -> None:
    names = names_in(formula)
    known = {name: truths[key] for name, key in zip(names, "abcdef", strict=False) if key in truths}
    left = given(formula, known)
    assert not {*names_in(left)} & {*known}
    for code in range(1 << len(names)):
        value = {name: bool(code >> place & 1) for place, name in enumerate(names)} | known
        assert holds(left, value.__getitem__) == holds(formula, value.__getitem__)


def test_luck_keeps_its_places() -> None:
    for change in (Remove("sam_fire"), Take("usa.invade", on="1962-10-25"), Without("jfk")):
        changed = ex.intervene(CUBA, change)
        assert [*changed.events] == [*CUBA.events]
        assert [*changed.actors] == [*CUBA.actors]
        assert np.array_equal([*changed.bits], [*CUBA.bits])


def test_a_ranking_loses_the_states_that_cannot_be_any_more() -> None:
    brams = ex.load("cuba-1962-brams")
    space = compile_space(ex.intervene(brams, Forbid("usa.air_strike")))
    assert space.states == 2
    withdrawn = [state_names(space, one) == ("ussr.withdraw",) for one in range(space.states)]
    assert (
        space.graph.ranks[0][withdrawn.index(True)] > space.graph.ranks[0][withdrawn.index(False)]
    )
