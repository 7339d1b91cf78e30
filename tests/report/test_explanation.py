import pytest

import excomm as ex
from excomm.errors import InputError


def test_an_explanation_is_read_by_printing_it() -> None:
    answer = ex.explain(ex.load("prisoners-dilemma"), state=["first.cooperate", "second.cooperate"])
    text = str(answer)
    assert "an equilibrium" in text
    assert max(map(len, text.splitlines())) <= 80


def test_it_is_a_table_data_and_markdown_too() -> None:
    answer = ex.explain(ex.load("elmira"), state=["uniroyal.delay"], actors=["local"])
    assert set(answer.columns()["for"]) == {answer.verdicts[0].who}
    assert [verdict["stable"] for verdict in answer.data()] == [False]
    assert answer.to_markdown().startswith("## ")


def test_a_coalition_is_asked_together() -> None:
    crisis = ex.load("prisoners-dilemma")
    answer = ex.explain(crisis, state=[], coalition=["first", "second"], concept="nash")
    assert [verdict.held for verdict in answer.verdicts] == [False]


def test_names_that_are_not_there_are_refused() -> None:
    with pytest.raises(InputError, match="unknown actor"):
        ex.explain(ex.load("chicken"), state=[], actors=["third"])
    with pytest.raises(InputError, match="unknown option"):
        ex.explain(ex.load("chicken"), state=["first.swerv"])


BOTH = ("first", "second")


@pytest.mark.parametrize(
    ("concept", "coalition"),
    [
        *((concept, ()) for concept in ("nash", "gmr", "smr", "seq", "symmetric_seq", "sim")),
        *((concept, BOTH) for concept in ("nash", "gmr", "smr", "seq")),
    ],
)
def test_the_concept_is_put_as_a_question_before_any_finding(
    concept: str, coalition: tuple[str, ...]
) -> None:
    answer = ex.explain(
        ex.load("prisoners-dilemma"), state="nothing", concept=concept, coalition=coalition
    )
    _, asked, found, *_ = str(answer).split("\n\n")
    assert asked.startswith("Asked by ")
    assert asked.endswith("?")
    assert "?" not in found
