"""Files that are made to cost time or memory, or that are no crisis at all.

Started as a program, it is told paths, reads what is there in the memory that is promised, and tells what came of it.
"""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

from excomm.errors import CrisisError, InputError
from excomm.model.reading import read_crisis

if TYPE_CHECKING:
    from collections.abc import Callable

MEMORY = 500_000_000
# In seconds, far beyond what any file should take; whoever needs them is ended.
MINUTES = 120
HEAD = "crisis: x\ntitle: X\nactors: {a: {name: A}}\n"
OPTIONS = HEAD + "options: {a.x: {text: x}}\n"
SOUND = OPTIONS + "preferences: {a: [a.x]}\n"


def lines(pattern: str, count: int) -> str:
    """A pattern once for each number."""
    return "".join(pattern.format(number) for number in range(count))


def folded(words: list[str], joint: str) -> str:
    """A formula as a block, since no line may be long."""
    rows = [joint.join(words[start : start + 40]) for start in range(0, len(words), 40)]
    block = f"{joint}\n    ".join(rows)
    return f"  - >\n    {block}\n"


def bomb(levels: int) -> str:
    """Each level holds ten times the one below."""
    text = "a0: &a0 [x]\n"
    for level in range(1, levels):
        text += f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 10)}]\n"
    return text


def alike(count: int) -> list[str]:
    """Names that are hard to tell apart."""
    return [f"a.{'x' * 60}{number}" for number in range(count)]


def consequences_on_many_names() -> str:
    """Every pair of them has to be compared on a truth table."""
    text = HEAD + "options:\n" + lines("  a.o{}: {{text: x}}\n", 60)
    text += "preferences: {a: [a.o1]}\nconditions: {c: {text: c}}\nconsequences:\n"
    for first in range(120):
        pairs = [f"not a.o{(first + k) % 60} and a.o{(first + k + 1) % 60}" for k in range(6)]
        text += f"  - {{when: {' or '.join(pairs)}, {'sets' if first % 2 else 'clears'}: c}}\n"
    return text


TEXTS: dict[str, Callable[[], str]] = {
    "an empty file": lambda: "",
    "nothing but blanks": lambda: " \n" * 100_000,
    "nothing but comments": lambda: "#\n" * 140_000,
    "null bytes": lambda: "\0" * 100_000,
    "a bomb of aliases": lambda: bomb(10),
    "a ladder of aliases": lambda: (
        "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))
    ),
    "an alias to itself": lambda: "a: &a [*a]",
    "an alias in a formula list": lambda: SOUND + "rules: [&r a.x" + ", *r" * 1_000 + "]\n",
    "flow lists nested deep": lambda: "[" * 4_900,
    "flow lists nested deep, one a line": lambda: "[\n" * 140_000,
    "flow mappings nested deep": lambda: "{a: " * 1_200,
    "block lists nested deep": lambda: "- " * 2_400,
    "block mappings nested deep": lambda: "".join(f"{' ' * level}a:\n" for level in range(700)),
    "complex keys nested deep": lambda: "? " * 2_400,
    "parentheses nested deep": lambda: f"{SOUND}rules: ['{'(' * 2_400}a.x{')' * 2_400}']\n",
    "not nested deep": lambda: f"{SOUND}rules: ['{'not ' * 1_200}a.x']\n",
    "if nested deep": lambda: f"{SOUND}rules: ['{'if a.x then ' * 400}a.x']\n",
    "parentheses left open in brackets": lambda: f"{SOUND}rules: [{'(, ' * 1_600}]\n",
    "a formula of a million terms in a line": lambda: (
        f"{SOUND}rules: ['{' and '.join(['a.x'] * 1_000_000)}']\n"
    ),
    "a formula of a million terms in a block": lambda: (
        SOUND + "rules:\n" + folded(["a.x"] * 1_000_000, " and ")
    ),
    "a formula as long as the file may be": lambda: (
        SOUND + "rules:\n" + folded(["a.x"] * 30_000, " or ")
    ),
    "many formulas as long as they may be": lambda: (
        SOUND + "rules:\n" + folded(["a.x"] * 2_400, " or ") * 12
    ),
    "formulas of 2,400 unknown names each": lambda: (
        SOUND + "rules:\n" + folded([f"a.{n}" for n in range(2_400)], " or ") * 12
    ),
    "a count of thousands": lambda: (
        SOUND + "rules:\n" + folded(["at most 999999 of (a.x"] + ["a.x"] * 3_900 + ["a.x)"], ", ")
    ),
    "an integer of 4,900 digits": lambda: (
        f"{SOUND}events: {{e: {{when: a.x, rate: 1 per day, stages: {'9' * 4_900}}}}}\n"
    ),
    "a weight of 4,900 digits": lambda: (
        f"{OPTIONS}preferences: {{a: {{weights: {{a.x: {'9' * 4_900}}}}}}}\n"
    ),
    "an integer of 250,000 digits over many lines": lambda: (
        SOUND + "text: " + "9" * 4_000 + ("\n  " + "9" * 4_000) * 60
    ),
    "a float with a huge exponent": lambda: (
        f"{OPTIONS}preferences: {{a: {{weights: {{a.x: 1e{'9' * 4_000}}}}}}}\n"
    ),
    "quantities of thousands of digits": lambda: (
        f"{SOUND}events: {{e: {{when: a.x, rate: {'9' * 4_000} per day}}}}\n"
    ),
    "quantities that go on": lambda: (
        f"{SOUND}events: {{e: {{when: a.x, rate: uniform({'1, ' * 1_500}1) per day}}}}\n"
    ),
    "dates that go on": lambda: f"{SOUND}span: {'1962/' * 900}1963\n",
    "a million options": lambda: HEAD + "options:\n" + lines("  a.o{}: {{text: x}}\n", 1_000_000),
    "as many options as the file may hold": lambda: (
        HEAD + "options:\n" + lines("  a.o{}: {{text: x}}\n", 2_400) + "preferences: {a: [a.o1]}\n"
    ),
    "options that are hard to tell apart": lambda: (
        HEAD
        + "options:\n"
        + "".join(f"  {name}: {{text: x}}\n" for name in alike(1_200))
        + "preferences:\n  a:\n"
        + "".join(f"    - {name}y\n" for name in alike(1_200))
    ),
    "60 options and 3,000 rules": lambda: (
        HEAD
        + "options:\n"
        + lines("  a.o{}: {{text: x}}\n", 60)
        + "rules:\n"
        + "  - at most one of (a.o1, a.o2, a.o3) or a.o4 and not a.o59 or b\n" * 3_000
        + "preferences: {a: [a.o1]}\n"
    ),
    "more actors than there can be": lambda: (
        "crisis: x\ntitle: X\nactors:\n" + lines("  a{}: {{name: A}}\n", 2_000)
    ),
    "300 consequences at odds": lambda: (
        SOUND
        + "conditions: {c: {text: c}, d: {text: d}}\nconsequences:\n"
        + ("  - {when: a.x or d, sets: c}\n  - {when: not a.x, clears: c}\n" * 150)
    ),
    "300 consequences in rings": lambda: (
        HEAD
        + "options:\n"
        + lines("  a.o{}: {{text: x}}\n", 60)
        + "consequences:\n"
        + "".join(f"  - {{when: a.o{n % 60}, sets: a.o{(n * 7 + 1) % 60}}}\n" for n in range(300))
        + "preferences: {a: [a.o1]}\n"
    ),
    "consequences on twelve names each": consequences_on_many_names,
    "more consequences than there can be": lambda: (
        SOUND + "conditions: {c: {text: c}}\nconsequences:\n" + "  - {when: a.x, sets: c}\n" * 1_900
    ),
    "beliefs about beliefs about beliefs": lambda: SOUND + "beliefs: " + "{a: {beliefs: " * 400,
    "beliefs nested as deep as can be": lambda: (
        SOUND + "beliefs: " + "{a: {beliefs: " * 12 + "{b: {}}" + "}}" * 12
    ),
    "keys that stand there twice": lambda: "a: 1\n" * 5_500,
    "unknown keys": lambda: SOUND + lines("k{}: 1\n", 4_900),
    "unknown keys of thousands of letters": lambda: (
        SOUND + "".join(f"{'k' * 4_900}{n}: 1\n" for n in range(58))
    ),
    "unknown tags": lambda: SOUND + "rules:\n" + "  - !x a.x\n" * 9_000,
    "names of thousands of letters": lambda: (
        HEAD
        + f"options:\n  a.{'o' * 4_900}: {{text: x}}\npreferences:\n  a:\n"
        + f"    - a.{'o' * 4_800}\n" * 50
    ),
    "faults in every rule": lambda: SOUND + "rules:\n" + "  - &&\n" * 9_900,
    "values of the wrong kind": lambda: SOUND + "rules:\n" + "  - [[a]]\n" * 3_200,
    "claims that nobody wrote": lambda: (
        SOUND + "rules:\n  - {rule: a.x, claims: [" + "p, \n    " * 9_900 + "p]}\n"
    ),
    "a committee of a hundred who trust each other": lambda: (
        SOUND
        + "courses: {a: {w: {text: w}}}\ncommittees:\n  c:\n    actor: a\n    members:\n"
        + lines("      m{}: {{position: w}}\n", 60)
        + "    trust:\n"
        + "".join(
            f"      m{n}: {{" + ", ".join(f"n{k}: 0.1" for k in range(60)) + "}\n"
            for n in range(60)
        )
    ),
    "variants of variants": lambda: (
        SOUND + "variants:\n" + lines("  v{}: {{text: x, set: {{variants: {{}}, rool: 1}}}}\n", 950)
    ),
    "a history without end": lambda: SOUND + "history:\n" + "  - {on: 1962, text: x}\n" * 1_900,
    "a block of a hundred thousand lines": lambda: SOUND + "text: |\n" + "  \n" * 95_000,
    "a folded block of a hundred thousand lines": lambda: SOUND + "text: >\n" + "  a\n" * 70_000,
    "a quoted text of a hundred thousand lines": lambda: SOUND + 'text: "' + "\n" * 280_000 + '"\n',
    "a text of escapes": lambda: SOUND + 'text: "' + ("\\x41" * 1_200 + "\n  ") * 58 + '"\n',
    "a plain text of a hundred thousand lines": lambda: SOUND + "text: a\n" + " a\n" * 90_000,
    "a line without end": lambda: "a: " + "x" * 290_000,
    "colons without end": lambda: "a: " + ("a:b" * 1_600 + "\n  ") * 55,
    "directives without end": lambda: "%a\n" * 95_000,
    "documents without end": lambda: "---\n" * 70_000,
    "anchors without end": lambda: lines("- &a{} a\n", 11_000),
    "quotes without end": lambda: "- '\n" * 70_000,
    "indentation that goes up and down": lambda: "a:\n" + "  - b:\n      - c\n" * 5_000,
    "question marks": lambda: "?\n" * 100_000,
    "control characters": lambda: "a: \x1b[31m\n" * 10_000,
    "a half character": lambda: SOUND + 'text: "\\ud800"\n"\\udfff": 1\n',
}


def as_text(path: Path, text: str) -> None:
    """A file of its own."""
    path.write_text(text, encoding="utf-8")


def as_sources(path: Path, text: str) -> None:
    """A sound crisis whose sources file is the hostile one."""
    path.write_text(f"{SOUND}sources: sources.yaml\n", encoding="utf-8")
    (path.parent / "sources.yaml").write_text(text, encoding="utf-8")


def as_hole(path: Path) -> None:
    """A file that tells a size which no disk has to hold."""
    path.touch()
    os.truncate(path, 10_000_000_000)


def as_sources_of_many(path: Path) -> None:
    """Every claim bears on options and steps that are not there, among thousands that are."""
    text = (
        HEAD + "options:\n" + lines("  a.o{}: {{text: x}}\n", 1_500) + "preferences: {a: [a.o1]}\n"
    )
    text += "history:\n" + "  - {on: 1962, text: x}\n" * 500
    as_text(path, f"{text}sources: sources.yaml\n")
    elements = ", ".join(["options.a.p1", "history.501"] * 20)
    claims = "".join(CLAIM.format(f"p{number}", elements) for number in range(150))
    as_text(path.parent / "sources.yaml", f"claims:\n{claims}")


CLAIM = "  {}: {{says: s, source: s, checked: read, stance: {{supports: [{}]}}}}\n"
THINGS: dict[str, Callable[[Path], object]] = {
    "a folder": lambda path: path.mkdir(),
    "a pipe": os.mkfifo,
    "a device without end": lambda path: path.symlink_to("/dev/zero"),
    "a link to itself": lambda path: path.symlink_to(path),
    "a missing file": lambda path: path,
    "a file of ten gigabytes": as_hole,
    "a file in UTF-16": lambda path: path.write_text(SOUND, encoding="utf-16"),
    "a file in Latin-1": lambda path: path.write_text("a: é", encoding="latin-1"),
    "random bytes": lambda path: path.write_bytes(bytes(range(256)) * 1_000),
    "sources that are a bomb of aliases": lambda path: as_sources(path, bomb(10)),
    "sources that are nested deep": lambda path: as_sources(path, "[\n" * 140_000),
    "sources that bear on what is not there": lambda path: as_sources(
        path,
        "claims:\n"
        + "".join(CLAIM.format(f"p{n}", ", ".join([f"options.a.o{n}"] * 8)) for n in range(450)),
    ),
    "sources that bear on what a large crisis lacks": as_sources_of_many,
    "sources that bear on dots": lambda path: as_sources(
        path,
        "claims:\n"
        + CLAIM.format("p", f"'{'a.' * 2_400}'")
        + CLAIM.format("q", f"'{'.' * 4_800}'"),
    ),
    "sources that are the crisis": lambda path: as_text(path, f"{SOUND}sources: {path.name}\n"),
}
CASES: dict[str, Callable[[Path], object]] = {
    **{name: lambda path, make=make: as_text(path, make()) for name, make in TEXTS.items()},  # type: ignore[misc]  # mypy cannot infer a lambda with a default
    **THINGS,
}


# These are as large as a file may be, but nothing is wrong with them.
LARGE_BUT_SOUND = {
    "an alias in a formula list",
    "many formulas as long as they may be",
    "a count of thousands",
    "an integer of 250,000 digits over many lines",
    "a history without end",
    "a block of a hundred thousand lines",
    "a folded block of a hundred thousand lines",
    "a quoted text of a hundred thousand lines",
    "a text of escapes",
    "a plain text of a hundred thousand lines",
}


def outcome(path: Path) -> dict[str, object]:
    """What comes of reading what is at a path in so much memory, and what it takes."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    started = time.process_time()
    problems, told = 0, ""
    try:
        read_crisis(path)
    except InputError as error:
        problems = len(error.problems) if isinstance(error, CrisisError) else 1
        told = str(error)
    return {
        "problems": problems,
        "told": told,
        "seconds": time.process_time() - started,
        "bytes": most_memory(),
    }


def most_memory() -> int:
    """The most bytes that this process has held at once."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) * 1024


def serve() -> None:
    """Read each path that is asked for in a process of its own, which is quicker than starting afresh."""
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            resource.setrlimit(resource.RLIMIT_CPU, (MINUTES, MINUTES))
            sys.stdout.write(json.dumps(outcome(Path(json.loads(line)))) + "\n")
            sys.stdout.flush()
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if status:
            sys.stdout.write(json.dumps({"ended": status}) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    serve()
