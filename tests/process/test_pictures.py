"""Pictures of a crisis hold what actors believe, what they take others to believe, and nothing besides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings

from excomm.errors import PartError
from excomm.process.minds import minds_of
from excomm.process.pictures import as_seen_by, pictures_of
from excomm.process.priors import value_of
from excomm.process.scene import scene_of
from excomm.space.compiling import compile_space
from tests.process.timed import timed_crises
from tests.process.writing import crisis_of

if TYPE_CHECKING:
    from excomm.model.crisis import Crisis

EVENT = {
    "when": "not p",
    "rate": "1 per day",
    "sets": ["p"],
    "consent": {"need": "all", "of": {"x": 0.5}},
}


def of_two(**beliefs: Any) -> Crisis:
    return crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        options={"a.x": {"text": "do it"}, "b.x": {"text": "do that"}},
        preferences={"a": ["not p"], "b": ["p"]},
        events={"e": EVENT},
        beliefs=beliefs,
    )


def rate(crisis: Crisis) -> float:
    return value_of(crisis.events["e"].rate)


def test_where_nobody_believes_anything_there_is_one_picture() -> None:
    crisis = of_two()
    found = pictures_of(crisis)
    assert found.crises == (crisis,)
    assert found.seen == ((0, 0),)


def test_a_belief_that_says_what_the_file_says_is_no_new_picture() -> None:
    crisis = of_two(a={"preferences": {"b": ["p"]}})
    assert len(pictures_of(crisis).crises) == 1


def test_an_actor_takes_the_other_to_see_the_crisis_as_that_other_does() -> None:
    crisis = of_two(
        a={"events": {"e": {"rate": "2 per day"}}}, b={"events": {"e": {"rate": "3 per day"}}}
    )
    found = pictures_of(crisis)
    for picture, row in enumerate(found.seen):
        assert rate(found.crises[row[0]]) == 2
        assert rate(found.crises[row[1]]) == 3
        assert picture == 0 or rate(found.crises[picture]) in (2, 3)


def test_unless_it_believes_something_else_of_the_other() -> None:
    crisis = of_two(
        a={"beliefs": {"b": {"events": {"e": {"rate": "5 per day"}}}}},
        b={"events": {"e": {"rate": "3 per day"}}},
    )
    found = pictures_of(crisis)
    by_a, by_b = found.seen[0]
    assert rate(found.crises[by_a]) == 1
    assert rate(found.crises[by_b]) == 3
    assert rate(found.crises[found.seen[by_a][1]]) == 5
    assert rate(found.crises[found.seen[by_b][1]]) == 3


def test_a_believed_chance_is_that_of_the_effect_whoever_has_to_agree() -> None:
    seen = as_seen_by(of_two(a={"events": {"e": {"chance": 0.2}}}), "a").events["e"]
    assert seen.consent is None
    assert seen.suppression is None
    assert seen.chance is not None
    assert value_of(seen.chance) == 0.2


def test_an_actor_may_be_wrong_about_what_the_other_wants() -> None:
    crisis = of_two(a={"preferences": {"b": ["not p"]}})
    seen = as_seen_by(crisis, "a")
    assert seen.preferences["b"] == seen.preferences["a"]
    assert as_seen_by(crisis, "b") == crisis


@settings(max_examples=60, deadline=None)
@given(timed_crises())
def test_everybody_sees_its_own_picture_as_the_picture(crisis: Crisis) -> None:
    found = pictures_of(crisis)
    assert found.crises[0] == crisis
    for row in found.seen:
        for actor, picture in enumerate(row):
            assert found.seen[picture][actor] == picture
            assert (
                as_seen_by(found.crises[picture], list(crisis.actors)[actor])
                == found.crises[picture]
            )


def test_beliefs_about_beliefs_without_end_are_refused() -> None:
    names = [f"a{number}" for number in range(9)]
    crisis = crisis_of(
        actors={name: {"name": name} for name in names},
        options={f"{name}.x": {"text": "do it"} for name in names},
        preferences={name: ["not p"] for name in names},
        events={"e": EVENT},
        beliefs={
            name: {
                "events": {"e": {"rate": f"{place + 2} per day"}},
                "beliefs": {
                    other: {"preferences": {other: [f"{name}.x"]}}
                    for other in names
                    if other != name
                },
            }
            for place, name in enumerate(names)
        },
    )
    with pytest.raises(PartError, match="more than 100 pictures") as caught:
        pictures_of(crisis)
    assert caught.value.path == ("beliefs",)


def test_what_others_are_believed_to_believe_of_the_hidden_counts_although_they_can_find_it_out() -> (
    None
):
    hidden = {"p": 0.5}
    crisis = crisis_of(
        actors={"a": {"name": "Ann"}, "b": {"name": "Bob"}},
        options={"a.x": {"text": "do it"}, "b.y": {"text": "do it"}},
        conditions={"p": {"text": "p", "seen_by": ["a"]}},
        start=["p"],
        preferences={"a": ["a.x"], "b": ["b.y"]},
        events={"scout": {"when": "a.x", "rate": "1 per day", "reveals": {"b": ["p"]}}},
        beliefs={"a": {"beliefs": {"b": {"conditions": hidden}}}},
    )
    scene = scene_of(compile_space(crisis))
    minds = minds_of(scene, crisis)
    places = [place for place, actor in enumerate(minds.of) if actor == 1]
    # In truth Bob knows what there is; as Ann sees him he may think either.
    at_first = [sorted({float(one) for one in minds.likely[place]}) for place in places]
    assert [0.0, 1.0] in at_first
    assert any(0.5 in likely for likely in at_first)
