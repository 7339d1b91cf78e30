"""Checks names: that new ones are well formed, and that all others refer to something."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

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
)
from excomm.model.people import Consent
from excomm.model.references import formulas_of, parts_of, references_of
from excomm.model.shape import written_keys

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from excomm.model.fields import Kind
    from excomm.model.located import Path
    from excomm.model.problems import Problems

_NAMED_PARTS = ("actors", "conditions", "events", "committees", "agreements", "outcomes")
_WHAT: dict[Kind, str] = {"bit": "option or condition"}
_WHERE: dict[Kind, str] = {
    "bit": "'options:' or 'conditions:'",
    "claim": "'claims:' of the sources file",
}


def check_names(crisis: Crisis, problems: Problems, *, lost: Collection[str] = ()) -> None:
    """Add to `problems` every name that is badly formed, or refers to nothing; names in `lost` are let pass."""
    _check_new_names(crisis, problems)
    _check_formulas(crisis, problems, lost)
    _check_references(crisis, problems, lost)


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
    for name in crisis.options:
        _check_option_name(crisis, problems, name)
    _check_variants(crisis, problems)


def _check_each(problems: Problems, path: Path, named: Iterable[str]) -> None:
    for name in named:
        if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
            remedy = "start with a letter; letters, digits and underscores follow"
            problems.at_key((*path, name), f"'{name[:60]}' is no name", remedy)
        elif name.lower() in RESERVED:
            message = f"'{name}' is a word of the formula language"
            problems.at_key((*path, name), message, "choose another name")


def _check_option_name(crisis: Crisis, problems: Problems, name: str) -> None:
    path = ("options", name)
    if not OPTION.fullmatch(name) or len(name) > LONGEST_NAME:
        word = NAME.match(name.rpartition(".")[2])
        example = f"{next(iter(crisis.actors))}.{word[0][:LONGEST_NAME] if word else 'withdraw'}"
        remedy = f"write actor.option, as in '{example}'"
        problems.at_key(path, f"'{name[:60]}' is no option name", remedy)
        return
    actor = name.partition(".")[0]
    if actor not in crisis.actors:
        message = f"'{name}' belongs to the unknown actor '{actor}'"
        problems.at_key(path, message, partial(_nearest, "actor", actor, crisis.actors))


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


def _check_formulas(crisis: Crisis, problems: Problems, lost: Collection[str]) -> None:
    known = {*crisis.bits, *lost}
    for path, formula in formulas_of(crisis):
        for name in mentions(formula):
            if name.name not in known:
                remedy = partial(_nearest, "bit", name.name, crisis.bits)
                problems.at(path, _unknown("bit", name.name), remedy, offset=name.at)


def _check_references(crisis: Crisis, problems: Problems, lost: Collection[str]) -> None:
    known = _known(crisis)
    for path, kind, name, is_key in references_of(crisis):
        if kind not in known or name in known[kind] or name in lost:
            continue
        report = problems.at_key if is_key else problems.at
        if kind == "claim" and crisis.sources is None:
            message = f"claim '{name[:60]}' is cited, but there is no sources file"
            report(path, message, "add 'sources: sources.yaml'")
        elif kind != "claim" or crisis.evidence:
            report(path, _unknown(kind, name), partial(_nearest, kind, name, known[kind]))


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
