from pathlib import Path

import pytest

from excomm.errors import CrisisError
from excomm.testing import conformance

SOUND = """\
crisis: two-drivers
title: Two drivers
actors:
  a: {name: Ann, judgement: invented}
  b: {name: Bob, judgement: invented}
options:
  a.swerve: {text: turn the wheel, judgement: invented}
  b.swerve: {text: turn the wheel, judgement: invented}
preferences:
  a: [{want: b.swerve, judgement: invented}, {want: not a.swerve, judgement: invented}]
  b: [{want: a.swerve, judgement: invented}, {want: not b.swerve, judgement: invented}]
outcomes:
  crash: {when: not (a.swerve or b.swerve), judgement: invented}
  alive: {when: a.swerve or b.swerve, judgement: invented}
history:
  - {on: 1955-10-27, actor: a, takes: [a.swerve], judgement: invented}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "crisis.yaml"
    file.write_text(text, encoding="utf-8")
    return file


@pytest.mark.parametrize("crisis", ["chicken", "cuba-1962"])
def test_a_shipped_crisis_lacks_nothing(crisis: str) -> None:
    assert conformance(crisis) == ()


def test_a_sound_file_lacks_nothing(tmp_path: Path) -> None:
    assert conformance(written(tmp_path, SOUND)) == ()


def test_a_part_without_claim_or_judgement_is_named(tmp_path: Path) -> None:
    bare = SOUND.replace("{text: turn the wheel, judgement: invented}", "{text: turn it}", 1)
    (lack,) = conformance(written(tmp_path, bare))
    assert "a.swerve" in lack


def test_an_option_that_decides_nothing_is_named(tmp_path: Path) -> None:
    more = SOUND.replace("options:\n", "options:\n  b.honk: {text: honk, judgement: invented}\n")
    assert any("b.honk" in lack for lack in conformance(written(tmp_path, more)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("crash: {when: not (a.swerve or b.swerve)", "crash: {when: not a.swerve"),
        ("alive: {when: a.swerve or b.swerve", "alive: {when: a.swerve and b.swerve"),
        ("takes: [a.swerve]", "drops: [a.swerve]"),
    ],
    ids=["outcomes overlap", "outcomes leave states out", "history goes where nobody can"],
)
def test_what_cannot_be_is_an_error(tmp_path: Path, before: str, after: str) -> None:
    with pytest.raises(CrisisError):
        conformance(written(tmp_path, SOUND.replace(before, after)))


def test_a_variant_is_held_to_the_same(tmp_path: Path) -> None:
    variant = (
        "variants:\n  stuck:\n    text: Ann cannot turn\n    judgement: invented\n"
        "    set: {rules: [{rule: a.swerve iff b.swerve, because: tied}],"
        " outcomes: {alive: {when: a.swerve}, crash: {when: a.swerve}}}\n"
    )
    with pytest.raises(CrisisError, match="stuck"):
        conformance(written(tmp_path, SOUND + variant))


SOURCES = """\
claims:
  story: {says: Two drivers met., source: A tale, place: p. 1, checked: read}
  recalled: {says: There were 2 of them., source: from memory, place: not looked up, checked: unverified}
"""


def with_sources(folder: Path, sources: str) -> Path:
    (folder / "sources.yaml").write_text(sources, encoding="utf-8")
    cited = SOUND.replace("swerve: {text: turn the wheel, judgement: invented}", CITED, 1)
    return written(folder, "sources: sources.yaml\n" + cited)


CITED = "swerve: {text: turn the wheel, claims: [story, recalled]}"


def test_claims_with_documents_and_places_lack_nothing(tmp_path: Path) -> None:
    assert conformance(with_sources(tmp_path, SOURCES)) == ()


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        (" place: p. 1,", "", "does not say where in its document"),
        (" place: p. 1,", " place: '  ',", "does not say where in its document"),
        (
            "place: not looked up, checked: unverified",
            "place: not looked up, checked: read",
            "looked up",
        ),
        (
            "place: not looked up, checked: unverified",
            "place: p. 2, checked: secondary",
            "looked up",
        ),
    ],
    ids=["no place", "a blank place", "not looked up and yet read", "a memory and yet secondary"],
)
def test_a_claim_says_where_it_is_written_and_is_marked_where_nobody_looked(
    before: str, after: str, told: str, tmp_path: Path
) -> None:
    (lack,) = conformance(with_sources(tmp_path, SOURCES.replace(before, after)))
    assert told in lack
