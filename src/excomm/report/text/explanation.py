"""Explanations as text and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words.names import listed, spaced
from excomm.report.words.states import state_in_words
from excomm.space.naming import number_of
from excomm.space.states import state_names

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.verdicts import Verdict
    from excomm.report.words.passages import Passage
    from excomm.space.space import Space

# What each concept asks of a state: put before the answer, so that nobody takes the question for a finding.
QUESTIONS = {
    "nash": "Nash stability (nash): is there no improvement at all?",
    "gmr": (
        "general metarationality (gmr): could every improvement be answered, even at the answerer's own expense?"
    ),
    "smr": (
        "symmetric metarationality (smr): could every improvement be answered, even at the answerer's own expense, "
        "in a way that one more move would not make good?"
    ),
    "seq": (
        "sequential stability (seq): would every improvement be answered, by moves that are to the answerer's own "
        "advantage?"
    ),
    "symmetric_seq": (
        "symmetric sequential stability (symmetric_seq): would every improvement be answered, by moves that are to "
        "the answerer's own advantage, in a way that one more move would not make good?"
    ),
    "sim": (
        "simultaneous stability (sim): would every improvement be answered, afterwards or at the same moment, by "
        "moves that are to the answerer's own advantage?"
    ),
    "cnash": "coalition Nash stability (cnash): is there no improvement together at all?",
    "cgmr": (
        "coalition general metarationality (cgmr): could every improvement together be answered, even at the "
        "answerers' own expense?"
    ),
    "csmr": (
        "coalition symmetric metarationality (csmr): could every improvement together be answered, even at the "
        "answerers' own expense, in a way that the coalition could not make good?"
    ),
    "cseq": (
        "coalition sequential stability (cseq): would every improvement together be answered by others, alone or "
        "together, to the advantage of each who answers?"
    ),
}

WISHES = (
    "A wish is a statement of an actor's preferences, numbered by importance: of two states, "
    "the first wish that is true in just one of them decides."
)


def explanation_lines(
    paper: Paper, space: Space, verdicts: Sequence[Verdict], *, name: str
) -> list[str]:
    """Lay out the verdicts on one state, one after the other; `name` is what the user calls the crisis by."""
    asked = verdicts[0].certificate.asked
    lines = _opening(paper, space, asked.state)
    lines += ["", *paragraph(paper, f"Asked by {QUESTIONS[asked.concept]}")]
    lines += ["", *paragraph(paper, verdicts_in_short(space, verdicts))]
    for verdict in verdicts:
        lines += heading(paper, verdict.who)
        for passage in verdict.passages:
            lines += _passage(paper, passage)
    if any(space.crisis.preferences[actor].statements for actor in space.actors):
        lines += ["", *paragraph(paper, WISHES)]
    return lines + hint(paper, "The wishes, and all that the file says:", f"excomm show {name}")


def _opening(paper: Paper, space: Space, state: int) -> list[str]:
    """The state, by its names and in words."""
    names = state_names(space, state)
    place = int(space.outcome[state])
    outcome = f" ({spaced(space.outcomes[place])})" if place >= 0 else ""
    title = f"{space.crisis.title}: state {number_of(state)}{outcome}"
    return [
        *(strong(paper, line) for line in wrapped(title, paper.width)),
        *paragraph(paper, ", ".join(names), indent=2),
        *paragraph(paper, state_in_words(space.crisis, names), indent=2),
    ]


def verdicts_in_short(space: Space, verdicts: Sequence[Verdict]) -> str:
    """For whom the state is stable, and for whom not."""
    stable = listed([verdict.who for verdict in verdicts if verdict.held] or [""])
    leaving = listed([verdict.who for verdict in verdicts if not verdict.held] or [""])
    if not leaving:
        everybody = len(verdicts) == len(space.actors)
        return f"Stable for {stable}{': an equilibrium' if everybody else ''}."
    return f"Not stable for {leaving}{f'; stable for {stable}' if stable else ''}."


def _passage(paper: Paper, passage: Passage) -> list[str]:
    if passage.depth == 0:
        return paragraph(paper, passage.text)
    return item(paper, passage.text, mark="-", indent=2 * passage.depth)


def explanation_markdown(space: Space, verdicts: Sequence[Verdict]) -> str:
    """Write the verdicts on one state as Markdown, to be quoted in a paper or a letter."""
    names = state_names(space, verdicts[0].certificate.asked.state)
    shown = ", ".join(f"`{name}`" for name in names) or "nothing is true"
    lines = [f"## {space.crisis.title}: {shown}", "", verdicts_in_short(space, verdicts)]
    for verdict in verdicts:
        first, *rest = verdict.passages
        lines += ["", f"### {verdict.who}", "", first.text]
        lines += ["", *map(_bullet, rest)] if rest else []
    return "\n".join(lines) + "\n"


def _bullet(passage: Passage) -> str:
    return f"{'  ' * (passage.depth - 1)}- {passage.text}"
