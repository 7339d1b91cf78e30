"""Whatever a value holds, what is written in Python means the same."""

import ast

from hypothesis import given
from hypothesis import strategies as st

from excomm.report.words.python import call, literal

texts = st.text(st.characters(exclude_categories=[]))
plain = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), texts)
values = st.recursive(
    plain.filter(lambda one: one not in {float("inf"), float("-inf")}),
    lambda inner: st.one_of(
        st.lists(inner), st.lists(inner).map(tuple), st.dictionaries(texts, inner)
    ),
    max_leaves=8,
)


@given(values)
def test_what_is_written_is_read_back_as_it_was(value: object) -> None:
    written = literal(value)
    assert written.isprintable()
    assert ast.literal_eval(written) == value


@given(texts)
def test_texts_stand_in_double_quotes(text: str) -> None:
    assert literal(text)[0] == literal(text)[-1] == '"'


@given(st.dictionaries(st.sampled_from(["runs", "until", "vary"]), values))
def test_a_call_has_its_options_by_name(options: dict[str, object]) -> None:
    tree = ast.parse(call("ex.simulate", "crisis", **options), mode="eval").body
    assert isinstance(tree, ast.Call)
    assert {one.arg: ast.literal_eval(one.value) for one in tree.keywords} == options
