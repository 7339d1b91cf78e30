"""Begins the sources file of a crisis that cites claims and has none: with the claims that it cites, to be written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import InputError
from excomm.evidence.unwritten import BEGINS
from excomm.model.names import LONGEST_NAME, NAME
from excomm.web.editing.applying import Change, changed
from excomm.web.editing.spans import spans_of
from excomm.web.files import refuse_link, sources_name_in, write_whole
from excomm.web.saving import save_text
from excomm.web.shapes.model import SourcesBegun, TextToSave
from excomm.web.shelf import WHOLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from excomm.web.drafting import Drafts
    from excomm.web.editing.spans import Span
    from excomm.web.shelf import Shelved
    from excomm.web.workbench import Bench

# Cited by nobody yet, where nothing is.
FIRST = "first_claim"
_HEAD = """\
# What the crisis rests on. Each claim has a short name, by which parts of the crisis file cite it, as in
# claims: [{name}]. Write below what each says; until then nothing rests on it.
text: What these sources are, and how they were chosen.

claims:
"""
_CLAIM = """\
  {name}:
    says: {begins} in your own words what the source says.
    # who: Whoever says so
    # when: 1990-03-12
    source: {begins}, author, title and year, or an address.
    # place: page 12
    checked: unverified    # 'read' once you have read it in the source
"""


def sources_lacking(bench: Bench) -> str:
    """The name of the sources file that the texts call for and that is not there; empty where nothing is lacking."""
    text = bench.crisis.replace("\r\n", "\n")
    try:
        whole = spans_of(text)
    except InputError:
        return ""
    if bench.sources_name:
        return bench.sources_name if bench.sources is None else ""
    lacks = whole.child("sources") is None and any(_cited(whole))
    return _usual_name(bench.crisis_name) if lacks else ""


def begin_sources(drafts: Drafts, crisis: Shelved, wanted: TextToSave) -> SourcesBegun:
    """Save the text of a crisis with a sources file named in it, and put that up where there is none.

    Raises what `save_text` raises, and `InputError` where the text cannot be given that line.
    """
    name = sources_name_in(wanted.text, crisis.path.name)
    text = wanted.text
    if not name:
        name = _usual_name(crisis.path.name)
        text = changed(text, Change("add", (), name, "sources"), file="crisis")
    path = crisis.path.with_name(name)
    refuse_link(path)
    # All that may be refused comes before anything is written.
    begun = claims_begun(text)
    mark = save_text(drafts, crisis, "crisis", wanted.model_copy(update={"text": text}))
    # What lies there already is somebody's.
    if not path.exists():
        write_whole(path, begun)
    return SourcesBegun(text=text, mark=mark)


def claims_begun(text: str) -> str:
    r"""A sources file with the claims that a crisis cites, each to be written.

    >>> begun = claims_begun("rules: [{rule: a, claims: [cable]}]")
    >>> print(begun.partition("claims:\n")[2])  # doctest: +ELLIPSIS
      cable:
        says: TO WRITE in your own words what the source says.
    ...
    """
    cited = dict.fromkeys(_cited(spans_of(text.replace("\r\n", "\n"))))
    names = [name for name in cited if NAME.fullmatch(name) and len(name) <= LONGEST_NAME]
    names = names or [FIRST]
    claims = (_CLAIM.format(name=name, begins=BEGINS) for name in names)
    return _HEAD.format(name=names[0]) + "".join(claims)


def _cited(part: Span) -> Iterator[str]:
    """The names of claims below a part, in the order of the text."""
    for entry in part.entries:
        inner = entry.part
        if entry.key == "claims":
            yield from (one.part.value for one in inner.entries) if inner.entries else [inner.value]
        else:
            yield from _cited(inner)


def _usual_name(crisis_name: str) -> str:
    """What a sources file is called: in a folder of its own as everywhere, else after the crisis."""
    if crisis_name == WHOLE:
        return "sources.yaml"
    return f"{crisis_name.removesuffix('.yaml')}-sources.yaml"
