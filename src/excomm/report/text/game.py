"""What could come of a game, as text: who has which choices, and where players would come to rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.games.results import StrategicAnalysis
from excomm.report.text.game_next import next_lines
from excomm.report.text.game_payoffs import number, numbers, payoff_lines, profile_words
from excomm.report.text.game_tree import tree_lines
from excomm.report.text.grid import grid
from excomm.report.text.paper import heading, item, paragraph, strong, wrapped
from excomm.report.words.names import counted, listed
from excomm.space.naming import number_of

if TYPE_CHECKING:
    from excomm.games.mixed import Equilibrium
    from excomm.games.results import ExtensiveAnalysis
    from excomm.games.strategic import Profile
    from excomm.report.text.paper import Paper

# So many equilibria are shown unless all are asked for.
SHOWN = 10


def game_lines(
    paper: Paper, found: StrategicAnalysis | ExtensiveAnalysis, *, name: str, every: bool = False
) -> list[str]:
    """Lay out what was found of a game; `name` is what the user calls it by, with what has to be typed again."""
    lines = [strong(paper, line) for line in wrapped(found.game.title or "A game", paper.width)]
    if isinstance(found, StrategicAnalysis):
        lines += _strategic(paper, found, every=every)
    else:
        lines += tree_lines(paper, found, every=every)
    if len(found.game.players) > 1:
        for why in dict.fromkeys(found.lacking.values()):
            lines += ["", *paragraph(paper, f"Not answered: {why}.")]
    return lines + next_lines(paper, found, name=name)


def _strategic(paper: Paper, found: StrategicAnalysis, *, every: bool) -> list[str]:
    lines = paragraph(paper, _what_is_chosen(found))
    lines += [line for one in _left_out(found) for line in paragraph(paper, one)]
    lines += payoff_lines(paper, found)
    if found.pure is not None:
        lines += heading(
            paper,
            "PURE EQUILIBRIA, from which nobody gains by choosing otherwise alone"
            if len(found.game.players) > 1
            else "BEST CHOICE, than which no other is worth more",
        )
        lines += _some(paper, [profile_words(found, one) for one in found.pure], every=every)
    if found.dominance is not None:
        lines += heading(paper, "DOMINATED STRATEGIES, worse than another whatever the others do")
        words = [
            f"{one.player}: {one.strategy}, worse than {one.by} (round {one.round})"
            for one in found.dominance.dominated
        ]
        lines += _some(paper, words, every=every)
    if found.mixed is not None:
        lines += _mixed(paper, found, every=every)
    if found.moves is not None:
        lines += _moves(paper, found)
    return lines


def _what_is_chosen(found: StrategicAnalysis) -> str:
    who = _who_chooses(found)
    if found.read is None or found.read.form is None:
        return f"{who}."
    form = found.read.form
    worth = (
        "Payoffs are ranks of states: 1 is worst."
        if form.payoffs == "ranks"
        else "Payoffs are the utilities by which actors choose in time."
    )
    left_out = int((~found.game.possible).sum())
    excluded = (
        f" {counted(left_out, 'combination', 'combinations')} of strategies cannot be."
        if left_out
        else ""
    )
    return f"{who}, from state {number_of(form.base)} on. {worth}{excluded}"


def _left_out(found: StrategicAnalysis) -> list[str]:
    """What cannot be chosen from here, a sentence an actor."""
    if found.read is None or found.read.form is None:
        return []
    return [
        f"{actor} cannot choose {listed(names, last='or')} from here, whatever others do: the rules of the file"
        " allow no such state. It may become possible later; --state begins elsewhere."
        for actor, names in found.read.form.left_out.items()
    ]


def _who_chooses(found: StrategicAnalysis) -> str:
    sizes = [
        f"{player} among {counted(len(own), 'strategy', 'strategies')}"
        for player, own in zip(found.game.players, found.game.strategies, strict=True)
    ]
    if len(sizes) == 1:
        return f"There is one player only, so that this is a choice and no game: {sizes[0]}"
    return f"All choose at once, nobody seeing what others choose: {listed(sizes)}"


def _some(paper: Paper, words: list[str], *, every: bool) -> list[str]:
    """The first of some items, or all; that there are none, if so."""
    if not words:
        return ["None."]
    shown = words if every else words[:SHOWN]
    lines = [line for one in shown for line in item(paper, one)]
    left = len(words) - len(shown)
    return [*lines, f"{left} more: add --all."] if left else lines


def _mixed(paper: Paper, found: StrategicAnalysis, *, every: bool) -> list[str]:
    if found.mixed is None:
        return []
    lines = heading(paper, "MIXED EQUILIBRIA, in which choices are left to chance")
    mixing = [one for one in found.mixed.equilibria if not one.pure]
    lines += _some(paper, [_mixture_words(found, one) for one in mixing], every=every)
    if found.mixed.degenerate:
        text = (
            "The game is degenerate: some mixture has more best answers than it has parts, so that there may be"
            " equilibria without number between those named here and above."
        )
        lines += paragraph(paper, text)
    if (
        found.read is not None
        and found.read.form is not None
        and found.read.form.payoffs == "ranks"
    ):
        lines += paragraph(
            paper,
            "Mixing takes the distances between ranks as given; --payoffs utilities has others.",
        )
    return lines


def _mixture_words(found: StrategicAnalysis, one: Equilibrium) -> str:
    game = found.game
    parts = []
    for player, own, mixture in zip(game.players, game.strategies, one.mixtures, strict=True):
        odds = listed(
            [f"{name} {share}" for name, share in zip(own, mixture, strict=True) if share]
        )
        parts.append(f"{player}: {odds}")
    return f"{'; '.join(parts)}; on average {', '.join(map(number, one.payoffs))}"


def _moves(paper: Paper, found: StrategicAnalysis) -> list[str]:
    """From each state, where play by the theory of moves ends."""
    if found.moves is None:
        return []
    lines = heading(
        paper, "THEORY OF MOVES, where players come to rest who look ahead move by move"
    )
    rows = []
    for row in found.moves.table:
        movers = [
            player for player, moves in zip(found.game.players, row.moves, strict=True) if moves
        ]
        ends = " or ".join(_brief(found, end) for end in row.ends)
        rows.append([_brief(found, row.start), listed(movers or ["nobody"]), ends])
    lines += grid(paper, ["play begins in", "would move", "and ends in"], rows)
    resting = listed([_brief(found, end) for end in found.moves.equilibria])
    lines += ["", *paragraph(paper, f"Nonmyopic equilibria: {resting}.")]
    return lines + paragraph(
        paper,
        "Such an equilibrium is a state in which play comes to rest that begins in some state, when both look ahead"
        " to where all moves and answers to moves would end.",
    )


def _brief(found: StrategicAnalysis, profile: Profile) -> str:
    payoffs = numbers(found, profile)
    if found.read is None or found.read.form is None:
        return f"({payoffs})"
    return f"state {number_of(int(found.read.form.states[profile]))} ({payoffs})"
