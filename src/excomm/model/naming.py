"""Checks names: that new ones are well formed, and that all others refer to something."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from excomm.model.advice import instead_of_name
from excomm.model.crisis import Crisis
from excomm.model.formulas import mentions
from excomm.model.names import (
    LONGEST_NAME,
    NAME,
    OPTION,
    RESERVED,
    SLUG,
    did_you_mean,
    listed,
    squashed,
)
from excomm.model.people import Consent
from excomm.model.references import formulas_of, parts_of, references_of
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from excomm.model.fields import Kind
    from excomm.model.located import Path
    from excomm.model.problems import Problems

_NAMED_PARTS = ("actors", "conditions", "events", "committees", "agreements", "outcomes", "places")
_WHAT: dict[Kind, str] = {"bit": "option or condition"}
_WHERE: dict[Kind, str] = {
    "bit": "'options:' or 'conditions:'",
    "claim": "'claims:' of the sources file",
}


def check_names(crisis: Crisis, problems: Problems, *, lost: Collection[str] = ()) -> None:
    """Add to `problems` every name that is badly formed, or refers to nothing.

    Names in `lost` are let pass, and those that may be meant for one that is badly formed: its mending mends them.
    """
    _check_new_names(crisis, problems)
    let_pass = _LetPass(frozenset(lost), _spellings(misnamed(crisis)))
    for name in crisis.options:
        _check_option_name(crisis, problems, name, let_pass)
    _check_formulas(crisis, problems, let_pass)
    _check_references(crisis, problems, let_pass)


def misnamed(crisis: Crisis) -> list[str]:
    """Actors, options, conditions, events and committees whose names are badly formed."""
    named = (*crisis.actors, *crisis.conditions, *crisis.events, *crisis.committees)
    wrong = [name for name in named if not _is_well_formed(NAME, name)]
    return wrong + [
        name
        for name in crisis.options
        if not _is_well_formed(OPTION, name) or name.partition(".")[0] not in crisis.actors
    ]


def _is_well_formed(form: re.Pattern[str], name: str) -> bool:
    return len(name) <= LONGEST_NAME and form.fullmatch(name) is not None


def _spellings(wrong: Iterable[str]) -> frozenset[str]:
    """What is left of names, with and without what stands before the dot, when their spelling is not looked at."""
    return frozenset(squashed(part) for name in wrong for part in (name, name.rpartition(".")[2]))


class _LetPass(NamedTuple):
    """Names that are not complained of, since another fault has to be mended first."""

    lost: frozenset[str]
    spellings: frozenset[str]

    def covers(self, name: str) -> bool:
        """Whether a name is one of them."""
        if name in self.lost or not self.spellings:
            return name in self.lost
        return not self.spellings.isdisjoint((squashed(name), squashed(name.rpartition(".")[2])))


def _check_new_names(crisis: Crisis, problems: Problems) -> None:
    if not SLUG.fullmatch(crisis.crisis) or len(crisis.crisis) > LONGEST_NAME:
        remedy = "use small letters, digits and hyphens, as in cuba-1962"
        problems.at(("crisis",), f"'{crisis.crisis[:60]}' is no short name", remedy)
    for section in _NAMED_PARTS:
        _check_each(problems, (section,), getattr(crisis, section))
    for actor, courses in crisis.courses.items():
        _check_each(problems, ("courses", actor), courses)
    for name, committee in crisis.committees.items():
        _check_each(problems, ("committees", name, "members"), committee.members)
    for path, consent in parts_of(crisis, Consent):
        _check_each(problems, (*path, "of"), consent.of)
    _check_variants(crisis, problems)


def _check_each(problems: Problems, path: Path, named: Iterable[str]) -> None:
    for name in named:
        if not _is_well_formed(NAME, name):
            remedy = "start with a letter; letters, digits and underscores follow"
            problems.at_key((*path, name), f"'{name[:60]}' is no name", remedy)
        elif name.lower() in RESERVED:
            message = f"'{name}' is a word of the formula language"
            problems.at_key((*path, name), message, "choose another name")


def _check_option_name(crisis: Crisis, problems: Problems, name: str, let_pass: _LetPass) -> None:
    path = ("options", name)
    if not _is_well_formed(OPTION, name):
        remedy = f"write actor.option, as in '{_option_meant(crisis, name)}'"
        problems.at_key(path, f"'{name[:60]}' is no option name", remedy)
        return
    actor = name.partition(".")[0]
    if actor not in crisis.actors and not let_pass.covers(actor):
        message = f"'{name}' belongs to the unknown actor '{actor}'"
        problems.at_key(path, message, partial(_nearest, "actor", actor, crisis.actors))


def _option_meant(crisis: Crisis, name: str) -> str:
    """A well formed name near to one that is not."""
    words = re.findall(r"[A-Za-z0-9_]+", name[:LONGEST_NAME])
    if len(words) > 1 and words[0] in crisis.actors:
        return f"{words[0]}.{'_'.join(words[1:])}"
    word = NAME.match(name.rpartition(".")[2][:LONGEST_NAME])
    actor = next((one for one in crisis.actors if _is_well_formed(NAME, one)), "actor")
    return f"{actor}.{word[0] if word else 'withdraw'}"


def _check_variants(crisis: Crisis, problems: Problems) -> None:
    sections = written_keys(Crisis)
    for name, variant in crisis.variants.items():
        if not (SLUG.fullmatch(name) or NAME.fullmatch(name)) or len(name) > LONGEST_NAME:
            remedy = "use letters, digits, and hyphens or underscores"
            problems.at_key(("variants", name), f"'{name[:60]}' is no name", remedy)
        for key in variant.set:
            if key not in sections:
                message = f"unknown key '{key[:60]}'"
                remedy = did_you_mean(key, sections) or f"known here: {listed(sections)}"
                problems.at_key(("variants", name, "set", key), message, remedy)


def _check_formulas(crisis: Crisis, problems: Problems, let_pass: _LetPass) -> None:
    known = frozenset(crisis.bits)
    for path, formula in formulas_of(crisis):
        for name in mentions(formula):
            if name.name in known:
                continue
            if let_pass.covers(name.name):
                problems.sections.add(str(path[0]))
            else:
                remedy = partial(_nearest, "bit", name.name, crisis.bits)
                problems.at(path, _unknown("bit", name.name), remedy, offset=name.at)


def _check_references(crisis: Crisis, problems: Problems, let_pass: _LetPass) -> None:
    known = _known(crisis)
    for path, kind, name, is_key in references_of(crisis):
        if kind not in known or name in known[kind]:
            continue
        if let_pass.covers(name):
            problems.sections.add(str(path[0]))
            continue
        report = problems.at_key if is_key else problems.at
        if kind == "claim" and crisis.sources is None:
            message = f"claim '{name[:60]}' is cited, but there is no sources file"
            report(path, message, "add 'sources: sources.yaml'")
        elif kind != "claim" or crisis.evidence:
            remedy = partial(_instead, path, kind, name, known[kind])
            report(path, _unknown(kind, name), remedy)


def _instead(path: Path, kind: Kind, name: str, known: Iterable[str]) -> str:
    return instead_of_name(path, name) or _nearest(kind, name, known)


def _known(crisis: Crisis) -> Mapping[Kind, Collection[str]]:
    """What there is of each kind; people are known within their group alone, and checked there."""
    return {
        "actor": crisis.actors,
        "option": crisis.options,
        "bit": frozenset(crisis.bits),
        "condition": crisis.conditions,
        "event": crisis.events,
        "committee": crisis.committees,
        "claim": crisis.evidence,
    }


def _unknown(kind: Kind, name: str) -> str:
    return f"unknown {_WHAT.get(kind, kind)} '{name[:60]}'"


def _nearest(kind: Kind, name: str, known: Iterable[str]) -> str:
    where = _WHERE.get(kind, f"'{kind}s:'")
    return did_you_mean(name, sorted(known)) or f"add it under {where}"
