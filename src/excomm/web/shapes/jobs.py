"""Jobs as they are asked for, followed and listed; one pair of shapes for each kind of work."""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import Field, create_model

from excomm.web.jobs.kinds import KINDS, Kind
from excomm.web.shapes.answer import Answer, Code
from excomm.web.shapes.in_time import Text
from excomm.web.shapes.problems import Refusal
from excomm.web.shapes.progress import Progress

StateName = Literal["queued", "running", "done", "failed", "stopped"]


class WantedBase(Answer):
    """A request to start a job."""

    kind: str
    crisis: str = Field(max_length=60, description="The key of the crisis.")
    variants: tuple[Text, ...] = Field(default=(), max_length=20)
    arguments: Answer


class JobCard(Answer):
    """A job in a list, without its result."""

    id: str
    kind: str
    crisis: str
    variants: tuple[str, ...]
    arguments: Any
    code: Code
    state: StateName
    outdated: bool = Field(description="Whether the file has changed since it was begun.")
    progress: Progress | None
    problem: Refusal | None = Field(description="Why it failed.")
    created: str
    begun: str | None
    ended: str | None


def _wanted(name: str, kind: Kind) -> type[WantedBase]:
    required = any(field.is_required() for field in kind.arguments.model_fields.values())
    default = Field() if required else Field(default_factory=kind.arguments)
    fields: dict[str, Any] = {"kind": (Literal[name], ...), "arguments": (kind.arguments, default)}
    said = f"A request to start a job of the kind {name}."
    return create_model(f"{_title(name)}Wanted", __base__=WantedBase, __doc__=said, **fields)


def _job(name: str, kind: Kind) -> type[JobCard]:
    fields: dict[str, Any] = {
        "kind": (Literal[name], ...),
        "arguments": (kind.arguments, ...),
        "result": (kind.result | None, ...),
    }
    said = f"A job of the kind {name}, with its newest result."
    return create_model(f"{_title(name)}Job", __base__=JobCard, __doc__=said, **fields)


def _title(name: str) -> str:
    return name.title().replace("_", "")


if TYPE_CHECKING:
    Wanted = WantedBase
    Job = JobCard
else:
    Wanted = Annotated[
        reduce(or_, [_wanted(name, kind) for name, kind in KINDS.items()]),
        Field(discriminator="kind"),
    ]
    Job = Annotated[
        reduce(or_, [_job(name, kind) for name, kind in KINDS.items()]),
        Field(discriminator="kind"),
    ]
