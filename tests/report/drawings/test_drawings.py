import excomm as ex
from excomm.report.drawings.landscape import picture_of_landscape
from excomm.report.drawings.lattice import picture_of_lattice
from excomm.report.findings import Asked, Findings, find
from excomm.report.picture.shapes import Dots, Group, Label, Shape
from excomm.report.progress import Steps
from excomm.report.sections.states import states_of
from tests.report import crises


def findings_on(name: str) -> Findings:
    return find(Asked(ex.load(name), name, ()), Steps(1))


def groups(shapes: tuple[Shape, ...]) -> list[Group]:
    return [shape for shape in shapes if isinstance(shape, Group)]


def test_a_small_crisis_gets_a_card_for_every_state() -> None:
    findings = findings_on("elmira")
    picture = picture_of_lattice(findings, states_of(findings), frozenset())
    assert picture is not None
    titles = [group.title for group in groups(picture.shapes) if group.title.startswith("State")]
    assert len(titles) == findings.space.states == len(set(titles))


def test_a_card_says_where_each_actor_would_move() -> None:
    """In chicken each driver who drives on towards one that does so too would rather swerve."""
    findings = findings_on("chicken")
    picture = picture_of_lattice(findings, states_of(findings), frozenset())
    assert picture is not None
    (collision,) = [one for one in groups(picture.shapes) if one.title.startswith("State 1:")]
    texts = [shape.text for shape in collision.shapes if isinstance(shape, Label)]
    assert {"→2", "→3"} <= set(texts)


def test_a_large_crisis_gets_a_dot_for_every_state_and_a_pin_for_every_step_of_history() -> None:
    findings = find(Asked(crises.large_crisis(), "", ()), Steps(1))
    states = states_of(findings)
    assert picture_of_lattice(findings, states, frozenset()) is None
    picture = picture_of_landscape(findings, states, ())
    dots = sum(len(shape.points) for shape in picture.shapes if isinstance(shape, Dots))
    assert dots == findings.space.states
    titles = " ".join(group.title for group in groups(picture.shapes))
    assert all(mark in titles for mark in ("(start)", "(step 1)", "(end)"))
