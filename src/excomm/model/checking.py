"""Checks what no single field can see: that names refer to something, and that the parts fit each other."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Iterable, Mapping
from typing import TYPE_CHECKING, Any

from excomm.model.checking_people import check_people
from excomm.model.consequences import conflicts_in, cycle_in
from excomm.model.crisis import Crisis
from excomm.model.formulas import mentions
from excomm.model.history import Step
from excomm.model.names import LONGEST_NAME, NAME, OPTION, RESERVED, SLUG, did_you_mean
from excomm.model.references import formulas_of, references_of

if TYPE_CHECKING:
    from excomm.model.fields import Kind
    from excomm.model.located import Path
    from excomm.model.problems import Problems

# A state is one machine integer; a crisis of more options than this has not been seen in the literature.
MOST_BITS = 62

_WHAT: dict[Kind, str] = {
    "actor": "actor",
    "option": "option",
    "bit": "option or condition",
    "condition": "condition",
    "event": "event",
    "claim": "claim",
    "committee": "committee",
    "person": "person",
}


def check_crisis(crisis: Crisis, problems: Problems, *, claims_known: bool) -> None:
    """Add to `problems` everything about a crisis that does not fit together."""
    check_names(crisis, problems, claims_known=claims_known)
    _check_size(crisis, problems)
    _check_preferences(crisis, problems)
    _check_owners(crisis, problems)
    _check_consequences(crisis, problems)
    _check_dates(crisis, problems)
    _check_stances(crisis, problems)
    check_people(crisis, problems)


def check_names(
    crisis: Crisis, problems: Problems, *, claims_known: bool, lost: Collection[str] = ()
) -> None:
    """Add to `problems` every name that is badly formed, or refers to nothing; names in `lost` are let pass."""
    _check_name_forms(crisis, problems)
    _check_formulas(crisis, problems, lost)
    _check_references(crisis, problems, lost, claims_known=claims_known)


def _check_name_forms(crisis: Crisis, problems: Problems) -> None:
    if not SLUG.fullmatch(crisis.crisis):
        problems.at(
            ("crisis",),
            f"'{crisis.crisis[:60]}' is no short name",
            "use small letters, digits and hyphens, as in cuba-1962",
        )
    for section in ("actors", "conditions", "events", "committees", "agreements", "outcomes"):
        for name in getattr(crisis, section):
            _check_name(problems, (section, name), name)
    for actor, courses in crisis.courses.items():
        for name in courses:
            _check_name(problems, ("courses", actor, name), name)
    for name in crisis.variants:
        if not (SLUG.fullmatch(name) or NAME.fullmatch(name)):
            problems.at_key(
                ("variants", name),
                f"'{name[:60]}' is no name",
                "use letters, digits, hyphens and underscores",
            )
    for name in crisis.options:
        _check_option_name(crisis, problems, name)


def _check_name(problems: Problems, path: Path, name: str) -> None:
    if not NAME.fullmatch(name) or len(name) > LONGEST_NAME:
        problems.at_key(
            path,
            f"'{name[:60]}' is no name",
            "start with a letter; letters, digits and underscores follow",
        )
    elif name in RESERVED:
        problems.at_key(path, f"'{name}' is a word of the formula language", "choose another name")


def _check_option_name(crisis: Crisis, problems: Problems, name: str) -> None:
    actor, _, option = name.partition(".")
    if not OPTION.fullmatch(name) or len(name) > LONGEST_NAME:
        remedy = f"write actor.option, as in '{next(iter(crisis.actors))}.{NAME.match(name)[0] if NAME.match(name) else 'withdraw'}'"
        problems.at_key(("options", name), f"'{name[:60]}' is no option name", remedy)
    elif actor not in crisis.actors:
        remedy = did_you_mean(actor, crisis.actors) or "add it under 'actors:'"
        problems.at_key(
            ("options", name), f"'{name}' belongs to the unknown actor '{actor}'", remedy
        )


def _check_size(crisis: Crisis, problems: Problems) -> None:
    if len(crisis.bits) > MOST_BITS:
        remedy = "leave out or merge what decides nothing"
        problems.at_key(
            ("options",),
            f"{len(crisis.bits):,} options and conditions; at most {MOST_BITS} can be held",
            remedy,
        )


def _check_formulas(crisis: Crisis, problems: Problems, lost: Collection[str]) -> None:
    known = {*crisis.bits, *lost}
    for path, formula in formulas_of(crisis):
        for name in mentions(formula):
            if name.name not in known:
                _unknown(problems, path, "bit", name.name, known, offset=name.at)


def _check_references(
    crisis: Crisis, problems: Problems, lost: Collection[str], *, claims_known: bool
) -> None:
    known: dict[Kind, Iterable[str]] = {
        "actor": crisis.actors,
        "option": crisis.options,
        "bit": crisis.bits,
        "condition": crisis.conditions,
        "event": crisis.events,
        "committee": crisis.committees,
        "claim": crisis.evidence,
    }
    for path, kind, name, is_key in references_of(crisis):
        if kind == "claim" and crisis.sources is None:
            problems.at(
                path,
                f"claim '{name}' is cited, but there is no sources file",
                "add 'sources: sources.yaml'",
            )
        elif (
            kind in known
            and name not in known[kind]
            and name not in lost
            and (kind != "claim" or claims_known)
        ):
            _unknown(problems, path, kind, name, known[kind], is_key=is_key)


def _unknown(
    problems: Problems,
    path: Path,
    kind: Kind,
    name: str,
    known: Iterable[str],
    *,
    offset: int = 0,
    is_key: bool = False,
) -> None:
    message = f"unknown {_WHAT[kind]} '{name[:60]}'"
    remedy = did_you_mean(name, known) or _where_to_add(kind)
    if is_key:
        problems.at_key(path, message, remedy)
    else:
        problems.at(path, message, remedy, offset=offset)


def _where_to_add(kind: Kind) -> str:
    where = {"bit": "'options:' or 'conditions:'", "claim": "'claims:' of the sources file"}.get(
        kind, f"'{kind}s:'"
    )
    return f"add it under {where}"


def _check_preferences(crisis: Crisis, problems: Problems) -> None:
    for actor in crisis.actors:
        if actor not in crisis.preferences:
            problems.at_key(
                ("preferences",),
                f"'{actor}' has no preferences",
                f"add '{actor}:' with what it wants, most important first",
            )


def _check_owners(crisis: Crisis, problems: Problems) -> None:
    """An actor takes and drops only options that are open to it."""
    for name, option in crisis.options.items():
        if name.partition(".")[0] in option.open_to:
            problems.at(
                ("options", name, "open_to"),
                "an option is open to its own actor anyway",
                "name the other actors",
            )
    for actor, courses in crisis.courses.items():
        for name, course in courses.items():
            _check_own(crisis, problems, ("courses", actor, name), actor, course)
    for position, step in enumerate(crisis.history):
        _check_step(crisis, problems, ("history", position), step)
    for actor, decider in crisis.actors.items():
        for position, line in enumerate(decider.choice.script):
            _check_own(
                crisis, problems, ("actors", actor, "choice", "script", position), actor, line
            )


def _check_own(crisis: Crisis, problems: Problems, path: Path, actor: str, part: Any) -> None:
    for key in ("takes", "drops"):
        for position, name in enumerate(getattr(part, key)):
            if name in crisis.options and not is_open(crisis, name, actor):
                problems.at(
                    (*path, key, position),
                    f"'{name}' is not an option of {actor}",
                    f"add 'open_to: [{actor}]' to it, or name one of its own",
                )


def is_open(crisis: Crisis, option: str, actor: str) -> bool:
    """Whether an actor can take or drop an option."""
    return option.partition(".")[0] == actor or actor in crisis.options[option].open_to


def _check_step(crisis: Crisis, problems: Problems, path: Path, step: Step) -> None:
    if step.actor is not None:
        _check_own(crisis, problems, path, step.actor, step)
    elif step.takes or step.drops:
        problems.at(path, "options are taken here, but by whom?", "add 'actor:'")
    if not (step.takes or step.drops or step.event or step.sets or step.clears or step.text):
        problems.at(
            path,
            "nothing happens in this step",
            "say what is taken, dropped or set, or tell it as 'text:'",
        )


def _check_consequences(crisis: Crisis, problems: Problems) -> None:
    ring = cycle_in(crisis.consequences)
    if ring:
        chain = " → ".join(str(position + 1) for position in [*ring, ring[0]])
        message = f"consequences wait for each other in a ring (numbers {chain} of the list)"
        problems.at(
            ("consequences", min(ring)),
            message,
            "say directly what follows from the first cause, in one of them",
        )
        return
    for first, second, name in conflicts_in(crisis.consequences):
        message = f"this and consequence {first + 1} can hold at once, and set '{name}' both ways"
        problems.at(("consequences", second), message, "make their 'when' exclude each other")


def _check_dates(crisis: Crisis, problems: Problems) -> None:
    dated = [(("history", position, "on"), step.on) for position, step in enumerate(crisis.history)]
    scheduled = [
        (("schedule", position, "on"), entry.on) for position, entry in enumerate(crisis.schedule)
    ]
    for path, when in dated + scheduled:
        if crisis.span and (
            when.latest < crisis.span.earliest or when.earliest > crisis.span.latest
        ):
            problems.at(
                path,
                f"{when.text} lies outside of the span {crisis.span.text}",
                "correct the date, or widen 'span:'",
            )
    for (_, before), (path, after) in itertools.pairwise(dated):
        if after.latest < before.earliest:
            problems.at(
                path,
                f"{after.text} comes before the step above it",
                "put the steps in the order of time",
            )


def _check_stances(crisis: Crisis, problems: Problems) -> None:
    for name, claim in crisis.evidence.items():
        stance = claim.stance
        for element in (*stance.supports, *stance.disputes, *stance.contradicts):
            if not _exists(crisis, element):
                message = f"claim '{name}' bears on '{element[:60]}', which is not in this file"
                problems.at(
                    ("sources",),
                    message,
                    "write it as section.name, as in 'options.usa.quarantine'",
                )


def _exists(crisis: Crisis, element: str) -> bool:
    section, _, rest = element.partition(".")
    part = getattr(crisis, section, None) if section in Crisis.model_fields else None
    if isinstance(part, Mapping):
        return not rest or rest in part or any(rest.startswith(f"{name}.") for name in part)
    return part is not None
