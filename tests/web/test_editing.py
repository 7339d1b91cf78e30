"""Changes of a file part by part: what was asked for is changed, and every other character stays."""

import difflib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from excomm.crises import path_of
from excomm.errors import InputError
from excomm.model.yaml import read_yaml
from excomm.web.editing.applying import Change, changed
from excomm.web.editing.spans import Span, spans_of

CHICKEN = path_of("chicken").read_text()
ELMIRA = path_of("elmira").read_text()


def differing(old: str, new: str) -> list[str]:
    """The lines that went, with a minus, and those that came, with a plus."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    return [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]


def change(text: str, *arguments: Any, **more: Any) -> str:
    return changed(text, Change(*arguments, **more), file="crisis")


def test_another_wish_changes_its_line_only() -> None:
    new = change(CHICKEN, "set", ("preferences", "first", 0, "want"), "not second.swerve")
    assert differing(CHICKEN, new) == [
        "-    - {want: second.swerve, claims: [textbook]}",
        "+    - {want: not second.swerve, claims: [textbook]}",
    ]


def test_a_moved_wish_takes_the_comment_above_it_along() -> None:
    new = change(CHICKEN, "move", ("preferences", "first", 1), to=0)
    assert new.index("# Swerve if the other") < new.index("want: exactly one")
    assert new.index("want: exactly one") < new.index("{want: second.swerve")
    assert sorted(new.split("\n")) == sorted(CHICKEN.split("\n"))


def test_a_moved_state_takes_the_comment_behind_it_along() -> None:
    new = change(ELMIRA, "move", ("preferences", "moe", "ranking", 8), to=0)
    assert (
        "ranking:\n      - uniroyal.abandon  # s9\n      - [uniroyal.accept, local.insist]  # s7"
        in new
    )


def test_a_new_section_stands_where_such_sections_stand() -> None:
    new = change(CHICKEN, "add", ("rules",), "at most one of (first.swerve, second.swerve)")
    assert differing(CHICKEN, new) == [
        "+",
        "+rules:",
        "+  - at most one of (first.swerve, second.swerve)",
    ]
    assert new.index("options:") < new.index("rules:") < new.index("start:")


def test_what_looks_like_something_else_is_put_in_quotes() -> None:
    new = change(CHICKEN, "set", ("actors", "first", "name"), "No: one, or 1962")
    assert "first: {name: 'No: one, or 1962', claims: [brams_story]}" in new
    assert '"1962"' in change(CHICKEN, "set", ("title",), "1962") or "'1962'" in change(
        CHICKEN, "set", ("title",), "1962"
    )


def test_a_claim_can_be_set_beside_a_wish_that_is_only_a_formula() -> None:
    text = "preferences:\n  usa:\n    - not war  # above all\n    - peace\n"
    new = change(text, "add", ("preferences", "usa", 0), ("p01",), key="claims")
    assert new == (
        "preferences:\n  usa:\n    - want: not war  # above all\n      claims: [p01]\n    - peace\n"
    )


def test_a_claim_can_be_set_beside_a_whole_list_of_wishes() -> None:
    new = change(CHICKEN, "add", ("preferences", "first"), ("textbook",), key="claims")
    assert "  first:\n    statements:\n      - {want: second.swerve" in new
    assert "        claims: [textbook]\n    claims: [textbook]\n  second:" in new


def test_the_last_entry_takes_its_list_with_it() -> None:
    new = change(ELMIRA, "remove", ("consequences", 0))
    assert "consequences:\n" not in new
    assert "rules:" in new
    assert "start:" in new


def test_windows_line_ends_stay() -> None:
    text = CHICKEN.replace("\n", "\r\n")
    new = change(text, "set", ("title",), "Another")
    assert new == text.replace("title: Chicken", "title: Another")


def test_a_part_that_is_repeated_elsewhere_is_changed_where_it_is_written() -> None:
    new = change(ELMIRA, "set", ("actors", "moe", "choice", "sharpness"), "8")
    assert differing(ELMIRA, new) == [
        '-      sharpness: "log-uniform(2, 16)"',
        "+      sharpness: 8",
    ] or (differing(ELMIRA, new)[1] == '+      sharpness: "8"')
    with pytest.raises(InputError):
        change(ELMIRA, "set", ("actors", "local", "choice", "sharpness"), "8")


def test_what_others_repeat_is_not_taken_away_from_them() -> None:
    for path in (("actors", "moe", "choice"), ("actors", "moe")):
        with pytest.raises(InputError, match="without touching more"):
            change(ELMIRA, "remove", path)


def test_what_is_not_there_cannot_be_changed() -> None:
    for path in (("options", "usa.invade", "text"), ("rules", 0), ("title", "more")):
        with pytest.raises(InputError):
            change(CHICKEN, "set", path, "x")
    with pytest.raises(InputError):
        change(CHICKEN, "add", ("options",), {"text": "again"}, key="first.swerve")
    with pytest.raises(InputError, match="no YAML"):
        change("a: [", "set", ("a",), "x")


def paths_of(
    part: Span, path: tuple[str | int, ...] = ()
) -> list[tuple[tuple[str | int, ...], Span]]:
    """Every part below one, with the path to it."""
    found: list[tuple[tuple[str | int, ...], Span]] = []
    for number, entry in enumerate(part.entries):
        step = number if part.form == "list" else entry.key
        found += [((*path, step), entry.part), *paths_of(entry.part, (*path, step))]
    return found


SMALL = ("chicken", "cuba-1962-fraser-hipel", "elmira", "syria-iraq-1975")
TEXTS = {name: path_of(name).read_text() for name in SMALL}
PLACES = [
    (name, path, part) for name, text in TEXTS.items() for path, part in paths_of(spans_of(text))
]


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(PLACES), st.text(st.characters(codec="utf-8", exclude_categories=["C"])))
def test_any_text_can_stand_in_the_place_of_any_other_and_nothing_else_changes(
    place: tuple[str, tuple[str | int, ...], Span], words: str
) -> None:
    name, path, part = place
    text = TEXTS[name]
    try:
        new = change(text, "set", path, words)
    except InputError:
        return
    assert new.startswith(text[: part.start])
    assert new.endswith(text[part.end :])
    assert read_yaml(new, file="x").root.keys.keys() == read_yaml(text, file="x").root.keys.keys()


@settings(max_examples=40, deadline=None)
@given(st.sampled_from([one for one in PLACES if isinstance(one[1][-1], int)]), st.integers(0, 9))
def test_to_move_there_and_back_is_to_do_nothing(
    place: tuple[str, tuple[str | int, ...], Span], to: int
) -> None:
    name, path, _ = place
    text = TEXTS[name]
    try:
        there = change(text, "move", path, to=to)
    except InputError:
        return
    assert change(there, "move", (*path[:-1], to), to=int(path[-1])) == text


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLACES))
def test_what_is_removed_is_gone_and_comments_elsewhere_stay(
    place: tuple[str, tuple[str | int, ...], Span],
) -> None:
    name, path, _ = place
    text = TEXTS[name]
    try:
        new = change(text, "remove", path)
    except InputError:
        return
    # In brackets a line is left without the part; elsewhere lines go as a whole.
    came = [line for line in differing(text, new) if line.startswith("+")]
    assert all(line[1:].strip(" -") and len(line) < 400 for line in came)
    assert text.split("\n")[0] == new.split("\n")[0] or not text.startswith("#")
    assert len(new) < len(text)
