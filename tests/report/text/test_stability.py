import re

import pytest

from excomm.report.lasting import lasting
from excomm.report.overview import Overview, overview_of
from excomm.report.text.paper import Paper
from excomm.report.text.paths import paths_lines
from excomm.report.text.stability import stability_lines
from tests.report.test_lasting import overview_of_nowhere
from tests.report.words.crises import space_of


def text_of(overview: Overview, *, every: bool = False) -> str:
    lines = stability_lines(
        Paper(), overview, command="excomm stability it", name="it", every=every
    )
    return "\n".join(lines)


def numbers_listed(text: str) -> list[int]:
    """The numbers of the states that are shown one by one."""
    return [int(number) for number in re.findall(r"^ +(\d+)  \S", text, flags=re.MULTILINE)]


@pytest.mark.parametrize("crisis", ["chicken", "elmira", "cuba-1962-fraser-hipel"])
def test_few_equilibria_are_all_shown_with_the_answer_first(crisis: str) -> None:
    overview = overview_of(space_of(crisis))
    found = lasting(overview)
    text = text_of(overview)
    answer = " ".join(text.splitlines()[1:3])
    assert f"Of {overview.space.states} possible states, {len(found)} could last" in answer
    assert numbers_listed(text) == [one.state + 1 for one in found]
    assert "--all" not in text


def test_many_equilibria_are_counted_by_outcome_and_the_foremost_of_each_is_shown() -> None:
    overview = overview_of(space_of("cuba-1962"))
    found = lasting(overview)
    text = text_of(overview)
    outcomes = {one.outcome for one in found}
    assert len(numbers_listed(text)) == len(outcomes)
    assert f"Show all {len(found):,}:\n  excomm stability it --all" in text
    total = re.search(r"^All +([\d,]+) ", text, flags=re.MULTILINE)
    assert total is not None
    assert total[1] == f"{len(found):,}"
    in_reach = sum(one.moves is not None for one in found)
    assert re.search(rf"^All .* {in_reach} +\d+$", text, flags=re.MULTILINE)


def test_all_of_many_are_shown_on_request_under_their_outcomes() -> None:
    overview = overview_of(space_of("cuba-1962"))
    found = lasting(overview)
    text = text_of(overview, every=True)
    assert sorted(numbers_listed(text)) == sorted(one.state + 1 for one in found)
    for outcome in {one.outcome for one in found}:
        count = sum(one.outcome == outcome for one in found)
        title = outcome.replace("_", " ").capitalize()
        assert f"\n{title} ({count})\n" in text


def test_where_history_ended_is_told() -> None:
    text = text_of(overview_of(space_of("cuba-1962-fraser-hipel")))
    told = " ".join(text.partition("WHERE HISTORY ENDED\n")[2].split())
    assert told.startswith("State 5 (peaceful withdrawal): an equilibrium by gmr, smr, seq,")
    assert "excomm explain it --state history" in text


def test_the_counts_are_those_of_the_table() -> None:
    overview = overview_of(space_of("elmira"))
    text = text_of(overview)
    everybody = re.search(r"^everybody +(.*)$", text, flags=re.MULTILINE)
    assert everybody is not None
    verdicts = overview.result.verdicts
    expected = [int(verdicts.equilibria[concept].sum()) for concept in verdicts.concepts]
    assert [int(number) for number in everybody[1].split()] == expected


def test_a_crisis_without_start_and_outcomes_has_a_text_too() -> None:
    overview, _ = overview_of_nowhere()
    for every in (False, True):
        text = text_of(overview, every=every)
        assert "a.go" in text
        assert "from the start" not in text


def test_a_sanction_setting_that_is_not_the_usual_one_is_told() -> None:
    overview = overview_of(space_of("elmira"), sanctions="single")
    assert "answer by one single move" in text_of(overview)
    assert "answer by" not in text_of(overview_of(space_of("elmira")))


def test_no_equilibrium_is_an_answer_too() -> None:
    overview = overview_of(space_of("cuba-1962-fraser-hipel"), concepts=["nash"])
    assert "None of its 12 possible states could last" in " ".join(text_of(overview).split())


def test_a_path_marks_the_steps_that_are_no_improvements() -> None:
    lines = paths_lines(Paper(), overview_of(space_of("elmira")), name="it", every=True)
    text = " ".join(" ".join(lines).split())
    assert "1. The Local Government: insist that the original order be applied 5" in text
    assert "abandon the plant and no longer prolong the appeal [no improvement]" in text


def test_paths_from_an_equilibrium_begin_with_no_move_at_all() -> None:
    lines = paths_lines(Paper(), overview_of(space_of("elmira"), start=8), name="it", every=False)
    assert "No move is needed: it begins here." in "\n".join(lines)
