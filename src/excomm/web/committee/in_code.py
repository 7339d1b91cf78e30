"""Says how to let a committee meet without the app: by a command, if one can say it, and in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.process.committee_room import default_committee
from excomm.report.words.python import call, literal
from excomm.web.as_code import code_of
from excomm.web.cards import crisis_of
from excomm.web.committee.ground import SEED
from excomm.web.committee.working import checked, parts_of, vary_of
from excomm.web.shapes.committee_full import CommitteeArguments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.model.crisis import Crisis
    from excomm.model.people import Committee
    from excomm.web.committee.ground import Ground
    from excomm.web.shapes.answer import Code
    from excomm.web.shapes.committee import Working
    from excomm.web.shelf import Shelved

# What a command says of a committee takes more than one meeting of it.
ONE_MEETING = "# The command takes each setting away too, and may not settle then: this one meeting is had in Python."
# What a command cannot say of a committee.
PYTHON_ONLY = "# Commands change quantities alone: other ways of working are changed in Python."
WAVES_IN_PYTHON = (
    "# Commands tell the first positions and the last words: what lies between is had in Python."
)
_PRINTED = (
    "for place, course in enumerate(meeting.room.courses):",
    "    low, _, high = meeting.chance(course)",
    '    print(f"{course}: {meeting.decision[:, place].mean():.4f} ({low:.4f} to {high:.4f})")',
)


def meeting_code(ground: Ground, working: Working) -> Code:
    """How to come to the figures of a meeting, and to what moving something changes in them."""
    crisis, name = ground.crisis, ground.name
    changes = _changes(crisis, name, working)
    compared = bool(changes) and ground.own is not None
    own = [f"own = {_meets(ground)}"] if compared else []
    lines = [*own, *changes, *_met(ground), *_PRINTED]
    if compared:
        lines.append("print((meeting.decision - own.decision).mean(axis=0).round(4))")
    lines.append("print(dict(zip(meeting.room.members, meeting.shares.mean(axis=0).round(4))))")
    words = ["committee", "--committee", name, "--samples", str(ground.draws)]
    words += _typed(crisis, name, working)
    code = code_of(ground.shelved, ground.variants, words, lines)
    if ground.own is None:
        code = code.model_copy(update={"command": ONE_MEETING})
    return _if_said(code, crisis.committees[name], working)


def waves_code(ground: Ground, working: Working, rounds: Sequence[int]) -> Code:
    """How to come to the figures after each of some rounds; a command tells the first and the last alone."""
    crisis, name = ground.crisis, ground.name
    lines = [
        "from excomm.process.committee_rounds import decided, statements_after",
        *_changes(crisis, name, working),
        *_met(ground),
        "shape = (-1, len(meeting.room.members), len(meeting.room.courses))",
        f"for rounds, said in statements_after(meeting.room, {list(rounds)}).items():",
        "    decision = decided(meeting.room, said).reshape(-1, len(meeting.room.courses))",
        "    print(rounds, decision.mean(axis=0).round(4))",
        "    print(said.reshape(shape).mean(axis=0).round(4))",
    ]
    code = code_of(ground.shelved, ground.variants, ["committee"], lines)
    return code.model_copy(update={"command": WAVES_IN_PYTHON})


def full_code(asked: CommitteeArguments, shelved: Shelved, variants: Sequence[str]) -> Code:
    """How to come to the figures of a full analysis. Raises `InputError` where there is no such committee."""
    crisis = crisis_of(shelved, tuple(variants))
    name = asked.committee or default_committee(crisis) or ""
    working = checked(crisis, name, asked.working)
    usual = CommitteeArguments(committee=name)
    words, given = ["committee", "--committee", name], {}
    for key in ("samples", "seed"):
        value = getattr(asked, key)
        if value != getattr(usual, key):
            words += [f"--{key}", str(value)]
            given[key] = value
    if asked.fit:
        words.append("--fit")
        given["fit"] = True
    lines = [
        *_changes(crisis, name, working),
        f"found = {call('ex.committee', 'crisis', literal(name), **given)}",
        "print(found)",
        "for change in found.changes:",
        "    print(change.setting, change.without, change.in_full)",
        *(["print(found.fit.after, found.fit.evidence)"] if asked.fit else []),
    ]
    words += _typed(crisis, name, working)
    return _if_said(code_of(shelved, variants, words, lines), crisis.committees[name], working)


def _met(ground: Ground) -> list[str]:
    """The lines that let a committee meet; by itself alone where it would not settle as the file has it."""
    if ground.own is not None:
        return [f"meeting = {_meets(ground)}"]
    draws = call("draws_of", "crisis", samples=ground.draws, seed=SEED)
    room = call("room_of", "crisis", literal(ground.name), draws)
    return [
        "from excomm.process.committee_analysis import meeting_of",
        "from excomm.process.committee_draws import draws_of",
        "from excomm.process.committee_room import room_of",
        f"meeting = {call('meeting_of', room, samples=ground.draws)}",
    ]


def _meets(ground: Ground) -> str:
    return f"{call('ex.committee', 'crisis', literal(ground.name), samples=ground.draws)}.meeting"


def _typed(crisis: Crisis, name: str, working: Working) -> list[str]:
    vary = vary_of(crisis, name, working)
    return [word for place, one in vary.items() for word in ("--vary", f"{place}={one}")]


def _if_said(code: Code, committee: Committee, working: Working) -> Code:
    """The same, without a command where none can say it."""
    said = not any(parts_of(committee, working))
    return code if said else code.model_copy(update={"command": PYTHON_ONLY})


def _changes(crisis: Crisis, name: str, working: Working) -> list[str]:
    """The lines of Python that have a committee of a crisis work so."""
    lines = []
    vary = vary_of(crisis, name, working)
    if vary:
        lines.append(f"crisis = ex.varied(crisis, {literal(vary)})")
    update, leader = parts_of(crisis.committees[name], working)
    if not (update or leader):
        return lines
    lines.append(f"committee = crisis.committees[{literal(name)}]")
    if leader:
        lines.append(f"leader = committee.leader.model_copy(update={literal(leader)})")
        lines.append('committee = committee.model_copy(update={"leader": leader})')
    if update:
        lines.append(f"committee = committee.model_copy(update={literal(update)})")
    lines.append(f"committees = {{**crisis.committees, {literal(name)}: committee}}")
    lines.append('crisis = crisis.model_copy(update={"committees": committees})')
    return lines
