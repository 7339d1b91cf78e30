"""Files are YAML 1.2, each part of them with its line and column."""

from typing import TYPE_CHECKING

import pytest

from excomm.errors import CrisisError
from excomm.model.located import Place, nearest_part, plain
from excomm.model.scalars import resolved
from excomm.model.yaml import DEEPEST, LONGEST_LINE, MOST_PARTS, read_yaml

if TYPE_CHECKING:
    from excomm.model.located import Plain


def data(text: str) -> "Plain":
    document = read_yaml(text, file="x.yaml")
    assert document.faults == ()
    return plain(document.root)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("no", "no"),
        ("yes", "yes"),
        ("on", "on"),
        ("22:30", "22:30"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1962-10-27", "1962-10-27"),
        ("true", True),
        ("False", False),
        ("TRUE", True),
        ("tRUE", "tRUE"),
        ("null", None),
        ("~", None),
        ("", None),
        ("NULL", None),
        ("12", 12),
        ("-3", -3),
        ("1.5", 1.5),
        ("1e+16", 1e16),
        # Not written in the shortest way: a field that needs a text gets what was written.
        ("1.10", "1.10"),
        ("007", "007"),
        ("+1", "+1"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1_000", "1_000"),
        ("9" * 5_000, "9" * 5_000),
        ("1e999", "1e999"),
        ("12٣", "12٣"),
    ],
)
def test_an_unquoted_word_is(word: str, value: object) -> None:
    found = resolved(word)
    assert found == value
    assert type(found) is type(value)


def test_a_quoted_word_is_a_text() -> None:
    assert data("['1', \"true\", '', \"~\"]") == ["1", "true", "", "~"]


def test_a_text_tag_makes_a_text() -> None:
    assert data("[!!str 1, ! true]") == ["1", "true"]


def test_keys_are_texts() -> None:
    assert data("{1: a, true: b, null: c, 1.10: d}") == {
        "1": "a",
        "true": "b",
        "null": "c",
        "1.10": "d",
    }


def test_blocks_keep_or_fold_their_lines() -> None:
    assert data("a: |\n  one\n  two\nb: >-\n  one\n  two\n") == {"a": "one\ntwo\n", "b": "one two"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("[at most one of (a, b), c]", ["at most one of (a, b)", "c"]),
        ("{x: uniform(1, 2) per day, y: 3}", {"x": "uniform(1, 2) per day", "y": 3}),
        ("[(a, (b, c), d), e]", ["(a, (b, c), d)", "e"]),
        ("[f(a,\n  b)]", ["f(a, b)"]),
        ("{x: [f(a, b)], y: {z: g(c, d)}}", {"x": ["f(a, b)"], "y": {"z": "g(c, d)"}}),
        ("- f(a, b)\n- c", ["f(a, b)", "c"]),
        # Parentheses that are never closed, or closed by something else, stay as YAML has them.
        ("[sad :(, b]", ["sad :(", "b"]),
        ("[f(a, 'b)']", ["f(a", "b)"]),
        ("['f(a', b)]", ["f(a", "b)"]),
        ("{x: f(a, y: b)}", {"x": "f(a", "y": "b)"}),
        ("[f(a, [b)]]", ["f(a", ["b)"]]),
        ("{f(a, b): 1}", {"f(a": None, "b)": 1}),
        (f"[{', '.join(['('] * 200)}]", ["("] * 200),
    ],
)
def test_a_parenthesis_in_brackets_stays_whole(text: str, value: object) -> None:
    assert data(text) == value


def test_a_text_cut_at_commas_stands_where_it_starts() -> None:
    document = read_yaml("[x, f(a, b)]", file="x.yaml")
    assert isinstance(document.root.value, tuple)
    assert document.root.value[1].place == Place(1, 5)


def test_an_alias_repeats_its_part() -> None:
    assert data("a: &x {b: 1}\nc: *x") == {"a": {"b": 1}, "c": {"b": 1}}


def test_a_later_anchor_takes_the_place_of_an_earlier_one() -> None:
    assert data("[&x 1, *x, &x 2, *x]") == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("text", "path", "line", "column"),
    [
        ("a: x", ["a"], 1, 4),
        ("a:\n  - b: x", ["a", 0, "b"], 2, 8),
        ("a: 'x'", ["a"], 1, 4),
        ("a: &anchor x", ["a"], 1, 12),
        ("a: !!str  &anchor x", ["a"], 1, 19),
        ("é: x", ["é"], 1, 4),
        ("a: {b: [1, x]}", ["a", "b", 1], 1, 12),
        ("a: |-\n  x", ["a"], 1, 4),
        ("a: 1\r\nb: x", ["b"], 2, 4),
        ("a: 1\rb: x", ["b"], 2, 4),
        ("a: '1\x85b'\nc: x", ["c"], 2, 4),
        ("\ufeffa: x", ["a"], 1, 4),
        ("# comment\n\na: x", ["a"], 3, 4),
        ("---\na: x", ["a"], 2, 4),
    ],
)
def test_a_part_stands_at(text: str, path: list[str | int], line: int, column: int) -> None:
    part = nearest_part(read_yaml(text, file="x.yaml").root, (*path,))
    assert part.value == "x"
    assert part.place == Place(line, column)


def test_keys_have_places_of_their_own() -> None:
    assert read_yaml("{a: 1,\n  b: 2}", file="x.yaml").root.keys == {
        "a": Place(1, 2),
        "b": Place(2, 3),
    }


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("", 1, 1, "the file is empty"),
        ("# nothing but a comment\n", 1, 1, "the file is empty"),
        ("a: 1\n---\nb: 2", 3, 1, "a second document starts here"),
        ("%YAML 1.1\n---\na: 1", 1, 1, "a directive has no meaning here"),
        ("# x\n%TAG ! tag:x,2000:\n---\na: 1", 2, 1, "a directive has no meaning here"),
        ("a: *b", 1, 4, "'*b' repeats a part that does not end above it"),
        ("a: *\u202e", 1, 4, "'*\ufffd' repeats a part that does not end above it"),
        ("a: &b [*b]", 1, 8, "it cannot hold itself"),
        ("<<: {a: 1}", 1, 1, "'<<' does not exist in YAML 1.2"),
        ("{[a]: 1}", 1, 2, "cannot be a key"),
        ("{? {a: 1} : 2}", 1, 4, "cannot be a key"),
        ("a: &x b\n*x : c", 2, 1, "cannot be a key"),
        ("a:\n\t- b", 2, 1, "this is no YAML"),
        ("a: 'b", 1, 6, "this is no YAML"),
        ("a: [1, 2", 1, 9, "this is no YAML"),
        ("a: b: c", 1, 5, "this is no YAML"),
        ("a: 1\n b: 2", 2, 3, "this is no YAML"),
        ("a: @b", 1, 4, "this is no YAML"),
        ("a: \x00", 1, 4, "the character U+0000 cannot stand in a text file"),
        ("a: 1\nb: x\x07", 2, 5, "the character U+0007 cannot stand in a text file"),
        ("a: \ud800", 1, 4, "the character U+D800 cannot stand in a text file"),
        ("[" * (DEEPEST + 2), 1, DEEPEST + 2, f"nested more than {DEEPEST} deep"),
        ("- " * (DEEPEST + 2), 1, 2 * DEEPEST + 3, f"nested more than {DEEPEST} deep"),
        ("a: 1\nb: " + "x" * LONGEST_LINE, 2, 1, "a line of 5,003 characters"),
        ("- a\n" * (MOST_PARTS + 1), MOST_PARTS, 3, "more than 10,000 parts"),
    ],
)
def test_a_text_is_refused_at(text: str, line: int, column: int, message: str) -> None:
    with pytest.raises(CrisisError) as caught:
        read_yaml(text, file="x.yaml")
    problem = caught.value.problems[0]
    assert (problem.line, problem.column) == (line, column), problem
    assert message in str(problem)


@pytest.mark.parametrize(
    ("text", "remedy"),
    [
        ("a:\n\t- b", "indent with spaces: a tab cannot stand here"),
        ("a: x: y", "put quotes around a text in which ': ' stands"),
        ("a\nb: 1", "check the indentation"),
        ("a: @b", "put quotes around a text that starts with this character"),
        ("a: %b", "put quotes around a text that starts with this character"),
        ("a: 'b", "is the closing quote missing?"),
        ('a: "b', "is the closing quote missing?"),
        ('a: "\\q"', "write two backslashes for one"),
        ("a: [1, 2\nb: 3", "is a comma or a ']' missing before it?"),
        ("a: {b: 1\nc: 2", "is a comma or a '}' missing before it?"),
        ("a: |x\n  b", "let the text start in the line below"),
        ("a: 'b'c", "put quotes around the whole text"),
        ("a: - b", "let the list start in the line below"),
        ("  a: 1\nb: 2", "lines of the same level start in the same column"),
        ("a:\n  - b\n c: d", "is something too far left or right"),
        ("a: [1]]", "or a bracket too much?"),
        ("a: *", "put quotes around a text that starts with '&' or '*'"),
        ("a: !<x", "check indentation, quotes"),
    ],
)
def test_what_is_no_yaml_comes_with_a_remedy(text: str, remedy: str) -> None:
    with pytest.raises(CrisisError, match="this is no YAML") as caught:
        read_yaml(text, file="x.yaml")
    assert remedy in caught.value.problems[0].remedy


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a: 1\nb: 2\na: 3", 3, 1, "'a' stands here a second time"),
        ("{a: 1, 'a': 3}", 1, 8, "the first is in line 1: keep one"),
        ("a: !!int 1", 1, 4, "the tag 'tag:yaml.org,2002:int' has no meaning here"),
        ("a: !ruby/object {b: 1}", 1, 4, "the tag '!ruby/object' has no meaning here"),
        ("a: !!python/object/apply:os.system [x]", 1, 4, "has no meaning here"),
        ("a: !!str [x]", 1, 4, "has no meaning here"),
        ('a: "x\\e[31m"', 1, 4, "the character U+001B cannot stand in a text"),
        ('"a\\0": x', 1, 1, "the character U+0000 cannot stand in a text"),
        ('a: "\\ud800"', 1, 4, "the character U+D800 cannot stand in a text"),
    ],
)
def test_a_fault_is_noted_and_reading_goes_on(
    text: str, line: int, column: int, message: str
) -> None:
    (fault,) = read_yaml(text, file="x.yaml").faults
    assert (fault.line, fault.column) == (line, column)
    assert message in str(fault)


def test_the_first_of_two_equal_keys_counts() -> None:
    assert plain(read_yaml("{a: 1, a: 2}", file="x.yaml").root) == {"a": 1}


def test_reading_does_not_go_on_after_fifty_faults() -> None:
    with pytest.raises(CrisisError, match="there are more faults from here on") as caught:
        read_yaml("a: 1\n" * 1_000, file="x.yaml")
    assert len(caught.value.problems) == 51


def test_what_was_noted_is_told_with_what_stops_reading() -> None:
    with pytest.raises(CrisisError) as caught:
        read_yaml("a: 1\na: 2\nb: [", file="x.yaml")
    assert [problem.line for problem in caught.value.problems] == [2, 3]


def test_a_bomb_of_aliases_is_refused() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [
        f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]" for level in range(1, 10)
    ]
    with pytest.raises(CrisisError, match="more than 10,000 parts") as caught:
        read_yaml("\n".join(lines), file="x.yaml")
    assert caught.value.problems[0].line == 4
