"""A process is followed alike with a matrix and without one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

import excomm as ex
from excomm.process.compiling import process_on, stage_of
from excomm.process.design import draws_of
from excomm.process.exact import forecast_along
from excomm.process.flow import flow_of
from excomm.process.matrix_free import MatrixFree
from tests.process.places import staged
from tests.process.timed import timed_crises

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis
    from excomm.process.process import Process


def agree(process: Process) -> None:
    times = np.linspace(0, process.days, 4)
    with_matrix, without = flow_of(process), flow_of(process, most=0)
    assert isinstance(without.step, MatrixFree)
    here = np.random.default_rng(1).dirichlet(np.ones(process.nodes.count))
    assert (without.step @ here).sum() == pytest.approx(1)
    one = forecast_along(process, with_matrix, times)
    other = forecast_along(process, without, times)
    assert other.outcomes == pytest.approx(one.outcomes, abs=1e-10)
    assert other.nodes == pytest.approx(one.nodes, abs=1e-10)
    assert other.close_calls == pytest.approx(one.close_calls, abs=1e-9)


@given(timed_crises())
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_crises_are_followed_alike_with_a_matrix_and_without(crisis: Crisis) -> None:
    stage = staged(crisis)
    if sum(moves.shape[1] for moves in stage.nodes.moves) + len(crisis.events) > 0:
        agree(process_on(stage, crisis))


def test_cuba_is_followed_alike_with_a_matrix_and_without() -> None:
    crisis = ex.load("cuba-1962")
    agree(process_on(stage_of(ex.compile_space(crisis)), draws_of(crisis, 4)[2], days=12.0))
