"""Long work: start it, follow it, stop it."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Annotated, Any, cast

from fastapi import APIRouter, Depends, Header, Path, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse

from excomm.errors import InputError
from excomm.web.jobs.records import Record, digest_of
from excomm.web.jobs.running import Jobs
from excomm.web.keys import LONGEST_KEY
from excomm.web.problems import REFUSALS, NotThereError
from excomm.web.routes.asked import Here
from excomm.web.settings import Settings
from excomm.web.shapes.jobs import Job, JobCard, Wanted
from excomm.web.shelf import find

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

router = APIRouter(tags=["jobs"])
# It is looked so often, in seconds, whether the server is about to end; after so many looks at nothing new
# a word is sent, so that both sides notice when the other is gone.
LOOK, SILENCE = 0.5, 20
JSON = "application/json"
STREAM: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "Events `progress`, `partial`, at last `done`, `failed` or `stopped`, each with the job;"
        " its `result` is left out on the way where it is what this stream told last.",
        "content": {"text/event-stream": {"schema": {"type": "string"}}},
    },
    204: {"description": "All has been told to whoever sends this Last-Event-ID."},
}
BUSY: dict[int | str, dict[str, Any]] = {
    200: {"model": Job, "description": "The same was asked before: this is that job."},
    409: REFUSALS[400] | {"description": "Too many jobs wait already."},
}


def jobs_of(request: Request) -> Jobs:
    """The jobs of the server."""
    return cast("Jobs", request.app.state.jobs)


Running = Annotated[Jobs, Depends(jobs_of)]


def _asked(jobs: Running, job: Annotated[str, Path(pattern="^[0-9a-f]{16}$")]) -> Record:
    found = jobs.find(job)
    if found is None:
        raise NotThereError("there is no such job", remedy="it may be long ago: start it again")
    return found


Asked = Annotated[Record, Depends(_asked)]


@router.post("/jobs", status_code=201, response_model=Job, responses=BUSY)
def start_job(wanted: Wanted, jobs: Running, here: Here) -> Response:
    """Start long work, or find the job that has done the same on the same files."""
    crisis = find(here.folder, wanted.crisis)
    record, new = jobs.start(wanted.kind, crisis, wanted.variants, wanted.arguments)
    return _answer(record, here, status=201 if new else 200)


@router.get("/jobs", response_model=list[JobCard])
def list_jobs(
    jobs: Running,
    here: Here,
    crisis: Annotated[str, Query(max_length=LONGEST_KEY, description="The key of the crisis.")],
) -> Response:
    """List the jobs on a crisis, the newest first, without their results."""
    now = digest_of(find(here.folder, crisis).path)
    told = [one.to_json(outdated=one.digest != now, whole=False) for one in jobs.of_crisis(crisis)]
    return Response(f"[{','.join(told)}]", media_type=JSON)


@router.get("/jobs/{job}", response_model=Job)
def job(asked: Asked, here: Here) -> Response:
    """Tell how a job stands, with its newest result."""
    return _answer(asked, here)


@router.delete("/jobs/{job}", response_model=Job)
def stop_job(asked: Asked, jobs: Running, here: Here) -> Response:
    """Stop a job; what it has come to so far is kept. One that is over stays as it is."""
    jobs.stop(asked.id)
    return _answer(jobs.find(asked.id) or asked, here)


@router.get("/jobs/{job}/events", response_class=StreamingResponse, responses=STREAM)
async def job_events(
    request: Request,
    asked: Asked,
    jobs: Running,
    here: Here,
    last_event_id: Annotated[str | None, Header(max_length=100)] = None,
) -> Response:
    """Follow a job by server-sent events, from how it stands now to its end."""
    if asked.over and last_event_id == asked.mark:
        # This tells a browser not to come back.
        return Response(status_code=204)
    ending = getattr(request.app.state, "ending", lambda: jobs.closing)
    stream = _events(jobs, asked.id, last_event_id, here, ending)
    headers = {"cache-control": "no-store", "x-accel-buffering": "no"}
    return StreamingResponse(stream, media_type="text/event-stream", headers=headers)


async def _events(
    jobs: Jobs, job: str, last: str | None, here: Settings, ending: Callable[[], bool]
) -> AsyncIterator[str]:
    # Results may have megabytes; no JSON is empty, so the first event has one in any case.
    heard: str | None = ""
    with jobs.ears.listening() as ear:
        while True:
            ear.clear()
            record = await run_in_threadpool(jobs.find, job)
            if record is None:
                return
            if record.mark != last:
                whole = record.over or record.result != heard
                last, heard = record.mark, record.result
                told = await run_in_threadpool(_told, record, here, whole=whole)
                yield f"id: {last}\nevent: {record.event}\ndata: {told}\n\n"
            if record.over:
                return
            for look in range(SILENCE):
                if ending():
                    return
                with suppress(TimeoutError):
                    await asyncio.wait_for(ear.wait(), LOOK)
                    break
                if look == SILENCE - 1:
                    yield ": still at it\n\n"


def _answer(record: Record, here: Settings, *, status: int = 200) -> Response:
    return Response(_told(record, here), status_code=status, media_type=JSON)


def _told(record: Record, here: Settings, *, whole: bool = True) -> str:
    return record.to_json(outdated=_outdated(record, here), whole=whole)


def _outdated(record: Record, here: Settings) -> bool:
    try:
        return digest_of(find(here.folder, record.crisis).path) != record.digest
    except InputError:
        return True
