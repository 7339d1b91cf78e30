"""The shelf of crises: list, look at, put up, copy, bring in, put aside."""

from __future__ import annotations

import tempfile
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request

from excomm.errors import InputError
from excomm.exchange.gmcr import gmcr_to_yaml
from excomm.model.files import LARGEST_FILE, read_text
from excomm.model.new import new_crisis, small_crisis
from excomm.web.cards import card_of, overview_of
from excomm.web.drafting import is_unsaved
from excomm.web.drafts import all_drafts, drop_draft
from excomm.web.files import write_whole
from excomm.web.jobs.running import Jobs
from excomm.web.keys import key_from, key_in
from excomm.web.problems import REFUSALS
from excomm.web.routes.asked import Asked, AskedOwn, Here, Variants
from excomm.web.shapes.crises import About, CrisisCard, NewCrisis, Overview
from excomm.web.shelf import find, free_key, put_aside, put_up, shelf
from excomm.web.store import Store
from excomm.web.titles import titled

router = APIRouter(tags=["crises"])
CONFLICT: dict[int | str, dict[str, Any]] = {
    409: REFUSALS[400] | {"description": "There is one of that name already."}
}


@router.get("/about")
def about(here: Here, request: Request) -> About:
    """Tell which Excomm this is, and what it was opened on."""
    opened: str | None = request.app.state.opened
    folder = here.folder.name if here.shared else str(here.folder)
    return About(version=version("excomm"), folder=folder, opened=opened, shared=here.shared)


@router.get("/crises")
def crises(here: Here) -> list[CrisisCard]:
    """List all crises that can be opened, one's own first."""
    return [card_of(one) for one in shelf(here.folder)]


@router.get("/crises/{key}")
def overview(asked: Asked, request: Request, variants: Variants = []) -> Overview:  # noqa: B006 - FastAPI copies it
    """Tell of one crisis what can be chosen on its screens, and whether changes of it are not saved yet."""
    unsaved = is_unsaved(request.app.state.store, asked)
    return overview_of(asked, tuple(variants), unsaved=unsaved)


@router.post("/crises", status_code=201, responses=CONFLICT)
def put_up_crisis(wanted: NewCrisis, here: Here) -> CrisisCard:
    """Put up a new crisis of one's own: a commented file to start from, or a copy of another."""
    first = None if wanted.copy_of is None else find(here.folder, wanted.copy_of)
    text = _new(wanted) if first is None else read_text(first.path)
    return card_of(put_up(here.folder, wanted.key, titled(text, wanted.title), copied=first))


@router.post("/crises/import", status_code=201, responses=CONFLICT)
async def bring_in(
    request: Request,
    here: Here,
    name: Annotated[
        str, Query(max_length=200, description="The name of the file: .yaml, .yml or .gmcr.")
    ],
) -> CrisisCard:
    """Bring in a crisis file, or one of the program GMCR+; the body is the file as it is."""
    from fastapi.concurrency import run_in_threadpool

    content = await request.body()
    return await run_in_threadpool(_brought_in, here.folder, Path(name), content)


@router.delete("/crises/{key}", status_code=204)
def put_crisis_aside(asked: AskedOwn, here: Here, request: Request) -> None:
    """Take one's own crisis off the shelf; its files, and drafts of them, are kept in .excomm/put-aside."""
    store: Store = request.app.state.store
    jobs: Jobs = request.app.state.jobs
    kept = put_aside(here.folder, asked)
    # Jobs and drafts that were left would meet the next crisis of that key.
    jobs.forget(asked.key)
    for draft in all_drafts(store, asked.key):
        name = f"{kept.name}.draft-of-{draft.crisis.rpartition('/')[2]}.yaml"
        write_whole(kept.with_name(name), draft.text)
        drop_draft(store, draft.crisis)


def _new(wanted: NewCrisis) -> str:
    if wanted.start == "example":
        return new_crisis(wanted.key)
    first, second = wanted.actors
    return small_crisis(wanted.key, title=wanted.title, first=first, second=second)


def _brought_in(folder: Path, name: Path, content: bytes) -> CrisisCard:
    if len(content) > LARGEST_FILE:
        raise InputError(
            f"{name.name} has {len(content):,} bytes; the limit is {LARGEST_FILE:,}",
            remedy="split it into several crises, or check that it is one at all",
        )
    suffix = name.suffix.lower()
    if suffix not in {".yaml", ".yml", ".gmcr"}:
        raise InputError(
            f"{name.name} is neither a crisis file nor one of GMCR+",
            remedy="bring in a file that ends in .yaml, .yml or .gmcr",
        )
    # The readers of the library take files, and have their limits.
    with tempfile.TemporaryDirectory() as place:
        file = Path(place) / f"{key_from(name.stem)}{suffix}"
        file.write_bytes(content)
        text = gmcr_to_yaml(file) if suffix == ".gmcr" else read_text(file)
    key = free_key(folder, key_in(text) or key_from(name.stem))
    return card_of(put_up(folder, key, text))
