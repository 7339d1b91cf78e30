"""The examples of a documentation page, and how to run them as a reader would.

Four kinds of fenced block are examples:

- ``python`` or ``pycon`` with prompts is a doctest; without prompts it is run, in the page's namespace;
- ``console`` runs every line that begins with ``$ excomm``; what stands below it must be its output, where ``...``
  stands for anything;
- ``{code-block}`` with ``:caption: NAME.yaml`` (or ``.gmcr``) writes that file, for the examples after it; in the
  language ``diff`` it changes the file: lines that begin with ``-`` give way to those that begin with ``+``.

All blocks of a page run in their order, in one empty folder.
"""

import doctest
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

FENCE = re.compile(
    r"^(?P<fence>`{3,})(?P<kind>[^\n`]*)\n(?P<text>.*?)^(?P=fence) *$", re.MULTILINE | re.DOTALL
)
CAPTION = re.compile(r":caption: *(?P<name>[\w-]+\.(?:gmcr|yaml)) *\n(?::.*\n)*\n?")
LENIENT = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
# Commands that a page may show and that are not ours to run.
SHOWN_ONLY = {"cd", "git", "make", "pip", "python", "python3", "sudo"}


@dataclass(frozen=True)
class Block:
    """One fenced block of a page: its kind as written after the fence, its text, and its line."""

    kind: str
    text: str
    line: int


def blocks_of(page: str) -> list[Block]:
    """Every fenced block of a page, in order."""
    return [
        Block(found["kind"].strip(), found["text"], page.count("\n", 0, found.start()) + 2)
        for found in FENCE.finditer(page)
    ]


def is_example(block: Block) -> bool:
    """Whether running the page does something with this block."""
    return block.kind in {"python", "pycon", "console"} or (
        block.kind.startswith("{code-block}") and CAPTION.match(block.text) is not None
    )


def run_page(blocks: list[Block], *, name: str, folder: Path) -> None:
    """Run the examples of a page in their order; AssertionError where one does not do what it says."""
    names: dict[str, object] = {}
    for block in blocks:
        if block.kind == "console":
            run_commands(block, name=name, folder=folder)
        elif block.kind.startswith("{"):
            write_file(block, folder=folder)
        elif ">>>" in block.text:
            run_doctest(block, name=name, names=names)
        else:
            code = compile("\n" * (block.line - 1) + block.text, name, "exec")
            exec(code, names)  # noqa: S102 - running the page's own examples is the point


def write_file(block: Block, *, folder: Path) -> None:
    """Write the file that the block's caption names, or change it."""
    caption = CAPTION.match(block.text)
    assert caption is not None
    path, text = folder / caption["name"], block.text[caption.end() :]
    if block.kind.endswith(" diff"):
        text = changed(path.read_text(encoding="utf-8"), text)
    path.write_text(text, encoding="utf-8")


def changed(before: str, difference: str) -> str:
    """Make the change that a difference shows, at the one place where its lines without ``+`` stand."""
    lines = difference.splitlines(keepends=True)
    old = "".join(line[1:] for line in lines if not line.startswith("+"))
    new = "".join(line[1:] for line in lines if not line.startswith("-"))
    assert before.count(old) == 1, f"these lines should stand in the file once:\n{old}"
    return before.replace(old, new)


def run_doctest(block: Block, *, name: str, names: dict[str, object]) -> None:
    """Run a block with prompts, and keep what it defines in `names`."""
    test = doctest.DocTestParser().get_doctest(block.text, names, name, name, block.line)
    told: list[str] = []
    result = doctest.DocTestRunner(optionflags=LENIENT).run(
        test, out=told.append, clear_globs=False
    )
    names.update(test.globs)
    assert result.failed == 0, "".join(told)


def run_commands(block: Block, *, name: str, folder: Path) -> None:
    """Run each command of a console block and compare what it prints."""
    for part in re.split(r"^\$ ", block.text, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        program, *arguments = shlex.split(command, comments=True)
        if program in SHOWN_ONLY:
            continue
        assert program == "excomm", f"{name}: '{program}' cannot be run as an example"
        arguments, into = without_redirection(arguments)
        run = run_excomm(arguments, folder=folder)
        if into:
            (folder / into).write_text(run.stdout, encoding="utf-8")
        compare(run, expected, where=f"{name}: $ {command}")


def without_redirection(arguments: list[str]) -> tuple[list[str], str]:
    """The arguments without a final `> FILE`, and that file's name or nothing."""
    if ">" in arguments[-2:-1]:
        return arguments[:-2], arguments[-1]
    return arguments, ""


def run_excomm(arguments: list[str], *, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command line as on a terminal 100 wide, without colours; errors go where output goes."""
    return subprocess.run(
        [Path(sys.executable).with_name("excomm"), *arguments],
        cwd=folder,
        env={"COLUMNS": "100", "NO_COLOR": "1", "LANG": "C.UTF-8", "HOME": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
        text=True,
        encoding="utf-8",
    )


def compare(run: subprocess.CompletedProcess[str], expected: str, *, where: str) -> None:
    """Check what was printed, and that the command succeeded unless its complaint is shown."""
    if expected.strip():
        wanted = expected.strip() + "\n"
        matches = doctest.OutputChecker().check_output(wanted, run.stdout, LENIENT)
        assert matches, f"{where}\nshould print\n{wanted}\nbut prints\n{run.stdout}"
    complains = re.search(r"^excomm: ", expected, flags=re.MULTILINE) is not None
    assert (run.returncode != 0) == complains, f"{where}\n{run.stdout}"
