"""What the world's records say of a crisis: a file record.yaml that stands beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal, Self, TypeVar

from pydantic import Field, ValidationError, model_validator
from pydantic_core import PydanticCustomError

from excomm.errors import InputError
from excomm.model.faults import add_faults, mapping_of
from excomm.model.fields import Figure, Part, Whole
from excomm.model.files import read_text
from excomm.model.problems import Problems
from excomm.model.readers import Date, FormulaField, Rate
from excomm.model.schema import schema_of
from excomm.model.yaml import read_yaml
from excomm.process.priors import value_of

if TYPE_CHECKING:
    from pathlib import Path

NAME = "record.yaml"


P = TypeVar("P", bound=Part)


def _ascending(part: P, least: float, most: float) -> P:
    if least > most:
        raise PydanticCustomError(
            "range", "'least' lies above 'most'; write the smaller figure first"
        )
    return part


class Document(Part):
    """Where a record is written, and how far that was checked."""

    source: str = Field(min_length=1, description="The data set or publication.")
    place: str = Field(min_length=1, description="Where in it: row, page, abstract.")
    checked: Literal["read", "secondary", "unverified", "data", "derived"] = Field(
        description="How far it was checked, as for a claim."
    )


class RecordedDate(Part):
    """A dated event of the record, and the step of the crisis's history that it is compared with."""

    document: str = Field(description="The document that gives the date.")
    says: str = Field(min_length=1, description="What happened, in our own words.")
    on: Date = Field(description="When (EDTF).")
    step: Whole = Field(ge=1, description="The number of the step of history, from 1.")


class RecordedFact(Part):
    """Something that the record says of the crisis as a whole, and the formula that says the same in the model."""

    document: str = Field(description="The document that says so.")
    says: str = Field(min_length=1, description="What it says, in our own words.")
    holds: FormulaField = Field(description="The formula that should hold in the history.")
    at: Literal["end", "once", "never"] = Field(
        default="end", description="At the end of history, at some time in it, or never."
    )


class RecordedLag(Part):
    """How many days an actor took to respond."""

    document: str = Field(description="The document that gives it.")
    actor: str = Field(description="The actor, as the crisis file calls it.")
    days: Figure = Field(
        ge=0, description="Days from what set off the crisis for it to its response."
    )
    since: Date | None = Field(
        default=None,
        description="The day on which it was set off for this actor (EDTF); the first of the span if left out.",
    )


class PublishedOdds(Part):
    """A published probability of some outcomes: a point, or from least to most."""

    document: str = Field(description="The publication.")
    who: str = Field(min_length=1, description="Whose judgement, and of what.")
    of: str = Field(
        min_length=1, description="The outcomes of the file, with 'or' between several."
    )
    least: Figure = Field(ge=0, le=1, description="The lowest value given.")
    most: Figure = Field(ge=0, le=1, description="The highest value given.")

    @model_validator(mode="after")
    def _ascends(self) -> Self:
        return _ascending(self, self.least, self.most)


class RecordedRate(Part):
    """How often something was counted in the world, and the event of the file that stands for it."""

    document: str = Field(description="The document with the count.")
    says: str = Field(min_length=1, description="What was counted.")
    event: str = Field(min_length=1, description="The event of the crisis file.")
    least: Rate = Field(description="The lowest rate counted.")
    most: Rate = Field(description="The highest rate counted.")

    @model_validator(mode="after")
    def _ascends(self) -> Self:
        return _ascending(self, value_of(self.least), value_of(self.most))


class Record(Part):
    """A record file."""

    text: str = Field(default="", description="What the records are, and how they were chosen.")
    documents: Mapping[str, Document] = Field(min_length=1, description="The documents, by a name.")
    dates: tuple[RecordedDate, ...] = Field(default=(), description="Dated events.")
    facts: tuple[RecordedFact, ...] = Field(default=(), description="What is said of the whole.")
    lags: tuple[RecordedLag, ...] = Field(default=(), description="How soon actors responded.")
    odds: tuple[PublishedOdds, ...] = Field(default=(), description="Published probabilities.")
    rates: tuple[RecordedRate, ...] = Field(default=(), description="What was counted.")


def record_schema() -> dict[str, Any]:
    """The JSON Schema of record files, so that editors complete and check them.

    >>> record_schema()["required"]
    ['documents']
    """
    return schema_of(Record, "A record file of Excomm")


def read_record(crisis_file: Path) -> Record:
    """Read the record beside a crisis file; `InputError` where there is none, `CrisisError` for what is wrong in it."""
    path = crisis_file.with_name(NAME)
    if not path.is_file():
        remedy = (
            f"write one as {NAME} beside the crisis file; 'excomm schema record' has its keys, and that of cuba-1962 is"
            " an example"
        )
        raise InputError(f"{crisis_file} has no record to be compared with", remedy=remedy)
    problems = Problems(read_yaml(read_text(path), file=str(path)))
    try:
        record = Record.model_validate(mapping_of(problems, Record))
    except ValidationError as error:
        add_faults(problems, error.errors(include_url=False), Record)
        raise problems.error() from None
    problems.raise_if_any()
    return record


def refuse_unknown_documents(record: Record) -> None:
    """Refuse a record with entries whose document it does not name."""
    named = [
        *(one.document for one in record.dates),
        *(one.document for one in record.facts),
        *(one.document for one in record.lags),
        *(one.document for one in record.odds),
        *(one.document for one in record.rates),
    ]
    for name in named:
        if name not in record.documents:
            known = ", ".join(record.documents)
            raise InputError(f"{NAME}: no document '{name[:60]}'", remedy=f"known: {known}")
