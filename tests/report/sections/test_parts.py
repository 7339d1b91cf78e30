import pytest

from excomm.evidence.elements import dotted, elements_of
from excomm.model.reading import parse_crisis
from excomm.report.sections.parts import dotted_in_words, in_words


def lacking(options: str, preferences: str) -> list[str]:
    crisis = parse_crisis(f"""
        crisis: tiny
        title: Tiny
        actors: {{a: {{name: Ann, judgement: she is}}}}
        options: {{{options}}}
        preferences: {{a: {preferences}}}
    """)
    return [in_words(one.path) for one in elements_of(crisis) if not one.covered]


def test_a_part_with_a_judgement_lacks_nothing() -> None:
    assert lacking("a.x: {text: Do, judgement: so}", "{statements: [a.x], judgement: so}") == []


def test_a_part_with_nothing_is_named() -> None:
    places = lacking("a.x: {text: Do}", "{statements: [a.x], judgement: so}")
    assert places == ["option a.x"]


def test_a_list_of_wishes_needs_nothing_if_each_wish_has_its_own() -> None:
    wish = "{want: a.x, judgement: so}"
    assert lacking("a.x: {text: Do, judgement: so}", f"[{wish}]") == []
    places = lacking("a.x: {text: Do, judgement: so}", f"[{wish}, not a.x]")
    assert "preferences of a, no. 2" in places
    assert "preferences of a, no. 1" not in places


@pytest.mark.parametrize(
    "path",
    [
        ("preferences", "usa", "statements", "2"),
        ("history", "0"),
        ("committees", "excomm", "records", "1"),
        ("options", "usa.invade"),
        ("events", "b59_cornered", "consent"),
    ],
)
def test_a_place_is_called_the_same_however_it_is_written(path: tuple[str, ...]) -> None:
    assert dotted_in_words(dotted(path)) == in_words(path)
