"""The server is killed with SIGKILL in the middle of things, and nothing is lost that was there."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

import excomm as ex
from excomm.web.drafts import draft_of
from excomm.web.jobs.kinds import edition_of
from excomm.web.jobs.records import Record, State, add, find, unfinished
from excomm.web.jobs.running import MOST_CRASHES, Jobs
from excomm.web.settings import Settings
from excomm.web.store import open_store
from tests.web.following import LONG, begun, ended, events, under_way
from tests.web.processes import children_of, gone
from tests.web.serving import Server, started

FEW = {"kind": "simulate", "crisis": "chicken", "arguments": {"runs": 400}}
# Keeps drafts as fast as it can, and says of each that it is kept, once it is.
SAVING = """
import sys
from pathlib import Path
from excomm.web.drafts import keep_draft
from excomm.web.settings import Settings
from excomm.web.store import open_store

store = open_store(Settings(Path(sys.argv[1]), port=1234))
for number in range(1_000_000):
    keep_draft(store, "mine", f"{number} " * 2000, seen="a")
    print(number, flush=True)
"""


def undone(job: str, state: State) -> Record:
    """A job as a server leaves it that was stopped often, and killed once less than too often."""
    return Record(
        id=job,
        edition=edition_of("exact"),
        question=job,
        digest="",
        kind="exact",
        crisis="elmira",
        variants="[]",
        arguments="{}",
        code="{}",
        state=state,
        attempt=20,
        created="",
        crashes=MOST_CRASHES - 1,
    )


def killed(server: Server) -> None:
    server.process.send_signal(signal.SIGKILL)
    server.process.wait(10)


def test_finished_jobs_are_there_and_unfinished_ones_end_as_if_nothing_had_been(
    tmp_path: Path,
) -> None:
    arguments = {"runs": 30_000, "draws": 60, "seed": 5}
    wanted = {"kind": "simulate", "crisis": "b59-1962", "arguments": arguments}
    with started(tmp_path) as server:
        done = ended(server, begun(server, FEW))
        job = begun(server, wanted)
        before = under_way(server, job)
        working = children_of(server.process.pid)
        assert working
        killed(server)
        assert gone(working, within=3)
    with started(tmp_path) as server:
        assert server.ask(f"/api/jobs/{done['id']}").json == done
        # A browser that had followed it comes back.
        after = list(events(server, job["id"], last=before.number))
    assert before.number not in {one.number for one in after}
    assert after[-1].name == "done"
    found = ex.simulate(ex.load("b59-1962"), runs=30_000, draws=60, seed=5)
    counts = {name: one["count"] for name, one in after[-1].job["result"]["outcomes"].items()}
    assert counts == {name: found.frequency(name).count for name in found.outcomes}


def test_a_server_that_is_stopped_leaves_no_process_and_its_jobs_in_line(tmp_path: Path) -> None:
    with started(tmp_path) as server:
        job = begun(server, LONG)
        under_way(server, job)
        working = children_of(server.process.pid)
        server.process.terminate()
        server.process.wait(10)
        assert gone(working, within=3)
    store = open_store(Settings(tmp_path, port=1234))
    [left] = unfinished(store)
    assert (left.id, left.state, left.crashes) == (job["id"], "queued", 0)
    store.close()


def test_a_job_in_the_middle_of_which_the_server_was_killed_often_is_not_begun_again(
    tmp_path: Path,
) -> None:
    store = open_store(Settings(tmp_path, port=1234))
    add(store, undone("left", "queued"))
    add(store, undone("fatal", "running"))
    Jobs(store, tmp_path, at_once=1).close()
    left, fatal = (find(store, job) for job in ("left", "fatal"))
    assert left
    assert fatal
    assert left.state != "failed"
    assert fatal.state == "failed"
    assert f"killed {MOST_CRASHES} times" in (fatal.problem or "")
    store.close()


@pytest.mark.parametrize("after", [3, 17, 40])
def test_a_draft_that_was_said_to_be_kept_outlives_a_kill(tmp_path: Path, after: int) -> None:
    command = [sys.executable, "-c", SAVING, str(tmp_path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as saving:
        assert saving.stdout is not None
        said = [saving.stdout.readline() for _ in range(after)]
        os.kill(saving.pid, signal.SIGKILL)
        said += saving.stdout.readlines()
    kept = max(int(one) for one in said if one.endswith("\n"))
    store = open_store(Settings(tmp_path, port=1234))
    draft = draft_of(store, "mine")
    store.close()
    assert store.told == ()
    assert draft is not None
    words = set(draft.text.split())
    assert len(words) == 1
    assert int(words.pop()) >= kept


def test_a_second_server_on_a_folder_says_that_one_is_running(server: Server) -> None:
    place = str(server.folder)
    command = [sys.executable, "-m", "excomm", "app", "--no-open", "--folder", place]
    second = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert second.returncode == 2
    assert f"already at http://127.0.0.1:{server.port}" in second.stderr
    assert second.stdout == ""
