"""Tells all of one state: what is true, how it lasts, who could move where, and how one comes there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from excomm.report.sections.states import titled
from excomm.report.words.names import called, capital
from excomm.report.words.states import holdings, move_in_words
from excomm.space.naming import number_of
from excomm.space.states import state_names
from excomm.web.as_code import code_of
from excomm.web.shapes.states import MovesOf, OpenMove, StateTold
from excomm.web.states.cards import cards_of
from excomm.web.states.paths import path_by_improvements, path_by_moves

if TYPE_CHECKING:
    from excomm.web.shapes.states import PathThere
    from excomm.web.states.analysed import Analysed

# So many moves of each actor are told, those first by which it gains most.
MOST_MOVES = 24
DOES_NOT_LAST = "Does not last: by no concept has every actor a reason to stay."


def told(of: Analysed, state: int) -> StateTold:
    """Tell of a state, by its index."""
    space = of.space
    by_moves = path_by_moves(of.findings, state)
    by_improvements = path_by_improvements(of.findings, state)
    kind = of.states[state].kind
    [card] = cards_of(of, [state])
    number = number_of(state)
    return StateTold(
        state=card,
        facts=_facts(of, state),
        rests=f"{capital(kind.name)}. {kind.meaning}" if kind else DOES_NOT_LAST,
        moves=tuple(_moves(of, actor, state) for actor in range(len(space.actors))),
        by_moves=by_moves,
        by_improvements=by_improvements,
        along=cards_of(of, _along(by_moves, by_improvements)),
        code=code_of(
            of.shelved,
            of.variants,
            ["explain", "--state", str(number)],
            [f"print(ex.explain(crisis, state={number}))"],
        ),
    )


def _facts(of: Analysed, state: int) -> tuple[str, ...]:
    crisis = of.crisis
    return tuple(
        f"{capital(called(crisis, one.actor)) if one.actor else 'It holds'}: {'; '.join(one.texts)}."
        for one in holdings(crisis, state_names(of.space, state))
    )


def _along(*paths: PathThere) -> list[int]:
    """The states that paths lead through, each once."""
    ends = [end for path in paths for step in path.steps for end in (step.source, step.target)]
    return [number - number_of(0) for number in dict.fromkeys(ends)]


def _moves(of: Analysed, actor: int, state: int) -> MovesOf:
    ranks = of.space.graph.ranks[actor]
    targets = of.findings.ground.moves[actor].of(state)
    targets.sort(key=lambda end: (-int(ranks[end]), end))
    return MovesOf(
        actor=of.space.actors[actor],
        total=len(targets),
        better=sum(int(ranks[end]) > int(ranks[state]) for end in targets),
        moves=tuple(_move(of, actor, state, end) for end in targets[:MOST_MOVES]),
    )


def _move(of: Analysed, actor: int, state: int, end: int) -> OpenMove:
    space = of.space
    outcome = int(space.outcome[end])
    return OpenMove(
        to=number_of(end),
        text=move_in_words(space, actor, state, end),
        outcome=titled(space.outcomes[outcome]) if outcome >= 0 else "",
        gain=_gain(of, actor, state, end),
    )


def _gain(of: Analysed, actor: int, state: int, end: int) -> Literal["better", "same", "worse"]:
    before, after = (int(of.space.graph.ranks[actor][one]) for one in (state, end))
    if after == before:
        return "same"
    return "better" if after > before else "worse"
