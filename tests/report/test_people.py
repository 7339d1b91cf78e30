from hypothesis import given
from hypothesis import strategies as st

from excomm.model.people import Actor
from excomm.report.people import SHAPES, badges_of

names = st.lists(st.text("ABCdef Éß日1", min_size=1), min_size=1, max_size=20)


@given(names)
def test_no_two_actors_share_a_letter_or_both_colour_and_shape(given_names: list[str]) -> None:
    actors = {f"a{number}": Actor(name=name) for number, name in enumerate(given_names)}
    badges = badges_of(actors).values()
    assert len({badge.letter for badge in badges}) == len(actors)
    assert len({(badge.colour, badge.shape) for badge in badges}) == len(actors)


def test_an_actor_gets_the_first_letter_of_its_name_where_that_is_free() -> None:
    actors = {"usa": Actor(name="United States"), "ussr": Actor(name="Union, Soviet")}
    badges = badges_of(actors)
    assert (badges["usa"].letter, badges["ussr"].letter) == ("U", "S")


def test_the_page_has_a_drawing_for_every_shape() -> None:
    from importlib.resources import files

    symbols = (files("excomm.report") / "templates" / "symbols.svg.j2").read_text(encoding="utf-8")
    assert all(f'id="shape-{shape}"' in symbols for shape in SHAPES)
