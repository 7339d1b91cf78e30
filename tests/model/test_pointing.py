"""The caret stands under the very character of a text, however the text is written."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from excomm.model.located import Located, Place
from excomm.model.pointing import places_inside
from excomm.model.yaml import read_yaml
from tests.model.marked import assert_told, places_of_marks

HEAD = """\
crisis: x
title: X
actors: {a: {name: A}}
options: {a.x: {text: x}, a.y: {text: y}}
preferences:
  a:
"""
WRITTEN = {
    "plain": "    - a.x and ▸a.z\n",
    "plain over two lines": "    - a.x\n      and ▸a.z\n",
    "in single quotes": "    - 'a.x and ▸a.z'\n",
    "in single quotes over two lines": "    - 'a.x and\n\n      ▸a.z'\n",
    "in double quotes": '    - "a.x and ▸a.z"\n',
    "in double quotes with escapes": '    - "a.x\\tand\\x20\\u0020 (a\\x2ex) or ▸a.z"\n',
    "in double quotes with the line broken": '    - "a.x \\\n      and ▸a.z"\n',
    "as a literal block": "    - |\n      a.x and\n      ▸a.z\n",
    "as a folded block": "    - >-  # why\n      a.x\n      and\n\n      ▸a.z\n",
    "in a flow list": "    [a.x, a.y, a.x and ▸a.z]\n",
    "in a flow list, with commas": "    [a.x, 'at most one of (a.x, ▸a.z)', at most one of (a.y, ▸a.z)]\n",
    "in a flow mapping": "    - {want: a.x and ▸a.z}\n",
    "after an anchor": "    - &top a.x and ▸a.z\n",
    "after a tag": "    - !!str 'a.x and ▸a.z'\n",
    "in a block after a tag": "    - !!str |\n      a.x and ▸a.z\n",
    "among other letters": "    - {judgement: Über alles 日本, want: ▸a.z}\n",
    "in a name that is left out": "    - ▸a.z\n",
}


@pytest.mark.parametrize("way", WRITTEN)
def test_an_unknown_name_is_pointed_at(way: str) -> None:
    marks = WRITTEN[way].count("▸")
    assert_told(HEAD + WRITTEN[way], *["did you mean 'a."] * marks)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("    - a.x and▸\n    - a.y\n", "ends too early"),
        ("    - 'a.x and▸'\n    - a.y\n", "ends too early"),
        ("    - >\n      a.x\n      and▸\n\n    - a.y\n", "ends too early"),
        ("    - a.x ▸&& a.y\n", "write 'and'"),
        ("    - ▸''\n", "ends too early"),
        ("    - '▸'''\n", "has no meaning"),
        ("    - 'a.x and ▸''a.y'''\n", "has no meaning"),
        ("    - >\n      ▸(a.x and\n      a.y\n", "never closed"),
    ],
)
def test_a_faulty_formula_is_pointed_at(written: str, said: str) -> None:
    assert_told(HEAD + written, said)


WORDS = st.lists(st.sampled_from(["ab", "c", "é", "(", "日"]), min_size=1, max_size=8)


@given(WORDS, st.data())
def test_each_character_is_found_again_in_every_way_of_writing(
    words: list[str], data: st.DataObject
) -> None:
    text = " ".join(words)
    folded = "\n".join(words)
    way = data.draw(
        st.sampled_from(
            [f"k: '{text}'", f'k: "{text}"', f"k: >-\n{textwrap.indent(folded, '   ')}\nl: x"]
        )
    )
    document = read_yaml(way, file="x.yaml")
    assert isinstance(document.root.value, dict)
    part = document.root.value["k"]
    assert part.value == text
    places = places_inside(document.lines, part)
    assert len(places) == len(text) + 1
    for place, char in zip(places, text, strict=False):
        if char != " ":
            assert document.lines[place.line - 1][place.column - 1] == char


def test_an_empty_text_is_where_it_stands() -> None:
    assert places_inside(["x: ''"], Located("", Place(1, 4), {}, "'")) == [Place(1, 4)]


def test_marks_are_counted_as_columns() -> None:
    assert places_of_marks("ab▸c▸\n▸d") == [(1, 3), (1, 4), (2, 1)]
