"""What is dated stands in an order that the dates allow, with who acted and where."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import excomm as ex
from excomm.errors import CrisisError, InputError
from excomm.evidence.entries import entries_of
from excomm.evidence.timelines import Timeline
from excomm.model.crisis import Crisis
from excomm.model.dates import parse_when
from excomm.model.evidence import Claim
from tests.evidence.crises import CRISIS, SOURCES, crisis_of

DATES = (
    *("1955", "1955-10", "1955-10-27", "1955-10-27T21:00", "1955-10-26/1955-10-28", "195X"),
    *(
        "1955-fall",
        "[1955-10-26,1955-10-28]",
        "../1955-10",
        "1955-10/..",
        "0001",
        "9999",
        "1955-XX",
    ),
)


def names(found: Timeline) -> list[str]:
    return [entry.name for entry in found.entries]


def dated(crisis: Crisis, dates: list[str]) -> Crisis:
    claims = {
        f"c{place}": Claim(says="x", source="y", checked="read", when=parse_when(date))
        for place, date in enumerate(dates)
    }
    return crisis.model_copy(update={"evidence": claims})


def test_vague_dates_come_before_those_that_lie_in_them(tmp_path: Path) -> None:
    found = ex.timeline(crisis_of(tmp_path))
    assert names(found) == ["told", "history.1", "idle", "seen", "deaf"]
    assert found.undated == ("remembered",)


@given(st.lists(st.sampled_from(DATES), max_size=12))
def test_what_was_certainly_over_stands_before_what_came_then(dates: list[str]) -> None:
    entries = entries_of(dated(ex.load("chicken"), dates))
    for place, later in enumerate(entries):
        for earlier in entries[:place]:
            assert not later.when.latest < earlier.when.earliest


@given(
    st.lists(st.sampled_from(DATES), max_size=8), st.sampled_from(["1955-10-27", "1955", "1980"])
)
def test_what_may_lie_in_the_time_asked_for_is_kept(dates: list[str], asked: str) -> None:
    crisis = dated(ex.load("chicken"), dates)
    every, found = ex.timeline(crisis), ex.timeline(crisis, since=asked, until=asked)
    when = parse_when(asked)
    kept = [
        entry.name
        for entry in every.entries
        if entry.when.earliest <= when.latest and when.earliest <= entry.when.latest
    ]
    assert names(found) == kept
    assert found.left_out == len(every.entries) - len(kept)


def test_who_acts_is_read_from_the_claim_or_from_its_stance(tmp_path: Path) -> None:
    crisis = crisis_of(tmp_path)
    actors = {entry.name: entry.actors for entry in ex.timeline(crisis).entries}
    assert actors == {
        "told": ("b",),
        "history.1": ("a",),
        "idle": (),
        "seen": (),
        "deaf": ("b",),
    }
    assert names(ex.timeline(crisis, actor="B")) == ["told", "deaf"]
    assert names(ex.timeline(crisis, actor="others")) == ["idle", "seen"]
    assert ex.timeline(crisis).lanes == ("a", "b", "others")


def test_a_claim_stands_at_the_place_that_it_names(tmp_path: Path) -> None:
    places = {entry.name: entry.place for entry in ex.timeline(crisis_of(tmp_path)).entries}
    assert places["seen"] == "bluff"
    assert places["told"] == ""


def test_what_bears_on_an_element_is_cited_by_it_or_takes_a_stance(tmp_path: Path) -> None:
    crisis = crisis_of(tmp_path)
    assert names(ex.timeline(crisis, about="b.honk")) == ["told", "seen", "deaf"]
    assert names(ex.timeline(crisis, about="options.a.swerve")) == ["history.1", "seen"]
    assert names(ex.timeline(crisis, about="history")) == ["history.1"]


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"since": "27 October"}, "is no date"),
        ({"since": "1956", "until": "1955"}, "nothing lies between"),
        ({"actor": "c"}, "unknown actor"),
        ({"about": "options.b.honks"}, "did you mean 'options.b.honk'"),
        ({"about": "swerve"}, "may be options.a.swerve or options.b.swerve"),
        ({"about": ""}, ""),
    ],
)
def test_what_cannot_be_asked_is_refused(
    asked: dict[str, str], message: str, tmp_path: Path
) -> None:
    crisis = crisis_of(tmp_path)
    if not message:
        assert ex.timeline(crisis, **asked) == ex.timeline(crisis)
        return
    with pytest.raises(InputError, match=message):
        ex.timeline(crisis, **asked)


def test_a_table_has_null_for_an_open_end() -> None:
    table = ex.timeline(dated(ex.load("chicken"), ["1955-10/.."])).table()
    (row,) = table.to_records()
    assert (row["earliest"], row["latest"]) == ("1955-10-01T00:00", None)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("actors: b", "actors: bb", "unknown actor 'bb'"),
        ("checked: data", "checked: data\n    repeats: sen", "did you mean 'seen'"),
        ("checked: data", "checked: data\n    repeats: idle", "cannot repeat itself"),
        (
            "checked: data",
            "checked: data\n    repeats: deaf",
            "",
        ),
    ],
)
def test_actors_and_repeated_claims_must_be_there(
    old: str, new: str, message: str, tmp_path: Path
) -> None:
    sources = SOURCES.replace(old, new)
    if not message:
        assert crisis_of(tmp_path, sources=sources).evidence["idle"].repeats == "deaf"
        return
    with pytest.raises(CrisisError, match=message):
        crisis_of(tmp_path, sources=sources)


def test_a_claim_repeats_the_first_of_its_kind(tmp_path: Path) -> None:
    sources = SOURCES.replace("checked: data", "checked: data\n    repeats: told")
    sources = sources.replace("checked: secondary", "checked: secondary\n    repeats: seen")
    with pytest.raises(CrisisError, match="write 'repeats: seen' here too"):
        crisis_of(tmp_path, sources=sources)


def test_a_crisis_without_dates_has_an_empty_timeline(tmp_path: Path) -> None:
    bare = CRISIS.replace("sources: sources.yaml\n", "").partition("history:")[0]
    for claims in ("[seen]", "[seen, told]", "[told]", "[remembered]", "[remembered, seen]"):
        bare = bare.replace(f"claims: {claims}", "judgement: invented")
    found = ex.timeline(crisis_of(tmp_path, crisis=bare))
    assert found.entries == ()
    assert ex.draw(found).to_svg().startswith("<svg ")


def test_a_picture_has_every_entry_and_ends_with_the_last() -> None:
    found = ex.timeline(dated(ex.load("chicken"), ["1955-10-27"] * 1000))
    svg = ex.draw(found).to_svg()
    assert svg.count("<title>") == 1000
    assert len(svg) < 2_000_000


def test_texts_cannot_act_in_a_picture() -> None:
    says = "<script>alert(1)</script>\x1b\u202e"
    claim = Claim(says=says, source="y", checked="read", when=parse_when("1955"))
    crisis = ex.load("chicken").model_copy(update={"evidence": {"c": claim}})
    svg = ex.draw(ex.timeline(crisis)).to_svg()
    assert "<script" not in svg
    assert not {"\x1b", "\u202e"} & set(svg)


def test_a_claim_that_repeats_another_stands_with_it(tmp_path: Path) -> None:
    sources = SOURCES.replace("checked: data", "checked: data\n    repeats: seen\n    actors: b")
    entries = {
        entry.name: entry for entry in ex.timeline(crisis_of(tmp_path, sources=sources)).entries
    }
    assert "idle" not in entries
    assert entries["seen"].also == ("idle",)
    assert entries["seen"].claims == ("seen", "idle")
    assert entries["seen"].actors == ("b",)


def test_a_claim_names_those_that_stand_against_it_as_the_disputes_do(tmp_path: Path) -> None:
    crisis = crisis_of(tmp_path)
    at_odds = {entry.name: entry.at_odds for entry in ex.timeline(crisis).entries if entry.at_odds}
    assert at_odds == {"told": ("deaf",), "seen": ("deaf",), "deaf": ("seen", "told")}
    (dispute,) = ex.sources(crisis, about="options.b.honk").disputes
    assert at_odds["deaf"] == dispute.speaks_for


def test_a_step_whose_event_is_disputed_says_by_what() -> None:
    entries = {entry.name: entry for entry in ex.timeline(ex.load("b59-1962")).entries}
    assert entries["history.4"].at_odds == ("blanton_doubt", "huchthausen")
    assert not entries["history.1"].at_odds


def test_what_speaks_against_all_of_history_is_at_odds_with_it_but_not_the_other_way_round(
    tmp_path: Path,
) -> None:
    sources = SOURCES.replace("checked: data", "checked: data\n    stance: {disputes: [history]}")
    sources = sources.replace(
        "checked: read", "checked: read\n    stance: {supports: [history]}", 1
    )
    crisis = crisis_of(tmp_path, sources=sources)
    at_odds = {entry.name: entry.at_odds for entry in ex.timeline(crisis).entries}
    assert at_odds["idle"] == ("seen",)
    assert "idle" not in at_odds["seen"]


def test_a_step_without_a_text_is_told_by_its_option(tmp_path: Path) -> None:
    bare = CRISIS.replace(" text: Ann turns,", "")
    texts = {
        entry.name: entry.text for entry in ex.timeline(crisis_of(tmp_path, crisis=bare)).entries
    }
    assert texts["history.1"] == "turn the wheel"


def test_claims_still_to_be_written_are_left_out_and_counted(tmp_path: Path) -> None:
    sources = SOURCES.replace("It was a warm night.", "TO WRITE in your own words")
    found = ex.timeline(crisis_of(tmp_path, sources=sources))
    assert "idle" not in names(found)
    assert found.unwritten == ("idle",)


@given(st.lists(st.sampled_from(DATES), min_size=2, max_size=6))
def test_steps_whose_dates_overlap_stay_in_the_order_of_the_file(dates: list[str]) -> None:
    crisis = ex.load("chicken")
    step = ex.load("cuba-1962-fraser-hipel").history[0].model_copy(update={"takes": ()})
    steps = tuple(step.model_copy(update={"on": parse_when(date)}) for date in dates)
    entries = entries_of(crisis.model_copy(update={"history": steps}))
    told = [one for one in entries if one.kind == "step"]
    for place, later in enumerate(told):
        for earlier in told[:place]:
            assert not later.when.latest < earlier.when.earliest
    in_order = all(
        not later.latest < earlier.earliest
        for place, later in enumerate(one.on for one in steps)
        for earlier in [one.on for one in steps[:place]]
    )
    if in_order:
        assert [one.name for one in told] == [f"history.{n}" for n in range(1, len(steps) + 1)]
