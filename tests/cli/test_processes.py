"""The program as the system sees it: streams, signals, terminals, exit status."""

import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = "from excomm.cli import main; main()"
SURROUNDINGS = {
    key: value
    for key, value in os.environ.items()
    if key not in {"COLUMNS", "NO_COLOR", "FORCE_COLOR", "EXCOMM_DEBUG", "TERM"}
}


def start(*words: str, before: str = "", **surroundings: str) -> subprocess.CompletedProcess[str]:
    """Run the program in a process of its own, after some other code."""
    return subprocess.run(
        [sys.executable, "-c", f"{before}\n{PROGRAM}", *words],
        capture_output=True,
        check=False,
        encoding="utf-8",
        env=SURROUNDINGS | surroundings,
    )


def test_the_installed_program_answers() -> None:
    program = Path(sys.executable).with_name("excomm")
    ran = subprocess.run([program, "--version"], capture_output=True, check=True, text=True)
    assert ran.stdout.startswith("excomm ")


def test_a_mistake_leaves_status_two_and_an_empty_standard_output() -> None:
    ran = start("stability", "elmria")
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "excomm: there is no crisis 'elmria'\n  did you mean 'elmira'?\n"


# A fault of ours, as an installation that lacks a package would bring one about.
BROKEN = "import sys; sys.modules['numpy'] = None"


def test_a_fault_of_ours_leaves_status_one_and_says_how_to_report_it() -> None:
    ran = start("stability", "elmira", before=BROKEN)
    assert (ran.returncode, ran.stdout) == (1, "")
    assert "this is a fault of Excomm; please report it" in ran.stderr
    assert "EXCOMM_DEBUG=1 excomm stability elmira" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_a_fault_of_ours_shows_its_traceback_where_that_is_asked_for() -> None:
    ran = start("stability", "elmira", before=BROKEN, EXCOMM_DEBUG="1")
    assert ran.returncode == 1
    assert "Traceback (most recent call last)" in ran.stderr


def test_a_reader_who_has_enough_ends_it_without_a_word() -> None:
    read, write = os.pipe()
    os.close(read)
    with os.fdopen(write, "w") as nobody_reads:
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, "show", "chicken"],
            check=False,
            env=SURROUNDINGS,
            stderr=subprocess.PIPE,
            stdout=nobody_reads,
        )
    assert ran.stderr == b""
    assert ran.returncode != 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no device that is full")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [sys.executable, "-c", PROGRAM, "show", "chicken"],
            check=False,
            encoding="utf-8",
            env=SURROUNDINGS,
            stderr=subprocess.PIPE,
            stdout=full,
        )
    assert ran.returncode == 2
    assert ran.stderr == "excomm: the system refused: No space left on device\n"


# Interrupts the program at the moment at which it opens the crisis file.
INTERRUPTION = """
import os, signal, sys
def interrupt(event, arguments):
    if event == "open" and str(arguments[0]).endswith("crisis.yaml"):
        os.kill(os.getpid(), signal.SIGINT)
sys.addaudithook(interrupt)
"""


def test_an_interrupt_ends_it_without_a_word() -> None:
    ran = start("stability", "elmira", before=INTERRUPTION)
    assert (ran.returncode, ran.stdout, ran.stderr) == (130, "", "")


# Interrupts the program at the moment at which work on the first draw begins, in a thread of its own.
EARLY = """
import os, signal, sys, threading, time
def interrupt(*_call):
    sys.setprofile(None)
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(1)
threading.setprofile(interrupt)
"""


@pytest.mark.parametrize(
    "words",
    [["exact"], ["simulate"], ["rare", "-o", "collision"], ["history"]],
    ids=lambda words: words[0],
)
def test_an_interrupt_before_there_is_anything_to_show_says_so(words: list[str]) -> None:
    command, *options = words
    crisis = "cuba-1962" if command == "history" else "chicken"
    ran = start(command, crisis, *options, before=EARLY)
    assert (ran.returncode, ran.stdout) == (130, "")
    assert ran.stderr == (
        "excomm: interrupted before the first of the draws was done: there is nothing to show\n"
    )


def shown_on_a_terminal(*words: str, **surroundings: str) -> str:
    """What the program writes to a terminal."""
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "wb") as terminal:
        subprocess.run(
            [sys.executable, "-c", PROGRAM, *words],
            check=True,
            env=SURROUNDINGS | {"TERM": "xterm"} | surroundings,
            stderr=subprocess.PIPE,
            stdout=terminal,
        )
        text = os.read(ours, 1 << 20)
    os.close(ours)
    return text.decode()


def test_a_terminal_sees_headings_stand_out() -> None:
    assert shown_on_a_terminal("show", "chicken").startswith("\x1b[1mChicken (chicken)\x1b[0m")


@pytest.mark.parametrize("surroundings", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_a_terminal_that_wants_no_colour_sees_none(surroundings: dict[str, str]) -> None:
    assert "\x1b" not in shown_on_a_terminal("show", "chicken", **surroundings)


def test_an_encoding_that_lacks_letters_is_no_reason_to_fail() -> None:
    ran = start("show", "cuba-1962", PYTHONIOENCODING="ascii")
    assert ran.returncode == 0
    assert ran.stdout.isascii()


def test_a_wide_terminal_is_used_and_a_very_wide_one_not_wholly() -> None:
    narrow, wide, very_wide = (
        max(map(len, start("show", "elmira", COLUMNS=columns).stdout.splitlines()))
        for columns in ("60", "95", "300")
    )
    assert narrow <= 60
    assert 80 < wide <= 95
    assert very_wide <= 100
