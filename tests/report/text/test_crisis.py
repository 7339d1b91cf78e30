"""What a crisis file says, as text for reading."""

from excomm.model.reading import parse_crisis
from excomm.report.text.crisis import crisis_lines
from excomm.report.text.paper import Paper, cells
from tests.cli.in_time import DUEL

TOLD = (
    DUEL.replace("RATE", "0.5 per day").replace(
        "pace: 2 days}", "pace: 2 days, choice: {sharpness: 3, inertia: 0.5}}"
    )
    + """\
courses:
  a: {yield: {text: Ann steps aside, drops: [a.hold]}}
schedule:
  - {on: 1962-10-05, text: Ann is called away, clears: [a.hold]}
beliefs:
  a: {events: {shot: {rate: 0 per day}}}
committees:
  staff: {actor: a, members: {first: {name: Fay, position: yield}}}
"""
)


def test_what_a_file_says_of_time_and_people_is_shown() -> None:
    lines = crisis_lines(Paper(), parse_crisis(TOLD), name="duel.yaml")
    said = " ".join(" ".join(lines).split())
    for told in (
        "Ann: a chance to act every 2 days; sharpness 3; inertia 0.5; considers 1 course",
        "course yield: no longer a.hold - Ann steps aside",
        "at 0.5 per day; with effect at a chance of 0.2; only if all of gunner (0.5) say yes; then war",
        "1962-10-05: Ann is called away (not a.hold)",
        "Ann: shot with rate 0 per day",
        "staff, for Ann; friedkin-johnsen - Fay: yield",
    ):
        assert told in said
    assert max(map(cells, lines)) <= 80


def test_a_file_that_says_nothing_of_these_has_no_heading_for_them() -> None:
    bare = DUEL.partition("events:")[0].replace(", pace: 2 days", "")
    said = "\n".join(crisis_lines(Paper(), parse_crisis(bare), name="duel.yaml"))
    for heading in ("HOW ACTORS DECIDE", "SCHEDULE", "BELIEFS", "COMMITTEES", "EVENTS"):
        assert heading not in said
