"""Reads a formula as it is written in a crisis file: `if ussr.withdraw then not usa.air_strike`.

From loosest to tightest: `iff`, `if … then …`, `or`, `and`, `not`. A recursive-descent parser of our own, since the
language is small, the messages matter, and depth and size must be bounded whatever the input.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from excomm.errors import InputError
from excomm.model.formulas import And, Bound, Constant, Count, Formula, Iff, Implies, Name, Not, Or
from excomm.model.names import RESERVED

# A formula that a person can review is far below these; a hostile one is refused before it costs anything.
LONGEST_FORMULA = 20_000
DEEPEST_FORMULA = 50
MOST_DIGITS = 6

_TOKEN = re.compile(
    r"\s*(?:(?P<word>[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z0-9_]+)?)|(?P<number>[0-9]+)|(?P<mark>[(),]))"
)
_NUMBERS = {"none": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
# What people coming from programming languages write, and what it is here.
_FOREIGN = {
    "&": "and",
    "&&": "and",
    "|": "or",
    "||": "or",
    "!": "not",
    "~": "not",
    "->": "if … then …",
    "=>": "if … then …",
}


class FormulaError(InputError):
    """A formula that cannot be read; `at` is where in its text, from 0."""

    def __init__(self, message: str, *, at: int, remedy: str = "") -> None:
        super().__init__(message, remedy=remedy)
        self.at = at


@dataclass(frozen=True)
class _Token:
    text: str
    kind: str
    at: int


def parse(text: str) -> Formula:
    """The formula that a text writes, or a `FormulaError` that says where it goes wrong.

    >>> parse("a and not b")
    And(parts=(Name(name='a', at=0), Not(part=Name(name='b', at=10))))
    >>> parse("a and and b")
    Traceback (most recent call last):
    excomm.model.parsing.FormulaError: expected an option or condition, found 'and'
    """
    if len(text) > LONGEST_FORMULA:
        raise FormulaError(
            f"the formula has {len(text):,} characters; the limit is {LONGEST_FORMULA:,}",
            at=0,
            remedy="split it into several rules or statements, or give a part of it a name as a condition",
        )
    reader = _Reader(_tokens(text), len(text))
    formula = reader.formula(0)
    reader.expect_end()
    return formula


def _tokens(text: str) -> list[_Token]:
    tokens, position, end = [], 0, len(text.rstrip())
    while position < end:
        match = _TOKEN.match(text, position)
        if match is None:
            raise _strange(text, position)
        kind = match.lastgroup or ""
        tokens.append(_Token(match[kind], kind, match.start(kind)))
        position = match.end()
    return tokens


def _strange(text: str, position: int) -> FormulaError:
    at = position + len(text[position:]) - len(text[position:].lstrip())
    mark = re.match(r"[^\sA-Za-z0-9_(),.]{1,2}|.", text[at:])
    found = mark[0] if mark else ""
    meant = _FOREIGN.get(found) or _FOREIGN.get(found[:1])
    if found[:1] == "!" and not re.match(r"!\s*[A-Za-z(]", text[at:]):
        # An exclamation, not a negation.
        return FormulaError("'!' has no meaning in a formula", at=at, remedy="delete '!'")
    remedy = (
        f"write '{meant}'"
        if meant
        else "formulas use names, and, or, not, if … then …, iff, at most N of (…)"
    )
    return FormulaError(f"'{found}' has no meaning in a formula", at=at, remedy=remedy)


class _Reader:
    """A cursor over the tokens, with one method for each level of the grammar."""

    def __init__(self, tokens: list[_Token], end: int) -> None:
        self._tokens = tokens
        self._next = 0
        self._end = end

    def formula(self, depth: int) -> Formula:
        left = self._conditional(depth)
        if not self._take("iff"):
            return left
        right = self._conditional(depth)
        if self._word() == "iff":
            raise FormulaError(
                "two 'iff' in a row can be read in two ways",
                at=self._at(),
                remedy="put parentheses around one of them",
            )
        return Iff(left, right)

    def _conditional(self, depth: int) -> Formula:
        if not self._take("if"):
            return self._either(depth)
        when = self._either(depth)
        self._need("then", "'if' needs a 'then'")
        return Implies(when, self._conditional(self._deeper(depth)))

    def _deeper(self, depth: int) -> int:
        """One level further down; whatever walks a formula later may then do so by recursion."""
        if depth == DEEPEST_FORMULA:
            raise FormulaError(
                f"the formula is nested more than {DEEPEST_FORMULA} deep",
                at=self._at(),
                remedy="give an inner part a name as a condition",
            )
        return depth + 1

    def _either(self, depth: int) -> Formula:
        parts = [self._both(depth)]
        while self._take("or"):
            parts.append(self._both(depth))
        return parts[0] if len(parts) == 1 else Or(tuple(parts))

    def _both(self, depth: int) -> Formula:
        parts = [self._negation(depth)]
        while self._take("and"):
            parts.append(self._negation(depth))
        return parts[0] if len(parts) == 1 else And(tuple(parts))

    def _negation(self, depth: int) -> Formula:
        if self._take("not"):
            return Not(self._negation(self._deeper(depth)))
        return self._atom(depth)

    def _atom(self, depth: int) -> Formula:
        token = self._peek()
        if token is None:
            raise FormulaError(
                "the formula ends too early",
                at=self._end,
                remedy="an option or condition is missing at the end",
            )
        if token.text == "(":
            return self._parenthesis(depth)
        if token.text in {"at", "exactly"}:
            return self._count(depth)
        if token.text in {"true", "false"}:
            self._next += 1
            return Constant(token.text == "true")
        if token.kind != "word" or token.text.lower() in RESERVED:
            raise FormulaError(
                f"expected an option or condition, found '{token.text}'",
                at=token.at,
                remedy=_instead(token.text),
            )
        self._next += 1
        return Name(token.text, token.at)

    def _parenthesis(self, depth: int) -> Formula:
        opened = self._at()
        self._next += 1
        formula = self.formula(self._deeper(depth))
        self._close("this parenthesis is never closed", opened, "add ')'")
        return formula

    def _count(self, depth: int) -> Count:
        start = self._at()
        bound = self._bound()
        number = self._number()
        self._need("of", "a count needs 'of'")
        self._need("(", "a count needs its list in parentheses")
        parts = [self.formula(self._deeper(depth))]
        while self._take(","):
            parts.append(self.formula(self._deeper(depth)))
        self._close("the list of this count is never closed", start, "add ')'")
        return Count(bound, number, tuple(parts))

    def _bound(self) -> Bound:
        if self._take("exactly"):
            return "exactly"
        self._next += 1
        if self._take("most"):
            return "at most"
        self._need("least", "'at' needs 'most' or 'least'")
        return "at least"

    def _number(self) -> int:
        token = self._peek()
        if token is not None and token.text in _NUMBERS:
            number = _NUMBERS[token.text]
        elif token is not None and token.kind == "number" and len(token.text) <= MOST_DIGITS:
            number = int(token.text)
        else:
            remedy = "as in 'at most one of (a, b)' or 'exactly 2 of (a, b, c)'"
            raise FormulaError("a count needs a number", at=self._at(), remedy=remedy)
        self._next += 1
        return number

    def _close(self, message: str, opened: int, remedy: str) -> None:
        if self._peek() is None:
            raise FormulaError(message, at=opened, remedy=remedy)
        if not self._take(")"):
            self.expect_end()

    def expect_end(self) -> None:
        token = self._peek()
        if token is not None:
            remedy = self._denied(token) or _instead(token.text) or AND_OR
            message = f"'{token.text}' is not expected here"
            raise FormulaError(message, at=token.at, remedy=remedy)

    def _denied(self, token: _Token) -> str:
        """What to write where a word before it denies it as English does."""
        before = self._tokens[self._next - 1].text if self._next else ""
        return f"was 'not {token.text}' meant?" if before.lower() in _DENYING else ""

    def _peek(self) -> _Token | None:
        return self._tokens[self._next] if self._next < len(self._tokens) else None

    def _word(self) -> str:
        token = self._peek()
        return token.text if token else ""

    def _at(self) -> int:
        token = self._peek()
        return token.at if token else self._end

    def _take(self, text: str) -> bool:
        if self._word() != text:
            return False
        self._next += 1
        return True

    def _need(self, text: str, message: str) -> None:
        if not self._take(text):
            found = f", found '{self._word()}'" if self._word() else ""
            raise FormulaError(f"{message}{found}", at=self._at(), remedy=f"'{text}' goes here")


AND_OR = "is 'and' or 'or' missing before it?"
# No word of ours, and so taken for names.
_DENYING = frozenset({"no", "never", "without"})


def _instead(text: str) -> str:
    if text.lower() in RESERVED and text not in RESERVED:
        return f"write '{text.lower()}'"
    return {
        "one": "'one' alone is no count: write 'exactly one of (…)' or 'at most one of (…)'",
        "if": "put parentheses around 'if … then …'",
        "then": "is 'if' missing before the part in front of it?",
    }.get(text, "")
