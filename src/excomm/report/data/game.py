"""What could come of a game, as plain data; fractions are texts, as in "1/2"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from excomm.games.extensive import Decision, End
from excomm.games.mixing import LOOKED_FOR
from excomm.games.results import StrategicAnalysis
from excomm.games.strategic import told_apart
from excomm.space.naming import number_of
from excomm.space.states import state_names

if TYPE_CHECKING:
    from excomm.games.backward import Backward
    from excomm.games.believing import Assessment
    from excomm.games.results import CrisisRead, ExtensiveAnalysis
    from excomm.games.strategic import Profile


def game_data(found: StrategicAnalysis | ExtensiveAnalysis) -> dict[str, Any]:
    """Return the game and all that was found of it for JSON."""
    head = {
        "crisis": found.read.space.crisis.crisis if found.read else None,
        "title": found.game.title,
        "players": list(found.game.players),
    }
    body = _strategic(found) if isinstance(found, StrategicAnalysis) else _extensive(found)
    return {**head, **body, "does_not_apply": dict(found.lacking)}


def _strategic(found: StrategicAnalysis) -> dict[str, Any]:
    game = found.game
    made: dict[str, Any] = {
        "strategies": dict(zip(game.players, map(list, game.strategies), strict=True)),
        "payoffs": found.read.form.payoffs if found.read and found.read.form else "numbers",
    }
    if found.read and found.read.form:
        made["impossible"] = {
            actor: list(names) for actor, names in found.read.form.left_out.items()
        }
    if found.pure is not None:
        made["pure"] = [_profile(found, profile) for profile in found.pure]
    if found.dominance is not None:
        made["dominance"] = {
            "dominated": [
                {"round": one.round, "player": one.player, "strategy": one.strategy, "by": one.by}
                for one in found.dominance.dominated
            ],
            "left": dict(
                zip(game.players, map(list, found.dominance.left.strategies), strict=True)
            ),
        }
    if found.mixed is not None:
        made["mixed"] = {
            "degenerate": found.mixed.degenerate,
            "equilibria": [
                {
                    "mixtures": {
                        player: _mixture(own, mixture)
                        for player, own, mixture in zip(
                            game.players, game.strategies, one.mixtures, strict=True
                        )
                    },
                    "payoffs": list(map(str, one.payoffs)),
                }
                for one in found.mixed.equilibria
            ],
        }
    if found.moves is not None:
        made["theory_of_moves"] = {
            "convention": found.moves.convention,
            "from": [
                {
                    "start": _profile(found, row.start),
                    "moves": dict(zip(game.players, row.moves, strict=True)),
                    "ends": [_profile(found, end) for end in row.ends],
                }
                for row in found.moves.table
            ],
            "equilibria": [_profile(found, end) for end in found.moves.equilibria],
        }
    return made


def _mixture(strategies: tuple[str, ...], mixture: tuple[Any, ...]) -> dict[str, str]:
    return {name: str(odds) for name, odds in zip(strategies, mixture, strict=True) if odds}


def _profile(found: StrategicAnalysis, profile: Profile) -> dict[str, Any]:
    game = found.game
    made: dict[str, Any] = {
        "strategies": dict(zip(game.players, game.names(profile), strict=True)),
        "payoffs": list(map(str, game.payoff(profile))),
    }
    if found.read is not None and found.read.form is not None:
        made |= _state(found.read, int(found.read.form.states[profile]))
    return made


def _state(read: CrisisRead, state: int) -> dict[str, Any]:
    space = read.space
    outcome = int(space.outcome[state])
    return {
        "number": number_of(state),
        "state": list(state_names(space, state)),
        "outcome": space.outcomes[outcome] if outcome >= 0 else None,
    }


def _extensive(found: ExtensiveAnalysis) -> dict[str, Any]:
    game = found.game
    made: dict[str, Any] = {
        "nodes": len(game.nodes),
        "ends": sum(isinstance(node, End) for node in game.nodes),
        "information_sets": len(game.information),
        "perfect_information": game.perfect,
    }
    if found.backward is not None:
        made["backward"] = _solved(found, found.backward) | {"ties": len(found.backward.ties)}
    if found.perfect is not None:
        # What all do alike is left out; in large trees that is nearly everything.
        apart = [
            place
            for place in found.perfect[0].plan
            if len({one.plan[place] for one in found.perfect}) > 1
        ]
        made["subgame_perfect"] = [
            _solved(found, one) | {"differs_in": [_choice(one, place) for place in apart]}
            for one in found.perfect
        ]
    if found.bayesian is not None:
        made["bayesian"] = [_assessment(one) for one in found.bayesian]
        made["bayesian_looked_for"] = LOOKED_FOR
    return made


def _solved(found: ExtensiveAnalysis, solved: Backward) -> dict[str, Any]:
    """One solution: the way that play goes, where it ends, and what that is worth."""
    end = solved.path[-1]
    made: dict[str, Any] = {
        "path": path_of(solved),
        "payoffs": list(map(str, solved.values[0])),
        "ends_in": found.game.nodes[end].name,
    }
    if found.read is not None and found.read.tree is not None:
        made |= _state(found.read, found.read.tree.states[end])
    return made


def path_of(solved: Backward) -> list[dict[str, str]]:
    """The moves that are made by who reasons backward: who does what, up to the first move of chance."""
    moves = [place for place in solved.path if place in solved.plan]
    return [
        {key: choice[key] for key in ("player", "action")}
        for choice in (_choice(solved, place) for place in moves)
    ]


def _choice(solved: Backward, place: int) -> dict[str, str]:
    """What is done at a node."""
    node = solved.game.nodes[place]
    if not isinstance(node, Decision):
        raise TypeError("only at a decision something is done")
    return {
        "node": node.name,
        "player": solved.game.players[node.player],
        "action": node.actions[solved.plan[place]],
    }


def _assessment(one: Assessment) -> dict[str, Any]:
    game = one.game
    return {
        "outcomes": {name: str(odds) for name, odds in one.outcomes.items()},
        "payoffs": list(map(str, one.payoffs)),
        "information_sets": [
            {
                "player": game.players[key[0]],
                "name": key[1],
                "does": _mixture(told_apart(game.actions(key)), one.behaviour[key]),
                # A list: nodes may share their names.
                "believes": [
                    {"node": game.nodes[place].name, "probability": str(odds)}
                    for place, odds in zip(places, one.beliefs[key], strict=True)
                    if odds
                ],
                "belief_is_free": key in one.free,
            }
            for key, places in game.information.items()
        ],
    }
