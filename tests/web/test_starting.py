import shlex
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from excomm.cli.app import COMMANDS
from excomm.model.new import new_crisis
from excomm.web.shelf import HIDDEN
from excomm.web.store import MIGRATIONS, NAME

# Says what is told when an app is started, and ends there.
ALONE = """
import sys
from pathlib import Path
from excomm.web.serving import serve


def tell(address, notes):
    print(address, *notes)
    sys.exit()


serve(Path(sys.argv[1]), opened=None, share=True, tell=tell)
"""
# That of a port may meet one that is taken.
EXAMPLES = [example for example in COMMANDS["app"][1] if "--port" not in example]


@pytest.mark.parametrize("example", EXAMPLES)
def test_every_example_of_its_help_starts_it_and_prints_one_address(
    example: str, tmp_path: Path
) -> None:
    (tmp_path / "my-crisis.yaml").write_text(new_crisis("my-crisis"), encoding="utf-8")
    command = [sys.executable, "-m", *shlex.split(example), "--no-open"]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, text=True) as process:
        silent = threading.Timer(60, process.kill)
        silent.start()
        assert process.stdout is not None
        first = process.stdout.readline()
        silent.cancel()
        process.terminate()
    assert first.startswith("Excomm is at http://127.0.0.1:")


def test_told_to_end_in_the_middle_of_an_answer_it_ends_without_a_word(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "excomm", "app", "--no-open", "--folder", str(tmp_path)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        port = urlsplit(process.stdout.readline().split()[-1]).port
        # Comparing meanings takes longer the first time than the server waits.
        asked = "/api/crises/cuba-1962/sources/ask?question=who"
        with socket.create_connection(("127.0.0.1", port or 0)) as connection:
            connection.sendall(f"GET {asked} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode())
            time.sleep(0.5)
            process.send_signal(signal.SIGINT)
            _, complaints = process.communicate(timeout=60)
    assert complaints == ""


def test_what_cannot_be_served_is_refused_before_an_address_is_told(tmp_path: Path) -> None:
    (tmp_path / HIDDEN).mkdir()
    with closing(sqlite3.connect(tmp_path / HIDDEN / NAME)) as connection:
        connection.executescript("".join(MIGRATIONS))
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        # Whatever is written of a job is refused.
        connection.execute(
            "CREATE TRIGGER full BEFORE DELETE ON jobs BEGIN SELECT RAISE(ABORT, 'full'); END"
        )
        connection.execute(
            "INSERT INTO jobs (id, edition, question, digest, kind, crisis, variants, arguments, code, state,"
            " attempt, created) VALUES ('a', '', '', '', '', '', '', '', '', 'done', 1, '')"
        )
        connection.commit()
    command = [sys.executable, "-m", "excomm", "app", "--no-open", "--folder", str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert ran.returncode == 2
    assert ran.stdout == ""
    assert "cannot use" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_shared_without_a_network_it_prints_an_address_that_is_answered_and_says_so(
    tmp_path: Path,
) -> None:
    alone = [shutil.which("unshare") or "", "-rn"]
    if not alone[0] or subprocess.run([*alone, "true"], check=False).returncode:
        pytest.skip("nobody can be put off the network here")
    command = [*alone, sys.executable, "-c", ALONE, str(tmp_path)]
    ran = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert ran.stdout.startswith("http://127.0.0.1:")
    assert "no network" in ran.stdout
