"""Which sections a report will have is told before it is written."""

import pytest

import excomm as ex
from excomm.model.crisis import Crisis
from excomm.report.html import report_of
from excomm.report.sections.contents import SECTIONS, foreseen
from tests.report import crises
from tests.report.markup import markup_of


def paced() -> Crisis:
    """A crisis that says how often an actor acts, and has no events."""
    crisis = ex.load("chicken")
    pace = ex.load("cuba-1962").actors["usa"].pace
    first = crisis.actors["first"].model_copy(update={"pace": pace})
    return crisis.model_copy(update={"actors": {**crisis.actors, "first": first}})


@pytest.mark.parametrize(
    "crisis",
    [
        ex.load("chicken"),
        ex.load("elmira"),
        paced(),
        crises.bare_crisis(),
        crises.hostile_crisis(),
        crises.many_actors(),
        crises.large_crisis(),
    ],
    ids=lambda crisis: str(crisis.crisis),
)
def test_the_sections_foreseen_are_those_of_the_page(crisis: Crisis) -> None:
    page = markup_of(report_of(crisis, draws=1))
    sections = [one.attributes["id"] for one in page.named("section") if "id" in one.attributes]
    assert [section.key for section in foreseen(crisis, draws=1)] == sections


def test_a_pace_is_enough_for_a_section_on_time() -> None:
    assert "time" in {section.key for section in foreseen(paced(), draws=1)}
    assert "time" not in {section.key for section in foreseen(paced(), draws=0)}


def test_every_section_says_what_it_tells() -> None:
    assert all(section.tells.endswith(".") for section in SECTIONS)
