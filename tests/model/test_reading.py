"""All faults of a file are told in one go, in the order of the file, with what to do about each."""

from pathlib import Path

import pytest

from excomm.errors import CrisisError, InputError, PartError, Problem
from excomm.model.crisis import Crisis
from excomm.model.fields import Sourced
from excomm.model.problems import MOST_PROBLEMS
from excomm.model.reading import at_its_place, parse_crisis, read_crisis
from excomm.model.references import parts_of
from tests.model.marked import SOUND, assert_told, changed, problems_in

SOURCES = """\
claims:
  p01: {says: Ships, source: A book, checked: read, stance: {supports: [options.usa.quarantine]}}
"""


def test_faults_of_every_kind_are_told_at_once() -> None:
    marked = """\
crisis: ▸Bad Name
titel: X
▸title: X
title: Y
actors:
  a: {name: A, ▸pase: 4 days, pace: ▸4}
  b: {name: B, choice: {rule: ▸quantum}}
  ▸or: {name: C}
options:
  a.x: {text: x, irreversible: ▸maybe}
  b.y: ▸{}
  b.z: {text: ▸}
  d.w: {text: w}
rules:
  - a.x and ▸b.w
  - a.x ▸&& b.y
start: [a.x, ▸b.v]
preferences:
  a: [b.y, ▸not]
  ▸e: [a.x]
"""
    marked = marked.replace("▸title: X\ntitle: Y", "title: X\n▸title: Y").replace("titel", "▸titel")
    problems = problems_in(marked.replace("▸", ""))
    places = [(problem.line, problem.column) for problem in problems]
    assert places == sorted(places)
    said = "\n".join(map(str, problems))
    for part in (
        "'Bad Name' is no short name",
        "unknown key 'titel'\n    titel: X\n    ^\n  did you mean 'title'?",
        "'title' stands here a second time",
        "unknown key 'pase'",
        "did you mean 'pace'?",
        "'4' has no unit where a duration is needed",
        "'quantum' is not one of the values known here",
        "write 'quantal', 'script', 'committee' or 'history'",
        "'maybe' is not one of the values known here",
        "'text' is missing",
        "write 'and'",
        "unknown option or condition 'b.v'",
        "ends too early",
        "unknown actor 'e'",
    ):
        assert part in said


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("title: The Cuban Missile Crisis", "title: ▸[a]", "a text is needed here\n"),
        ("title: The Cuban Missile Crisis", "title: ▸{}", "found a mapping"),
        ("title: The Cuban Missile Crisis", "title:▸", "found nothing"),
        ("title: The Cuban Missile Crisis", "title: ▸true", "found true"),
        ("title: The Cuban Missile Crisis", "title: ▸''", "a text is needed here"),
        ("ends: true", "ends: ▸yes", "true or false is needed here"),
        ("ends: true", "ends: ▸1", "true or false is needed here"),
        ("stages: 2", "stages: ▸2.5", "a whole number is needed here"),
        ("stages: 2", "stages: ▸two", "a whole number is needed here"),
        ("stages: 2", "stages: ▸true", "a number is needed here\n"),
        ("stages: 2", "stages: ▸0", "a number of at least 1 is needed here"),
        ("stages: 2", "stages: ▸1001", "a number of at most 1000 is needed here"),
        ("stages: 2", "stages: ▸" + "9" * 4_800, "is needed here"),
        ("weight: 3}", "weight: ▸0}", "a number above 0 is needed here"),
        ("weight: 3}", "weight: ▸.inf}", "a number is needed here"),
        ("weight: 3}", "weight: ▸1e999}", "a finite number is needed here"),
        ("chance: 20%", "chance: ▸1.2", "a probability lies between 0 and 1"),
        ("chance: 20%", "chance: ▸normal(0.5, 0.1)", "a probability lies between 0 and 1"),
        ("chance: 20%", "chance: ▸[1]", "a number is needed here"),
        ("weight: 2}", "weight: ▸-2}", "it cannot be negative"),
        ("weight: 2}", "weight: ▸normal(2, 1)}", "it cannot be negative"),
        (
            "need: all, of: {captain: 0.6",
            "need: ▸most, of: {captain: 0.6",
            "write 'all', 'any' or a number",
        ),
        (
            "need: all, of: {captain: 0.6",
            "need: ▸true, of: {captain: 0.6",
            "write 'all', 'any' or a number",
        ),
        (
            "need: all, of: {captain: 0.6",
            "need: ▸0, of: {captain: 0.6",
            "write 'all', 'any' or a number",
        ),
        ("of: {captain: 0.6, officer: 0.6}", "of: ▸{}", "this must not be empty"),
        ("start: [operational]", "start: ▸{operational: true}", "a list is needed here"),
        (
            "  other: {when: not nuclear_war, text: Anything else}",
            "  other: ▸3",
            "a formula is a text",
        ),
        ("{on: 1962-10-27, event", "{on: ▸27 October, event", "is no date"),
        ("{on: 1962-10-27, event", "{on: ▸[1962], event", "a date is needed here"),
        (
            "  usa:\n    - not nuclear_war",
            "  usa:\n    weights: {▸nuclear: 1}\n  cuba:\n    - not nuclear_war",
            "unknown",
        ),
        (
            "    ranking:\n",
            "    weights: {nuclear_war: -1}\n    ▸ranking:\n",
            "exactly one of three ways",
        ),
    ],
)
def test_a_value_of_the_wrong_kind_is_told_where_it_stands(old: str, new: str, said: str) -> None:
    marked = changed(old, new)
    if "weights" in new:
        assert said in "\n".join(map(str, problems_in(marked.replace("▸", ""))))
    else:
        assert_told(marked, said)


def test_evidence_comes_from_the_sources_file_alone() -> None:
    assert_told(f"▸evidence: {{}}\n{SOUND}", "unknown key 'evidence'")


def test_a_file_that_is_no_mapping_is_told() -> None:
    assert_told("▸- a\n- b", "a file is a mapping")
    assert_told("▸just words", "'excomm new NAME' writes a commented file")


def test_names_that_a_faulty_part_declares_are_not_called_unknown() -> None:
    assert_told(
        changed(
            "  ussr.withdraw: {text: Ship the missiles home}", "  ussr.withdraw: ▸{claims: []}"
        ),
        "'text' is missing",
    )


def test_where_too_little_is_left_to_check_the_faults_that_were_found_are_told() -> None:
    assert_told(
        "crisis: x\ntitle: X\nactors: ▸3\noptions: ▸4\npreferences: ▸5",
        "mapping",
        "mapping",
        "mapping",
    )


def test_what_is_missing_is_told_where_it_belongs() -> None:
    said = [problem.message for problem in problems_in("{}")]
    assert said == [
        f"'{key}' is missing" for key in ("crisis", "title", "actors", "options", "preferences")
    ]


def test_of_very_many_faults_the_first_are_told_and_the_others_counted() -> None:
    rules = "".join(f"  - usa.unknown_{number}\n" for number in range(1000))
    problems = problems_in(changed("rules:\n", f"rules:\n{rules}"))
    assert len(problems) == MOST_PROBLEMS + 1
    assert problems[-1].message == "and 950 more problems from here on"


def test_what_an_author_wrote_is_repeated_in_bounded_length_and_as_no_command_to_a_terminal() -> (
    None
):
    long = f'"\\e[31m{"x" * 1000}"'
    for old, new in (
        ("    wait: {text", f"    {long}: {{text: x}}\n    wait: {{text"),
        ("rusk: {position: wait}", f"rusk: {{position: {long}}}"),
        ("  - {on: 1962-10-27, event: b59", f"  - {{on: {long}, event: b59"),
        ("start: [operational]", f"start: [{long}]"),
        ("  - not (usa.air", f"  - {long}\n  - not (usa.air"),
        ("rate: log-uniform(0.005, 0.2) per day", f"rate: {long}"),
    ):
        problems = problems_in(changed(old, new))
        assert any("xxx" in str(problem) for problem in problems)
        for problem in problems:
            assert str(problem).replace("\n", "").isprintable()
            assert len(str(problem)) < 800


def test_numbers_may_stand_for_texts_as_they_are_written() -> None:
    crisis = parse_crisis(changed("title: The Cuban Missile Crisis", "title: 1.10"))
    assert crisis.title == "1.10"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "crisis.yaml").write_text(
        changed("span:", "sources: sources.yaml\nspan:").replace(
            "usa.quarantine: {text", "usa.quarantine: {claims: p01, text"
        ),
        encoding="utf-8",
    )
    (tmp_path / "sources.yaml").write_text(SOURCES, encoding="utf-8")
    return tmp_path


def told(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CrisisError) as caught:
        read_crisis(folder / "crisis.yaml")
    return caught.value.problems


def assert_stands(problem: Problem, file: str, text: str, said: str) -> None:
    """A problem is told in a file of that name, at that text, and says so."""
    assert Path(problem.file).name == file
    assert problem.source[problem.column - 1 :].startswith(text)
    assert said in str(problem)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_a_crisis_brings_its_evidence(folder: Path) -> None:
    assert list(read_crisis(folder / "crisis.yaml").evidence) == ["p01"]


def test_an_unknown_claim_is_told(folder: Path) -> None:
    change(folder / "crisis.yaml", "claims: p01", "claims: [p01, p10]")
    (problem,) = told(folder)
    assert_stands(problem, "crisis.yaml", "p10]", "unknown claim 'p10'")
    assert problem.remedy == "did you mean 'p01'?"


def test_faults_of_both_files_are_told_at_once(folder: Path) -> None:
    change(folder / "crisis.yaml", "title:", "titel:")
    change(folder / "sources.yaml", "checked: read", "checked: yes")
    # That the title is missing follows from the unknown key.
    unknown, checked = told(folder)
    assert_stands(unknown, "crisis.yaml", "titel:", "unknown key 'titel'")
    assert_stands(checked, "sources.yaml", "yes,", "'yes' is not one of the values known here")


def test_a_claim_is_looked_for_even_in_a_faulty_file(folder: Path) -> None:
    change(folder / "crisis.yaml", "title:", "titel:")
    change(folder / "crisis.yaml", "claims: p01", "claims: p02")
    assert any("unknown claim 'p02'" in problem.message for problem in told(folder))


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("options.usa.quarentine", "did you mean 'usa.quarantine'?"),
        ("option.usa.quarantine", "did you mean 'options'?"),
        ("preferences.usa.3", "unknown '3'"),
        ("preferences.usa.0", "unknown '0'"),
        ("outcomes.war.when", "unknown 'when'"),
        ("", None),
        ("options", None),
        ("preferences.usa.2", None),
        ("history.3", None),
        ("beliefs.usa.events.b59_cornered.rate", None),
        ("variants.castro-refused", None),
        ("options.usa.quarantine.text", None),
    ],
)
def test_a_claim_bears_on_what_stands_in_the_crisis_file(
    folder: Path, element: str, said: str | None
) -> None:
    change(folder / "sources.yaml", "options.usa.quarantine", f"'{element}'")
    if said is None:
        assert read_crisis(folder / "crisis.yaml").evidence
    else:
        (problem,) = told(folder)
        assert_stands(problem, "sources.yaml", f"'{element}'", said)


def test_a_claim_may_bear_on_what_a_variant_deletes(folder: Path) -> None:
    change(folder / "sources.yaml", "options.usa.quarantine", "schedule.1")
    assert read_crisis(folder / "crisis.yaml", variants=["castro-refused"]).schedule == ()


def test_missing_sources_are_told_where_they_are_named(folder: Path) -> None:
    (folder / "sources.yaml").unlink()
    (problem,) = told(folder)
    assert_stands(problem, "crisis.yaml", "sources.yaml", "there is no such file")
    assert problem.remedy == "write it, or leave 'sources' out"


@pytest.mark.parametrize("elsewhere", ["../sources.yaml", "/etc/passwd", "a/b.yaml", ".."])
def test_sources_are_read_from_beside_the_crisis_only(folder: Path, elsewhere: str) -> None:
    change(folder / "crisis.yaml", "sources: sources.yaml", f"sources: {elsewhere}")
    (problem,) = told(folder)
    assert_stands(problem, "crisis.yaml", elsewhere, "")
    assert problem.message == "the sources file must stand beside this one" or elsewhere == ".."


def test_without_a_folder_sources_are_left_alone() -> None:
    crisis = parse_crisis(
        changed("span:", "sources: sources.yaml\nspan:").replace(
            "usa.quarantine: {text", "usa.quarantine: {claims: p99, text"
        )
    )
    assert crisis.evidence == {}


def test_a_fault_found_when_compiling_gets_its_place(folder: Path) -> None:
    error = PartError(("outcomes", "other"), "it overlaps", remedy="mend it")
    found = at_its_place(folder / "crisis.yaml", error, variants=["castro-refused"])
    assert isinstance(found, InputError)
    (problem,) = found.problems
    assert problem.source.startswith("  other: {when")
    assert (problem.column, problem.message, problem.remedy) == (10, "it overlaps", "mend it")


def test_a_crisis_can_be_taken_apart_and_put_together_again() -> None:
    crisis = parse_crisis(SOUND)
    parts = {name: getattr(crisis, name) for name in Crisis.model_fields}
    assert Crisis.model_validate(parts) == crisis
    inside = [(type(part), dict(part)) for _, part in parts_of(crisis, Sourced)]
    assert inside
    for kind, fields in inside:
        written = {kind.model_fields[key].alias or key: value for key, value in fields.items()}
        assert dict(kind.model_validate(written)) == fields


def test_a_crisis_reads_back_from_what_it_is_dumped_as() -> None:
    crisis = parse_crisis(SOUND)
    dumped = crisis.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    assert Crisis.model_validate(dumped) == crisis
