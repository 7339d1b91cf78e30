"""Explanations as text and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.report.text.paper import Paper, heading, hint, item, paragraph, strong, wrapped
from excomm.report.words import explained, state_in_words
from excomm.report.words.names import capital, listed, spaced
from excomm.report.words.states import number_of
from excomm.space.states import state_names
from excomm.stability.certificates import Stable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.report.words import Passage
    from excomm.space.space import Space
    from excomm.stability.certificates import Certificate, Question

_CONCEPTS = {
    "nash": "Nash stability: no improvement",
    "gmr": "general metarationality: every improvement can be answered",
    "smr": "symmetric metarationality: every improvement can be answered, without escape",
    "seq": "sequential stability: every improvement would be answered",
    "symmetric_seq": "symmetric sequential stability: every improvement would be answered, without escape",
    "sim": "simultaneous stability: every improvement would be answered, afterwards or at the same moment",
}

WISHES = (
    "A wish is a statement of an actor's preferences, numbered by importance: of two states, "
    "the first wish that is true in just one of them decides."
)


def explanation_lines(
    paper: Paper, space: Space, certificates: Sequence[Certificate], *, most: int, name: str
) -> list[str]:
    """Lay out the verdicts on one state, one actor after the other."""
    asked = certificates[0].asked
    lines = _opening(paper, space, asked)
    lines += ["", *paragraph(paper, _verdict(space, certificates))]
    for certificate in certificates:
        lines += heading(paper, space.crisis.actors[space.actors[certificate.asked.actor]].name)
        for passage in explained(space, certificate, most=most):
            lines += _passage(paper, passage)
    if any(space.crisis.preferences[actor].statements for actor in space.actors):
        lines += ["", *paragraph(paper, WISHES)]
    return lines + hint(paper, "The wishes, and all that the file says:", f"excomm show {name}")


def _opening(paper: Paper, space: Space, asked: Question) -> list[str]:
    """The state, in words and by its names."""
    names = state_names(space, asked.state)
    place = int(space.outcome[asked.state])
    outcome = f" ({spaced(space.outcomes[place])})" if place >= 0 else ""
    title = f"{space.crisis.title}: state {number_of(asked.state)}{outcome}"
    return [
        *(strong(paper, line) for line in wrapped(title, paper.width)),
        *paragraph(paper, ", ".join(names), indent=2),
        *paragraph(paper, state_in_words(space.crisis, names), indent=2),
        "",
        *paragraph(paper, f"By {_CONCEPTS[asked.concept]}."),
    ]


def _verdict(space: Space, certificates: Sequence[Certificate]) -> str:
    names = {
        held: [
            space.crisis.actors[space.actors[certificate.asked.actor]].name
            for certificate in certificates
            if isinstance(certificate, Stable) == held
        ]
        for held in (True, False)
    }
    if not names[False]:
        everybody = len(certificates) == len(space.actors)
        return f"Stable for {listed(names[True])}{': an equilibrium' if everybody else ''}."
    stable = f"; stable for {listed(names[True])}" if names[True] else ""
    return f"Not stable for {listed(names[False])}{stable}."


def _passage(paper: Paper, passage: Passage) -> list[str]:
    if passage.depth == 0:
        return paragraph(paper, passage.text)
    return item(paper, passage.text, mark="-", indent=2 * passage.depth)


def explanation_markdown(space: Space, certificates: Sequence[Certificate], *, most: int) -> str:
    """Write the verdicts on one state as Markdown, to be quoted in a paper or an issue."""
    names = state_names(space, certificates[0].asked.state)
    shown = ", ".join(f"`{name}`" for name in names) or "nothing is true"
    lines = [f"## {space.crisis.title}: {shown}", "", capital(_verdict(space, certificates))]
    for certificate in certificates:
        actor = space.crisis.actors[space.actors[certificate.asked.actor]].name
        first, *rest = explained(space, certificate, most=most)
        lines += ["", f"### {actor}", "", first.text]
        lines += ["", *map(_bullet, rest)] if rest else []
    return "\n".join(lines) + "\n"


def _bullet(passage: Passage) -> str:
    return f"{'  ' * (passage.depth - 1)}- {passage.text}"
