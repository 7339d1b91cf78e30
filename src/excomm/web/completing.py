"""Says which words may stand where somebody is writing: keys, names of what the file has, words of formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.web.editing.kinds import Expected, expected_at, fields_of, in_short
from excomm.web.editing.place import place_in
from excomm.web.editing.spans import spans_of
from excomm.web.shapes.model import Completion, Completions

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from excomm.web.editing.spans import Span
    from excomm.web.shapes.model import ToComplete
    from excomm.web.workbench import Bench

Names = dict[str, tuple[str, ...]]
_SECTIONS = {
    "actor": "actors",
    "option": "options",
    "condition": "conditions",
    "event": "events",
    "committee": "committees",
}
# Below these keys people are named.
_PEOPLE = frozenset({"of", "members"})
_FORMULA_WORDS = {
    "and": "both hold",
    "or": "at least one holds",
    "not": "it does not hold",
    "if": "if A then B: wherever A holds, B does",
    "then": "if A then B: wherever A holds, B does",
    "iff": "both hold, or neither",
    "at most one of": "at most one of (A, B)",
    "at least one of": "at least one of (A, B)",
    "exactly one of": "exactly one of (A, B)",
}


def completions(bench: Bench, asked: ToComplete) -> Completions:
    """The words that may stand where the cursor is."""
    text = (bench.crisis if asked.file == "crisis" else bench.sources) or ""
    lines = text.split("\n")
    here = place_in(lines, asked.line, asked.column)
    expected = expected_at(asked.file, here.path)
    if expected is None:
        return Completions(column=here.column, words=())
    names = names_in(bench.crisis, bench.sources, without=asked.line)
    words: list[Completion] = []
    if here.may_be_key:
        words += _keys(expected, names, lines[asked.line - 1] if asked.line <= len(lines) else "")
    if not here.may_be_key or expected.kind not in {"keys", "names"} or expected.short:
        words += _values(in_short(expected), names)
    return Completions(column=here.column, words=tuple(words))


def names_in(crisis: str, sources: str | None, *, without: int = 0) -> Names:
    """What there is to name, by kind; the line `without` is left out where the text is no YAML with it."""
    root = _read_as_far(crisis, without)
    found: Names = {
        kind: _keys_of(root.child(section)) if root else () for kind, section in _SECTIONS.items()
    }
    cited = _read_as_far(sources, 0) if sources else None
    found["claim"] = _keys_of(cited.child("claims")) if cited else ()
    found["bit"] = (*found["option"], *found["condition"])
    found["person"] = tuple(dict.fromkeys(_people(root))) if root else ()
    return found


def _read_as_far(text: str, without: int) -> Span | None:
    """A text taken apart, else all of it but one line (0 for none); nothing where that is no YAML either."""
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    cut = ["\n".join([*lines[: without - 1], "", *lines[without:]])] if without else []
    for some in (text, *cut):
        try:
            return spans_of(some)
        except InputError:
            continue
    return None


def _keys_of(part: Span | None) -> tuple[str, ...]:
    return tuple(entry.key for entry in part.entries) if part and part.form == "mapping" else ()


def _people(part: Span) -> Iterator[str]:
    for entry in part.entries:
        if entry.key in _PEOPLE:
            yield from _keys_of(entry.part)
        yield from _people(entry.part)


def _keys(expected: Expected, names: Names, line: str) -> Iterator[Completion]:
    colon = "" if ":" in line.partition("#")[0] and "{" not in line else ":"
    if expected.kind == "names":
        for name in names.get(expected.key_refers, ()):
            yield Completion(
                label=name, detail=expected.key_refers, kind="name", write=f"{name}{colon}"
            )
        return
    fields: Mapping[str, Expected] = fields_of(expected.model) if expected.model else {}
    for key, field in fields.items():
        space = " " if colon and field.kind not in {"keys", "names"} else ""
        yield Completion(label=key, detail=field.hint, kind="key", write=f"{key}{colon}{space}")


def _values(plainly: Expected, names: Names) -> Iterator[Completion]:
    refers = "bit" if plainly.kind == "formula" else plainly.refers
    for name in names.get(refers, ()):
        yield Completion(label=name, detail=_called(name, refers, names), kind="name", write=name)
    if plainly.kind == "formula":
        for word, meaning in _FORMULA_WORDS.items():
            yield Completion(label=word, detail=meaning, kind="word", write=word)
    for choice in plainly.choices:
        yield Completion(label=choice, detail="", kind="word", write=choice)


def _called(name: str, refers: str, names: Names) -> str:
    if refers != "bit":
        return refers
    return "option" if name in names["option"] else "condition"
