"""Reads the sources file of a crisis: the claims on which its parts rest."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from excomm.errors import CrisisError, InputError
from excomm.model.evidence import Sources
from excomm.model.faults import add_faults, mapping_of
from excomm.model.files import read_text
from excomm.model.located import Located, child
from excomm.model.names import did_you_mean, listed
from excomm.model.problems import Problems
from excomm.model.yaml import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

    from excomm.model.crisis import Crisis

# Digits of a position in a list; no list is longer.
LONGEST_COUNT = 6


def read_sources(path: Path) -> Sources:
    """The claims in a sources file; `CrisisError` holds all that is wrong in it."""
    sources, problems = _read(path)
    problems.raise_if_any()
    return sources


def _read(path: Path) -> tuple[Sources, Problems]:
    problems = Problems(read_yaml(read_text(path), file=str(path)))
    try:
        return Sources.model_validate(mapping_of(problems, Sources)), problems
    except ValidationError as error:
        add_faults(problems, error.errors(include_url=False), Sources)
        raise problems.error() from None


def with_evidence(
    crisis: Crisis, *, folder: Path | None, problems: Problems, written: Located
) -> Crisis:
    """The crisis with the claims of its sources file; without them where there is no folder, or they are faulty.

    What is wrong with them, or with what they bear on in the file as it is `written`, is added to `problems`.
    """
    if folder is None or crisis.sources is None:
        return crisis
    if Path(crisis.sources).name != crisis.sources:
        message = "the sources file must stand beside this one"
        problems.at(("sources",), message, "write its bare name, as in 'sources.yaml'")
        return crisis
    try:
        sources, own = _read(folder / crisis.sources)
    except CrisisError as error:
        problems.elsewhere(error.problems)
        return crisis
    except InputError as error:
        there = (folder / crisis.sources).exists()
        remedy = error.remedy if there else "write it, or leave 'sources' out"
        problems.at(("sources",), error.message, remedy)
        return crisis
    _check_stances(sources, own, written)
    _check_actors(sources, own, crisis)
    _check_repeats(sources, own)
    problems.elsewhere(own.told())
    return crisis.model_copy(update={"evidence": sources.claims, "aliases": sources.aliases})


def _check_stances(sources: Sources, problems: Problems, crisis: Located) -> None:
    """Every element on which a claim bears must stand in the crisis file."""
    for name, claim in sources.claims.items():
        for side, elements in claim.stance:
            for position, element in enumerate(elements):
                last, known = _walk(crisis, element)
                if last:
                    path = ("claims", name, "stance", side, position)
                    message = f"'{element}' is not in the crisis file: unknown '{last}'"
                    remedy = partial(_nearest_element, last, known)
                    problems.at(path, message, remedy)


def _check_actors(sources: Sources, problems: Problems, crisis: Crisis) -> None:
    """Whoever acts in a claim is an actor of the crisis."""
    for name, claim in sources.claims.items():
        for position, actor in enumerate(claim.actors):
            if actor not in crisis.actors:
                message = f"unknown actor '{actor}'"
                known = f"known: {listed(crisis.actors)}"
                remedy = did_you_mean(actor, crisis.actors) or known
                problems.at(("claims", name, "actors", position), message, remedy)


def _check_repeats(sources: Sources, problems: Problems) -> None:
    """What a claim repeats is another claim, which itself repeats none, so that there is one first of all."""
    for name, claim in sources.claims.items():
        if not claim.repeats:
            continue
        path = ("claims", name, "repeats")
        first = sources.claims.get(claim.repeats)
        if first is None:
            remedy = partial(did_you_mean, claim.repeats, sources.claims)
            problems.at(path, f"unknown claim '{claim.repeats}'", remedy)
        elif claim.repeats == name:
            problems.at(
                path, "a claim cannot repeat itself", "name the other claim, or leave it out"
            )
        elif first.repeats:
            message = f"'{claim.repeats}' repeats another claim itself"
            problems.at(path, message, f"write 'repeats: {first.repeats}' here too")


def _walk(root: Located, element: str) -> tuple[str, Iterable[str]]:
    """The step of a dotted place that leads nowhere, and the names known there; empty where all steps lead on."""
    part, rest = root, element
    while rest:
        step, below = _step(part, rest)
        if below is None:
            return step, part.keys
        part, rest = below, rest[len(step) + 1 :]
    return "", ()


def _step(part: Located, rest: str) -> tuple[str, Located | None]:
    """The first step of a dotted place and where it leads; a name may itself hold one dot, a list counts from one."""
    first, dot, after = rest.partition(".")
    second = f"{first}.{after.partition('.')[0]}" if dot else first
    if isinstance(part.value, tuple):
        counted = first.isdecimal() and first.isascii() and len(first) <= LONGEST_COUNT
        return first, child(part, int(first) - 1) if counted and int(first) > 0 else None
    dotted = "." in next(iter(part.keys), "")
    step = second if second in part.keys or (dotted and first not in part.keys) else first
    return step, child(part, step)


def _nearest_element(step: str, known: Iterable[str]) -> str:
    nearest = did_you_mean(step, known)
    return nearest or "write it as section.name, as in 'options.usa.quarantine'"
