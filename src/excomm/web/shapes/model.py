"""The model as it is written: its files, drafts of them, the parts that forms change, and what is wrong with them."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from excomm.model.files import LARGEST_FILE
from excomm.web.editing.kinds import FileKind, Kind
from excomm.web.shapes.answer import Answer, Code
from excomm.web.shapes.problems import Fault

# A crisis file is refused beyond so many characters, and so is its sources file.
FileText = Annotated[str, StringConstraints(max_length=LARGEST_FILE)]
Mark = Annotated[str, StringConstraints(max_length=64)]
Step = Annotated[str, StringConstraints(max_length=200)] | Annotated[int, Field(ge=0, le=100_000)]
WrittenPath = Annotated[tuple[Step, ...], Field(max_length=20)]
Words = Annotated[str, StringConstraints(max_length=20_000)]


class DraftKept(Answer):
    """Changes that are not in the file yet; `seen` is the mark of the file that they change, `mark` their own."""

    text: str
    seen: str
    mark: str
    saved: str = Field(description="When it was kept.")


class ModelFile(Answer):
    """A file of a crisis as it is written, and changes to it that were not saved, if there are any."""

    file: FileKind
    name: str
    text: str
    mark: str = Field(
        description="Tells this text from any other; empty where there is no file yet."
    )
    draft: DraftKept | None


class ModelFiles(Answer):
    """Both files of a crisis, and whether they can be changed."""

    own: bool
    crisis: ModelFile
    sources: ModelFile | None = Field(description="None where the crisis file names none.")
    code: Code


class TextToSave(Answer):
    """A text to be written into a file; `seen` is the mark of the text that was changed.

    `before` is the mark of the draft that is saved with it, if there is one; another draft of the file stays.
    """

    text: FileText
    seen: Mark
    before: Mark = ""


class Saved(Answer):
    """That a file was written, its mark now, and what the crisis has come to."""

    mark: str
    faults: int = Field(
        description="How many faults the crisis has as it is saved; with any, only the model can be opened."
    )


class SourcesBegun(Answer):
    """That the crisis file was saved with a sources file named in it, and that this is there."""

    text: str = Field(description="The crisis file as it was saved.")
    mark: str


class TextToKeep(Answer):
    """A text to be kept as a draft; `before` is the mark of the draft that it takes the place of, if there is one."""

    text: FileText
    seen: Mark
    before: Mark = ""


class Texts(Answer):
    """Both files as they stand in the editor; `sources` is left out where the crisis has none."""

    crisis: FileText
    sources: FileText | None = None


class ToCheck(Texts):
    """What to check, and of which file to tell the parts; those that are `open` are told in full."""

    file: FileKind = "crisis"
    open: Annotated[tuple[WrittenPath, ...], Field(max_length=500)] = ()


class Needed(Answer):
    """Something that a new part must say."""

    key: str
    hint: str
    kind: Kind
    refers: str
    choices: tuple[str, ...]


class CanAdd(Answer):
    """Something that can be added below `path`: under `key`, at the end of a list, or under a name of one's choice."""

    path: WrittenPath
    key: str | None
    named: bool = Field(description="Whether whoever adds it gives it a name, as its key.")
    key_refers: str = Field(description="What that name must name, where it cannot be any.")
    label: str
    hint: str
    kind: Kind
    many: bool = Field(description="Whether its value is a list.")
    refers: str
    choices: tuple[str, ...]
    needs: tuple[Needed, ...] = Field(description="What must be said at once, where it has keys.")


class Node(Answer):
    """A part of a file: where it stands, what it says, and what can be changed in it."""

    path: WrittenPath
    name: str
    kind: Kind
    hint: str
    text: str = Field(description="What it says; of a part with others in it, the gist of it.")
    line: int
    last: int = Field(description="Its last line.")
    refers: str = Field(
        description="What names in it must name, as 'bit' for options and conditions."
    )
    choices: tuple[str, ...]
    parts: tuple[Node, ...] | None = Field(description="None where it was not opened.")
    count: int
    can_add: tuple[CanAdd, ...]
    fixed: str = Field(description="Why it can be changed in the text only; empty where it cannot.")
    note: str = Field(description="What to know before one changes it; mostly empty.")
    needed: bool = Field(description="Whether it cannot be left out.")
    unsourced: int = Field(
        description="How many parts, it or in it, rest on no claim and no judgement."
    )


class ModelChecked(Answer):
    """What is wrong with the texts, how many states they allow, and the parts of one file.

    `problems` is empty for a model that is sound; `parts` are none where the text is no YAML.
    """

    problems: tuple[Fault, ...]
    states: int | None
    unsourced: int
    sources_lacking: str = Field(
        description="The name of the sources file that is called for and not there; else empty."
    )
    parts: tuple[Node, ...] | None
    can_add: tuple[CanAdd, ...]
    names: dict[str, tuple[str, ...]] = Field(
        description="What there is to name, by kind: actor, option, bit, condition, event, claim, committee, person."
    )


class ToChange(Answer):
    """One change to a text: another value, a new part, one removed, or one moved."""

    text: FileText
    file: FileKind = "crisis"
    do: Literal["set", "add", "remove", "move"]
    path: WrittenPath
    key: Annotated[str, StringConstraints(max_length=200)] | None = None
    value: (
        Words
        | Annotated[tuple[Words, ...], Field(max_length=1000)]
        | dict[str, Words | tuple[Words, ...]]
    ) = ""
    to: Annotated[int, Field(ge=0, le=100_000)] = 0


class Changed(Answer):
    """A text with the change made."""

    text: str


class ToComplete(Texts):
    """Where in which file somebody is writing; line and column count from 1."""

    file: FileKind = "crisis"
    line: Annotated[int, Field(ge=1, le=LARGEST_FILE)]
    column: Annotated[int, Field(ge=1, le=LARGEST_FILE)]


class Completion(Answer):
    """A word that may stand there, what it is, and what to write."""

    label: str
    detail: str
    kind: Literal["key", "name", "word"]
    write: str


class Completions(Answer):
    """The words that may stand from a column on."""

    column: int
    words: tuple[Completion, ...]


class CheckedThrough(Answer):
    """What `excomm check` says of the texts, every variant included: what is wrong, and what to look at again."""

    problems: tuple[Fault, ...]
    sound: str = Field(
        description="What was looked at beyond what is checked while one types, and is sound; empty with problems."
    )
    warnings: tuple[str, ...]


class DiffLine(Answer):
    """A line of two texts side by side: in both, in the file only, or in the draft only."""

    where: Literal["both", "theirs", "mine", "gap"]
    text: str


class Compared(Answer):
    """How one text differs from the file as it is now."""

    theirs: str
    mark: str
    lines: tuple[DiffLine, ...]
