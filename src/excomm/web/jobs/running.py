"""Has jobs done: so many at once, the others wait; each can be followed and stopped, and outlives the server."""

from __future__ import annotations

import json
import secrets
import threading
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.machine import processors
from excomm.web.cards import crisis_of
from excomm.web.jobs import records
from excomm.web.jobs.becoming import (
    cut_off,
    failed,
    heard,
    now,
    question_of,
    started,
    taken_up,
)
from excomm.web.jobs.ears import Ears
from excomm.web.jobs.kinds import KINDS, edition_of
from excomm.web.jobs.records import Record, digest_of
from excomm.web.jobs.worker import DiedError, Worker, begin, words_of
from excomm.web.problems import ConflictError
from excomm.web.shelf import find

if TYPE_CHECKING:
    from pathlib import Path

    from excomm.web.shapes.answer import Answer
    from excomm.web.shelf import Shelved
    from excomm.web.store import Store

# More that wait were not asked for by people.
MOST_WAITING = 100
# So many processes are kept when they are done, warm for the next work.
KEPT = 2
# A job in the middle of which the server was killed as often as this is not begun again: it may be what kills it.
MOST_CRASHES = 5
# How long a stop may take, in seconds, before it is answered with how things stand.
PATIENCE = 2.0


class Jobs:
    """All jobs of a server. Its threads are its slots: each does one job at a time, in a process of its own."""

    def __init__(self, store: Store, folder: Path, *, at_once: int | None = None) -> None:
        """Take up what an earlier server left undone; `at_once` is as many as there are processors if left out."""
        self._store, self._folder = store, folder
        self._turn = threading.Condition()
        self._live: dict[str, Record] = {}
        self._waiting: deque[str] = deque()
        self._working: dict[str, Worker] = {}
        self._idle: list[Worker] = []
        self._stopping: set[str] = set()
        self.ears = Ears()
        self._closing = False
        self._editions = {kind: edition_of(kind) for kind in KINDS}
        records.forget_other_editions(store, tuple(self._editions.values()))
        self._take_up()
        self._slots = [
            threading.Thread(target=self._slot if number else self._first_slot, daemon=True)
            for number in range(at_once or processors())
        ]
        for slot in self._slots:
            slot.start()

    @property
    def closing(self) -> bool:
        """Whether the server is about to end."""
        return self._closing

    def start(
        self, kind: str, crisis: Shelved, variants: tuple[str, ...], arguments: Answer
    ) -> tuple[Record, bool]:
        """Start a job, or find one that asks the same on the same files; say too whether it is new.

        Raises `InputError` where the crisis has faults, or has no such variant.
        """
        # All that reads files comes first: nobody waits for that.
        crisis_of(crisis, variants)
        code = KINDS[kind].code(arguments, crisis, variants)
        digest = digest_of(crisis.path)
        asked = [kind, crisis.key, variants, arguments.model_dump(mode="json")]
        question = question_of(self._editions[kind], digest, asked)
        with self._turn:
            same = [one for one in self._live.values() if one.question == question and not one.over]
            found = same[0] if same else records.done_before(self._store, question)
            if found and digest:
                return found, False
            if len(self._waiting) >= MOST_WAITING:
                raise ConflictError(f"{MOST_WAITING} jobs wait already", remedy="stop some of them")
            record = Record(
                id=secrets.token_hex(8),
                edition=self._editions[kind],
                question=question,
                digest=digest,
                kind=kind,
                crisis=crisis.key,
                variants=json.dumps(variants),
                arguments=arguments.model_dump_json(),
                code=code.model_dump_json(),
                state="queued",
                attempt=0,
                created=now(),
            )
            records.add(self._store, record)
            self._put_in_line(record)
        return record, True

    def find(self, job: str) -> Record | None:
        """The job of an id, as it stands now."""
        with self._turn:
            return self._live.get(job) or records.find(self._store, job)

    def of_crisis(self, crisis: str) -> list[Record]:
        """All jobs on a crisis, the newest first; what is over is without its result."""
        with self._turn:
            stored = records.of_crisis(self._store, crisis)
            return [self._live.get(one.id, one) for one in stored]

    def stop(self, job: str) -> None:
        """Stop a job, at once; nothing happens to one that is over."""
        with self._turn:
            if job in self._waiting:
                self._waiting.remove(job)
                self._end(replace(self._live[job], state="stopped"))
            elif job in self._live:
                self._stopping.add(job)
                if job in self._working:
                    self._working[job].process.kill()
                self._turn.wait_for(lambda: self._is_over(job), timeout=PATIENCE)

    def forget(self, crisis: str) -> None:
        """Stop all jobs on a crisis and forget them, so that they do not meet another of its key."""
        with self._turn:
            for one in [one for one in self._live.values() if one.crisis == crisis]:
                self.stop(one.id)
            records.forget_crisis(self._store, crisis)
        self.ears.call()

    def close(self) -> None:
        """End all work; what is not done is taken up by the next server."""
        with self._turn:
            self._closing = True
            self._turn.notify_all()
            for worker in self._working.values():
                worker.process.kill()
        for slot in self._slots:
            slot.join()
        for worker in self._idle:
            worker.end()
        self.ears.call()

    def _take_up(self) -> None:
        for record in map(taken_up, records.unfinished(self._store)):
            if record.crashes >= MOST_CRASHES:
                said = f"the app was killed {record.crashes} times in the middle of this"
                self._end(failed(record, said, "ask for less of it"))
            else:
                records.change(self._store, record)
                self._put_in_line(record)

    def _put_in_line(self, record: Record) -> None:
        with self._turn:
            self._live[record.id] = record
            self._waiting.append(record.id)
            self._turn.notify_all()

    def _is_over(self, job: str) -> bool:
        return job not in self._live or self._live[job].over

    def _first_slot(self) -> None:
        # Somebody will want work done, and would wait for this then.
        self._keep(begin())
        self._slot()

    def _slot(self) -> None:
        while True:
            with self._turn:
                self._turn.wait_for(lambda: self._waiting or self._closing)
                if self._closing:
                    return
                job = self._waiting.popleft()
            try:
                self._do(job)
            except InputError as error:
                self._end(failed(self._live[job], error.message, error.remedy))
            except OSError as error:
                said = f"the system refused: {error.strerror or error}"
                self._end(failed(self._live[job], said, "close other programs, or try again"))
            except Exception as error:  # noqa: BLE001 - the last resort: others wait for this slot
                said = (
                    f"this is a fault of Excomm; please report it ({type(error).__name__}: {error})"
                )
                self._end(failed(self._live[job], said, ""))

    def _do(self, job: str) -> None:
        """Do one job, from its beginning to its end."""
        record = self._live[job]
        path = find(self._folder, record.crisis).path
        digest = digest_of(path)
        record = started(record, digest)
        records.change(self._store, record)
        self._tell(record)
        worker = self._take_worker(job)
        try:
            ended = self._follow(worker, record, path)
        except DiedError as error:
            worker.end()
            record = self._live[job]
            if self._closing:
                records.change(self._store, replace(record, state="queued"))
                return
            ended = cut_off(record, error.said, stopped=job in self._stopping)
        except BaseException:
            worker.end()
            raise
        finally:
            # Before anybody else is given the process: a stop that comes late must not meet their work.
            with self._turn:
                self._working.pop(job, None)
        if worker.alive:
            self._keep(worker)
        if digest_of(path) != digest:
            # The file was changed meanwhile: nobody can say which text this answers for.
            ended = replace(ended, question="", digest="")
        self._end(ended)

    def _follow(self, worker: Worker, record: Record, path: Path) -> Record:
        order = {"kind": record.kind, "path": str(path)}
        order |= {"variants": json.loads(record.variants)}
        order |= {"arguments": json.loads(record.arguments)}
        for word in words_of(worker, order):
            record = heard(record, word)
            if not record.over:
                self._tell(record)
        return record

    def _take_worker(self, job: str) -> Worker:
        with self._turn:
            ready = [one for one in self._idle if one.alive]
            self._idle = ready[1:]
        worker = ready[0] if ready else begin()
        with self._turn:
            self._working[job] = worker
            if self._closing or job in self._stopping:
                worker.process.kill()
        return worker

    def _keep(self, worker: Worker) -> None:
        with self._turn:
            if len(self._idle) < KEPT:
                self._idle.append(worker)
                return
        worker.end()

    def _tell(self, record: Record) -> None:
        with self._turn:
            self._live[record.id] = record
        self.ears.call()

    def _end(self, record: Record) -> None:
        """Write down how a job has ended, and only then say so."""
        record = replace(record, ended=now(), serial=record.serial + 1)
        try:
            records.change(self._store, record)
        except InputError:
            # The disk is full, say: it is remembered as long as the server runs.
            self._tell(record)
            return
        with self._turn:
            self._live.pop(record.id, None)
            self._stopping.discard(record.id)
            self._turn.notify_all()
        self.ears.call()
