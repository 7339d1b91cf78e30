from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.errors import InputError
from excomm.exchange.gmcr import gmcr_to_yaml, read_gmcr
from excomm.exchange.gmcr_naming import names_of
from excomm.exchange.gmcr_reading import read_gmcr_file
from excomm.model.crisis import Crisis
from excomm.model.reading import read_crisis
from excomm.space.compiling import compile_space
from excomm.space.history import can_move as model_can_move
from excomm.space.states import index_of
from tests.exchange import gmcr_meaning as meaning
from tests.exchange.gmcr_files import files, saved


def indices(path: Path, crisis: Crisis, states: list[meaning.State]) -> list[int]:
    """The index in the space of each state that is given by the numbers of what is taken."""
    names = names_of(read_gmcr_file(path)).options
    space = compile_space(crisis)
    return [index_of(space, [names[option] for option in state]) for state in states]


@settings(max_examples=80)
@given(file=files())
def test_states_moves_and_rankings_are_those_of_the_file(
    file: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = saved(file, tmp_path_factory.mktemp("gmcr"))
    states = meaning.feasible(file)
    crisis = read_gmcr(path)
    if not states:
        with pytest.raises(InputError):
            compile_space(crisis)
        return
    space = compile_space(crisis)
    assert space.states == len(states)
    at = indices(path, crisis, states)
    for actor in range(len(file["decisionMakers"])):
        ranks = space.graph.ranks[actor]
        for start, s in zip(states, at, strict=True):
            for end, t in zip(states, at, strict=True):
                better = meaning.score(file, actor, start) > meaning.score(file, actor, end)
                assert bool(ranks[s] > ranks[t]) == better
                moves = meaning.can_move(file, actor, start, end)
                assert model_can_move(space, actor, s, t) == moves


@settings(max_examples=60)
@given(file=files(), data=st.data())
def test_a_ranking_by_hand_orders_the_states_by_their_numbers(
    file: dict[str, Any], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    states = meaning.feasible(file)
    if not states:
        return
    file["useManualPreferenceRanking"] = True
    rankings = []
    for actor in file["decisionMakers"]:
        order = data.draw(st.permutations(range(1, len(states) + 1)))
        cut = data.draw(st.integers(0, len(order)))
        tied = order[:cut]
        ranking = [*([tied] if len(tied) > 1 else tied), *order[cut:]]
        actor["preferenceRanking"] = ranking
        rankings.append([[item] if isinstance(item, int) else item for item in ranking])
    path = saved(file, tmp_path_factory.mktemp("gmcr"))
    crisis = read_gmcr(path)
    at = indices(path, crisis, states)
    space = compile_space(crisis)
    for ranks, ranking in zip(space.graph.ranks, rankings, strict=True):
        found = [sorted({int(ranks[at[number - 1]]) for number in tied}) for tied in ranking]
        assert found == [[rank] for rank in reversed(range(len(ranking)))]


@settings(max_examples=60)
@given(file=files())
def test_the_written_crisis_file_reads_as_the_same_crisis(
    file: dict[str, Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("gmcr")
    path = saved(file, folder)
    written = folder / "written.yaml"
    written.write_text(gmcr_to_yaml(path), encoding="utf-8")
    assert read_crisis(written) == read_gmcr(path)
