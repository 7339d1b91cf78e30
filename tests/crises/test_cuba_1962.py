"""The flagship crisis: its end state lasts for the reasons that its README gives, and for no others."""

from collections import Counter
from collections.abc import Collection

import numpy as np
import pytest

import excomm as ex
from excomm.model.crisis import Crisis
from excomm.model.formulas import names_in, written
from excomm.space.history import follow_history
from excomm.space.space import Space
from excomm.space.states import index_of, state_names
from excomm.space.truth import truth_of
from excomm.stability.certificates import Stable, Unstable
from excomm.stability.checking import check_certificate
from excomm.stability.explaining import explain
from excomm.stability.groundwork import groundwork
from excomm.stability.listing import move_lists

KNOWN = {"usa.overflights", "tactical_weapons", "out_of_hand"}
DEMANDS = {"ussr.build", "ussr.ask_pledge", "ussr.ask_turkey"}
OFFERS = {"usa.pledge", "usa.turkey_secret"}
OCTOBER_27 = KNOWN | DEMANDS | {"usa.quarantine", "cuba.fire", "operational"}
OCTOBER_28 = KNOWN | OFFERS | {"ussr.withdraw", "usa.quarantine"}
NOVEMBER_20 = KNOWN | OFFERS | {"ussr.withdraw", "verified"}

CRISIS = ex.load("cuba-1962")
SPACE = ex.compile_space(CRISIS)
ALL = tuple(CRISIS.actors)

BROKEN_BY = {
    "pledge-was-enough": (("ussr", "cuba"), ("ussr", "cuba")),
    "missiles-first": (("usa", "cuba"), ALL),
    "chiefs": (("ussr", "cuba"), ("ussr", "cuba")),
    "no-way-back": (("ussr", "cuba"), ("ussr", "cuba")),
}


def stable_for(space: Space, state: Collection[str], concept: str = "seq") -> tuple[str, ...]:
    """Those who have no reason to leave a state."""
    verdicts = ex.stability(space, concepts=[concept]).verdicts.stable
    place = index_of(space, state)
    return tuple(
        actor
        for actor, of in zip(space.actors, next(iter(verdicts.values())), strict=True)
        if of[place]
    )


def with_wishes(actor: str, order: list[int]) -> Space:
    """The crisis with an actor's statements in another order, or some of them left out."""
    wishes = CRISIS.preferences[actor]
    chosen = tuple(wishes.statements[place] for place in order)
    wishes = wishes.model_copy(update={"statements": chosen})
    changed = {**CRISIS.preferences, actor: wishes}
    return ex.compile_space(CRISIS.model_copy(update={"preferences": changed}))


def improvements_to(space: Space, start: Collection[str], end: Collection[str]) -> int:
    """How many improvements lead from one state to another; -1 if none do."""
    walk = ex.status_quo(space, state=start, concepts=["seq"]).reached.improvements
    return int(walk.length[index_of(space, end)])


def test_its_size_is_one_that_a_person_can_still_read() -> None:
    assert ALL == ("usa", "ussr", "cuba")
    assert 12 <= len(CRISIS.options) <= 17
    assert 300 <= SPACE.states <= 6000


def test_what_the_founding_passages_tell_of_is_there() -> None:
    assert {"usa.quarantine", "usa.overflights", "usa.air_strike", "usa.invade"} <= {
        *CRISIS.options
    }
    assert {"usa.pledge", "usa.turkey_secret", "usa.turkey_public"} <= {*CRISIS.options}
    assert {"ussr.withdraw", "ussr.build", "cuba.admit_inspectors"} <= {*CRISIS.options}
    assert CRISIS.agreements["october_28"].secret == ("usa.turkey_secret",)
    consent = CRISIS.events["b59_cornered"].consent
    assert consent is not None
    assert "arkhipov" in consent.of
    assert CRISIS.events["sites_ready"].stages > 1
    assert {member.name for member in CRISIS.committees["excomm"].members.values()} >= {
        "Robert Kennedy"
    }
    belief = CRISIS.beliefs["usa"].events["tactical_use"].rate
    assert belief is not None
    assert belief.text.startswith("0 ")


def test_what_was_written_from_memory_says_so() -> None:
    doubtful = {name for name, claim in CRISIS.evidence.items() if claim.checked == "unverified"}
    assert {
        "jupiters",
        "stevenson_trade",
        "vote",
        "odds_bundy",
        "norad",
        "jupiters_leave",
    } <= doubtful


@pytest.mark.parametrize("sanctions", ["legal", "once_each", "single"])
@pytest.mark.parametrize("end", [OCTOBER_28, NOVEMBER_20], ids=["28 October", "20 November"])
def test_the_end_of_history_is_a_sequential_equilibrium(end: set[str], sanctions: str) -> None:
    result = ex.stability(SPACE, concepts=["seq", "symmetric_seq"], sanctions=sanctions)
    assert tuple(sorted(end)) in result.equilibria("seq")
    assert tuple(sorted(end)) in result.equilibria("symmetric_seq")


def test_it_lasts_by_deterrence_and_not_by_contentment() -> None:
    assert stable_for(SPACE, OCTOBER_28, "nash") == ("ussr", "cuba")


def test_whatever_washington_takes_back_moscow_answers_by_keeping_its_missiles() -> None:
    end = index_of(SPACE, OCTOBER_28)
    proof = explain(groundwork(SPACE.graph), state=end, actor=0, concept="seq")
    check_certificate(SPACE.graph, proof)
    assert isinstance(proof, Stable)
    taken_back = [
        OCTOBER_28 - {*state_names(SPACE, answer.improvement)} for answer in proof.answers
    ]
    assert sorted(map(sorted, taken_back)) == [
        ["usa.pledge"],
        ["usa.pledge", "usa.turkey_secret"],
        ["usa.turkey_secret"],
    ]
    for answer in proof.answers:
        (step,) = answer.steps
        assert SPACE.actors[step.actor] == "ussr"
        assert "ussr.withdraw" not in state_names(SPACE, step.end)


def test_without_alarm_moscow_is_held_by_the_promises_that_it_would_lose() -> None:
    calm = index_of(SPACE, OCTOBER_28 - {"out_of_hand"})
    proof = explain(groundwork(SPACE.graph), state=calm, actor=1, concept="seq")
    check_certificate(SPACE.graph, proof)
    assert isinstance(proof, Stable)
    assert proof.answers
    for answer in proof.answers:
        assert not OFFERS & {*state_names(SPACE, answer.steps[-1].end)}


def test_on_the_27th_only_washington_had_a_reason_to_move_and_it_was_to_make_the_offers() -> None:
    assert stable_for(SPACE, OCTOBER_27) == ("ussr", "cuba")
    place = index_of(SPACE, OCTOBER_27)
    proof = explain(groundwork(SPACE.graph), state=place, actor=0, concept="seq")
    check_certificate(SPACE.graph, proof)
    assert isinstance(proof, Unstable)
    assert {*state_names(SPACE, proof.improvement)} == OCTOBER_27 | OFFERS


def test_moscow_could_have_been_held_back_by_distrust_of_the_offers() -> None:
    offered = OCTOBER_27 | OFFERS
    trusting = ex.compile_space(ex.load("cuba-1962", variants=["word-kept"]))
    assert "ussr" in stable_for(SPACE, offered)
    assert "ussr" not in stable_for(SPACE, offered, "nash")
    assert "ussr" not in stable_for(trusting, offered)


def test_the_end_is_in_reach_of_improvements_from_the_27th_and_not_from_the_start() -> None:
    assert improvements_to(SPACE, OCTOBER_27, OCTOBER_28) == 3
    found = ex.status_quo(SPACE, concepts=["seq"])
    lasting = found.stability.verdicts.equilibria["seq"]
    in_reach = lasting & (found.reached.improvements.length >= 0)
    outcomes = {SPACE.outcomes[place] for place in SPACE.outcome[in_reach]}
    assert outcomes == {"standoff", "strike", "war"}


def test_history_ends_where_the_quarantine_is_lifted() -> None:
    last = follow_history(SPACE)[-1].state
    assert last == index_of(SPACE, NOVEMBER_20)


def test_history_passes_through_the_27th_and_the_28th() -> None:
    passed = {reached.state for reached in follow_history(SPACE)}
    assert {index_of(SPACE, OCTOBER_27), index_of(SPACE, OCTOBER_28)} <= passed


def test_every_move_of_history_was_possible_and_an_improvement_for_its_actor() -> None:
    improvements = move_lists(SPACE.graph, improving=True)
    before, moves = SPACE.start, 0
    for reached in follow_history(SPACE):
        assert reached.fault == ""
        assert reached.state is not None
        assert before is not None
        if reached.step.actor is not None:
            actor = SPACE.actors.index(reached.step.actor)
            assert reached.state in improvements[actor].of(before), reached.step.text
            moves += 1
        before = reached.state
    assert moves == 9


def test_before_the_sites_were_ready_history_stood_in_a_deadlock() -> None:
    deadlock = OCTOBER_27 - {"operational", "out_of_hand"}
    assert stable_for(SPACE, deadlock, "nash") == ALL


def test_a_price_accepted_in_calm_would_have_been_pocketed() -> None:
    pocketed = (OCTOBER_27 | OFFERS) - {"out_of_hand", "cuba.fire"}
    assert stable_for(SPACE, pocketed, "nash") == ALL


@pytest.mark.parametrize("variant", list(CRISIS.variants))
def test_the_variants_break_the_end_of_history_as_the_readme_says(variant: str) -> None:
    space = ex.compile_space(ex.load("cuba-1962", variants=[variant]))
    found = (stable_for(space, OCTOBER_28), stable_for(space, NOVEMBER_20))
    assert found == BROKEN_BY.get(variant, (ALL, ALL))


def test_the_bargain_needs_a_way_back_or_a_word_that_binds() -> None:
    both = ex.load("cuba-1962", variants=["no-way-back", "word-kept"])
    assert stable_for(ex.compile_space(both), OCTOBER_28, "nash") == ALL


def test_without_the_offers_the_crisis_stands_still_on_the_27th() -> None:
    space = ex.compile_space(ex.load("cuba-1962", variants=["no-offer"]))
    assert stable_for(space, OCTOBER_27, "nash") == ALL
    assert improvements_to(space, OCTOBER_27, OCTOBER_28) == -1


def test_five_statements_carry_the_end_of_history() -> None:
    carrying = []
    for actor, wishes in CRISIS.preferences.items():
        places = list(range(len(wishes.statements)))
        for left_out in places:
            space = with_wishes(actor, [place for place in places if place != left_out])
            if stable_for(space, OCTOBER_28) != ALL:
                carrying.append((actor, written(wishes.statements[left_out].want)))
    assert carrying == [
        ("usa", "ussr.withdraw"),
        ("usa", "not usa.turkey_public"),
        ("usa", "if ussr.withdraw then (usa.quarantine or verified)"),
        ("ussr", "if ussr.withdraw then usa.pledge"),
        ("ussr", "if ussr.withdraw then (usa.turkey_secret or usa.turkey_public)"),
    ]


def test_of_two_neighbours_in_a_list_it_matters_only_whether_price_or_alarm_came_first() -> None:
    mattering = []
    for actor, wishes in CRISIS.preferences.items():
        places = list(range(len(wishes.statements)))
        for first in places[:-1]:
            order = [*places[:first], first + 1, first, *places[first + 2 :]]
            if stable_for(with_wishes(actor, order), OCTOBER_28) != ALL:
                mattering.append((actor, first + 1))
    assert mattering == [("ussr", 8)]


def test_without_alarm_nothing_leads_to_the_end_of_history() -> None:
    wishes = CRISIS.preferences["ussr"].statements
    alarm = next(n for n, wish in enumerate(wishes) if "out_of_hand" in names_in(wish.want))
    space = with_wishes("ussr", [place for place in range(len(wishes)) if place != alarm])
    assert stable_for(space, OCTOBER_28) == ALL
    assert improvements_to(space, OCTOBER_27, OCTOBER_28) == -1


@pytest.mark.parametrize("actor", ALL)
def test_no_statement_singles_out_the_end_of_history(actor: str) -> None:
    for wish in CRISIS.preferences[actor].statements:
        holds = truth_of(wish.want, SPACE.graph.codes, SPACE.positions)
        assert int(np.count_nonzero(holds)) >= 100, written(wish.want)
        assert len(names_in(wish.want)) <= 4, written(wish.want)


def test_on_20_november_no_coalition_has_a_reason_to_move() -> None:
    together = ex.coalitions(SPACE, concepts=["csmr", "cseq"])
    for concept in together.verdicts.concepts:
        assert tuple(sorted(NOVEMBER_20)) in together.universal(concept)


def test_washington_and_moscow_together_would_have_left_the_crisis_at_once() -> None:
    together = ex.coalitions(SPACE, concepts=["cnash"], among=[("usa", "ussr")])
    (improvements,) = together.verdicts.improvements
    for state in (SPACE.start, index_of(SPACE, OCTOBER_27)):
        assert state is not None
        ends = improvements.targets[improvements.starts[state] : improvements.starts[state + 1]]
        outcomes = Counter(SPACE.outcomes[place] for place in SPACE.outcome[ends])
        assert outcomes["settlement_with_secret_trade"]


def test_on_28_october_all_three_could_have_gained_by_verifying_at_once() -> None:
    together = ex.coalitions(SPACE, concepts=["cnash"], among=[ALL])
    (improvements,) = together.verdicts.improvements
    state = index_of(SPACE, OCTOBER_28)
    ends = improvements.targets[improvements.starts[state] : improvements.starts[state + 1]]
    assert [{*state_names(SPACE, end)} for end in ends.tolist()] == [NOVEMBER_20]


def test_after_nuclear_war_nothing_moves() -> None:
    over = index_of(SPACE, ["nuclear_war"])
    assert all(not lists.of(over) for lists in move_lists(SPACE.graph, improving=False))


def asked_for_missiles(crisis: Crisis) -> tuple[str, ...]:
    return tuple(written(wish.want) for wish in crisis.preferences["cuba"].statements)


def test_who_asked_for_the_missiles_changes_what_cuba_wants_and_not_what_lasts() -> None:
    asked = ex.load("cuba-1962", variants=["cuba-asked"])
    assert asked_for_missiles(asked) != asked_for_missiles(CRISIS)
    lasting = [
        ex.stability(crisis, concepts=["nash", "seq"]).verdicts.equilibria
        for crisis in (CRISIS, asked)
    ]
    assert all((lasting[0][concept] == lasting[1][concept]).all() for concept in lasting[0])
