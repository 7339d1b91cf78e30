"""The habits of CONTRIBUTING that a machine can check and that ruff does not."""

import ast
import re
import statistics
from pathlib import Path

import pytest

from tests.house.tracked import ROOT, source_files, tracked_texts

LONGEST_FILE = 300
LONGEST_MEDIAN_FUNCTION = 10
VAGUE_NAMES = {"util", "utils", "helper", "helpers", "manager", "core", "common", "misc"}
EXCEPTION = re.compile(r"#\s*(?:noqa|type:\s*ignore)(?P<rest>.*)")


@pytest.mark.parametrize("path", source_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_file_holds_one_idea(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_the_median_function_is_under_ten_lines() -> None:
    lengths = [
        body_lines(node)
        for path in source_files()
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert statistics.median(lengths) < LONGEST_MEDIAN_FUNCTION


def test_modules_are_named_after_what_they_are_about() -> None:
    vague = [path for path in source_files() if {path.stem, path.parent.name} & VAGUE_NAMES]
    assert vague == []


def test_every_exception_to_a_lint_or_type_rule_names_the_rule_and_says_why() -> None:
    silent = [
        f"{name}:{number}"
        for name, text in tracked_texts()
        if name.endswith(".py")
        for number, line in enumerate(text.splitlines(), start=1)
        if (found := EXCEPTION.search(line)) and not says_why(found["rest"])
    ]
    assert silent == []


def test_every_rule_that_is_switched_off_says_why() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    rules = settings.partition("[tool.ruff.lint]")[2].partition("[tool.mypy]")[0]
    off = re.findall(r'^ +"[A-Z]+[0-9]*",(.*)$', rules, flags=re.MULTILINE)
    assert off
    assert all(re.fullmatch(r" *# .*\w.*", reason) for reason in off), off


def body_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """How many lines the statements of a function take, its docstring aside."""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    return sum((part.end_lineno or part.lineno) - part.lineno + 1 for part in body)


def says_why(rest: str) -> bool:
    """Whether what follows `noqa` or `type: ignore` holds a rule and then a reason in words."""
    return re.search(r"(?:[A-Z]+[0-9]+|\[[a-z-]+\]).*[a-z]{2,}.* .*[a-z]{2,}", rest) is not None
