"""A what-if is handed on while its draws come in."""

import pytest

import excomm as ex
from excomm.causes.interventions import Without
from excomm.causes.what_if import Method, WhatIf


@pytest.mark.parametrize("method", ["runs", "exact"])
def test_what_is_done_so_far_is_handed_on_and_the_last_of_it_is_the_answer(method: Method) -> None:
    parts: list[WhatIf] = []
    found = ex.what_if(
        ex.load("b59-1962"),
        Without("arkhipov"),
        runs=120,
        draws=3,
        method=method,
        on_part=lambda make: parts.append(make()),
    )
    assert [len(part.draws) for part in parts] == [1, 2, 3]
    assert parts[-1].contrasts == found.contrasts
    assert parts[0].contrasts != found.contrasts
