"""The model as it is written: read, check, change, keep as a draft, save, and see what a change changed."""

from __future__ import annotations

from typing import Annotated, Any, cast

from fastapi import APIRouter, Depends, Path, Query, Request

from excomm.web.as_code import code_of
from excomm.web.cards import card_of
from excomm.web.checking import checked, checked_through
from excomm.web.completing import completions
from excomm.web.drafting import Drafts, compared
from excomm.web.editing.applying import Change, changed
from excomm.web.editing.kinds import FileKind
from excomm.web.effects import effects_between
from excomm.web.first_claims import begin_sources
from excomm.web.problems import REFUSALS
from excomm.web.routes.asked import Asked, AskedOwn, Variants
from excomm.web.saving import save_text
from excomm.web.shapes.effects import Effects, ToCompare
from excomm.web.shapes.model import (
    Changed,
    CheckedThrough,
    Compared,
    Completions,
    DraftKept,
    Mark,
    ModelChecked,
    ModelFile,
    ModelFiles,
    Saved,
    SourcesBegun,
    Texts,
    TextToKeep,
    TextToSave,
    ToChange,
    ToCheck,
    ToComplete,
)
from excomm.web.store import Store
from excomm.web.workbench import (
    bench_of,
    file_of,
    mark_or_nothing,
    space_of,
    text_or_nothing,
)

router = APIRouter(prefix="/crises/{key}/model", tags=["model"])
CONFLICT: dict[int | str, dict[str, Any]] = {
    409: REFUSALS[400] | {"description": "It was changed elsewhere meanwhile."}
}
File = Annotated[FileKind, Path(description="The crisis file, or the file with its claims.")]


def _store(request: Request) -> Store:
    return cast("Store", request.app.state.store)


Kept = Annotated[Store, Depends(_store)]


def _drafts(asked: Asked, store: Kept) -> Drafts:
    return Drafts(store, asked.key)


def _drafts_of_own(asked: AskedOwn, store: Kept) -> Drafts:
    return Drafts(store, asked.key)


DraftsOf = Annotated[Drafts, Depends(_drafts)]
DraftsOfOwn = Annotated[Drafts, Depends(_drafts_of_own)]


@router.get("")
def model_files(asked: Asked, drafts: DraftsOf) -> ModelFiles:
    """Give both files as they are written, with the marks by which to save them, and drafts of changes to them."""
    bench = bench_of(asked)
    return ModelFiles(
        own=asked.own,
        crisis=_file("crisis", bench.crisis_name, bench.crisis, drafts),
        sources=_file("sources", bench.sources_name, bench.sources, drafts)
        if bench.sources_name
        else None,
        code=code_of(asked, (), ["check"], ["print(crisis)"]),
    )


def _file(which: FileKind, name: str, text: str | None, drafts: Drafts) -> ModelFile:
    mark, draft = mark_or_nothing(text), drafts.of(which, text)
    return ModelFile(file=which, name=name, text=text or "", mark=mark, draft=draft)


@router.put("/{file}", responses=CONFLICT)
def save_model(file: File, wanted: TextToSave, asked: AskedOwn, drafts: DraftsOf) -> Saved:
    """Save a text into its file, if that still is as it was when it was opened; faults in it do not matter."""
    mark = save_text(drafts, asked, file, wanted)
    return Saved(mark=mark, faults=card_of(asked).faults)


@router.post("/begin-sources", responses=CONFLICT)
def begin_model_sources(wanted: TextToSave, asked: AskedOwn, drafts: DraftsOfOwn) -> SourcesBegun:
    """Save a crisis file with a sources file named in it, and put that up: the claims that are cited, to be written."""
    return begin_sources(drafts, asked, wanted)


@router.put("/{file}/draft", responses=CONFLICT)
def keep_model_draft(
    file: File, wanted: TextToKeep, asked: AskedOwn, drafts: DraftsOf
) -> DraftKept:
    """Keep a text that is not to be saved yet; when this is answered, it is on the disk."""
    return drafts.keep(file, wanted, text_or_nothing(file_of(asked, file)))


@router.delete("/{file}/draft", status_code=204, responses=CONFLICT)
def drop_model_draft(
    file: File,
    drafts: DraftsOfOwn,
    mark: Annotated[Mark, Query(description="That of the draft which is given up.")],
) -> None:
    """Give up the changes that were not saved."""
    drafts.give_up(file, mark)


@router.post("/{file}/compare")
def compare_model(file: File, wanted: TextToSave, asked: Asked) -> Compared:
    """Lay a text beside the file as it is now, line by line."""
    theirs = text_or_nothing(file_of(asked, file)) or ""
    return compared(theirs, wanted.text)


@router.post("/check")
def check_model(wanted: ToCheck, asked: Asked) -> ModelChecked:
    """Tell everything that is wrong with the texts as they stand, and the parts of one of them."""
    return checked(bench_of(asked, wanted.crisis, wanted.sources), wanted)


@router.post("/check-through")
def check_model_through(wanted: Texts, asked: Asked) -> CheckedThrough:
    """Check the texts in full, as `excomm check` does: each variant too, and what may not be meant."""
    return checked_through(bench_of(asked, wanted.crisis, wanted.sources))


@router.post("/change")
def change_model(wanted: ToChange, asked: Asked) -> Changed:
    """Make one change to a text, and leave all the rest of it as it is; nothing is saved."""
    file_of(asked, wanted.file)
    change = Change(wanted.do, wanted.path, wanted.value, wanted.key, wanted.to)
    return Changed(text=changed(wanted.text, change, file=wanted.file))


@router.post("/complete")
def complete_model(wanted: ToComplete, asked: Asked) -> Completions:
    """Say which words may stand where somebody is writing."""
    return completions(bench_of(asked, wanted.crisis, wanted.sources), wanted)


@router.post("/effects")
def model_effects(wanted: ToCompare, asked: Asked, variants: Variants = []) -> Effects:  # noqa: B006 - FastAPI copies it
    """Tell what changes to the texts change: states, rankings, equilibria. Refused while there are faults in them."""
    before = wanted.before
    was = bench_of(asked, before.crisis, before.sources) if before else bench_of(asked)
    would = bench_of(asked, wanted.crisis, wanted.sources)
    applied = tuple(variants)
    return effects_between(
        space_of(was, applied),
        space_of(would, applied),
        code_of(asked, applied, ["stability"], ["print(ex.stability(crisis))"]),
    )
