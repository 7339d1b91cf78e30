"""Why a state lasts, or does not, as a result that can be read, tabled and quoted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from excomm.report.data.explanation import explanation_data
from excomm.report.text.explanation import explanation_lines, explanation_markdown
from excomm.report.text.paper import Paper
from excomm.report.verdicts import Verdict, verdict_of_coalition, verdicts_on
from excomm.report.words.telling import MOST_TOLD
from excomm.space.naming import number_of, state_meant
from excomm.space.provenance import Provenance, provenance_of
from excomm.stability.analysis import compiled
from excomm.stability.asking import members_of
from excomm.tables.saving import saved
from excomm.tables.table import Table
from excomm.tables.tabular import Tabular

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike

    from excomm.model.crisis import Crisis
    from excomm.space.naming import SaidState
    from excomm.space.space import Space


@dataclass(frozen=True)
class Explanation(Tabular):
    """The verdicts on one state, each with its certificate and with its words; print it to read them."""

    space: Space
    verdicts: tuple[Verdict, ...]
    provenance: Provenance

    def __str__(self) -> str:
        """The words, laid out for a terminal of eighty columns."""
        name = self.provenance.crisis
        return "\n".join(
            explanation_lines(Paper(80, styled=False), self.space, self.verdicts, name=name)
        )

    def __repr__(self) -> str:
        held = ", ".join(f"{'' if one.held else 'not '}for {one.who}" for one in self.verdicts)
        state = number_of(self.verdicts[0].certificate.asked.state)
        return f"<Explanation of {self.provenance.crisis}: state {state} is stable {held}>"

    def to_markdown(self, path: str | PathLike[str] | None = None) -> str:
        """The words as Markdown, to be quoted in a paper or a letter; written to `path` too, if there is one."""
        return saved(explanation_markdown(self.space, self.verdicts), path)

    def data(self) -> list[dict[str, Any]]:
        """The verdicts, certificates and words as plain data."""
        return [explanation_data(self.space, verdict) for verdict in self.verdicts]

    def table(self) -> Table:
        """One row for each paragraph: for whom, whether the state is stable, and what is said."""
        rows = [(verdict, passage) for verdict in self.verdicts for passage in verdict.passages]
        return Table(
            f"Why a state of {self.space.crisis.title} lasts, or not",
            {
                "for": tuple(verdict.who for verdict, _ in rows),
                "stable": tuple(verdict.held for verdict, _ in rows),
                "depth": tuple(passage.depth for _, passage in rows),
                "text": tuple(passage.text for _, passage in rows),
            },
        )


def explain(
    crisis: Crisis | Space,
    *,
    state: SaidState,
    actors: Iterable[str] | None = None,
    coalition: Iterable[str] = (),
    concept: str = "seq",
    sanctions: str = "legal",
    most: int = MOST_TOLD,
) -> Explanation:
    """Why a state of a crisis is stable, or is not, for each actor, or for a coalition of several.

    `state` is "start", "history" (where history ended), a number as the command line counts, a text of names
    ("a.x, b.y"), or the names of what is true in it; `actors` are those asked about (all if left out). With a
    `coalition` the question is whether its members would leave together. `concept` and `sanctions` are as for
    `stability`; `most` bounds how many temptations are told to each actor. Every verdict carries the certificate
    that its words are made from. Raises `InputError` for unknown names, and for what is no state.

    >>> import excomm as ex
    >>> answer = ex.explain(ex.load("chicken"), state="first.swerve")
    >>> [(verdict.who, verdict.held) for verdict in answer.verdicts]
    [('First driver', True), ('Second driver', True)]
    """
    space = compiled(crisis)
    asked = state_meant(space, state)
    together = members_of(space, coalition)
    if together:
        verdicts: tuple[Verdict, ...] = (
            verdict_of_coalition(space, asked, together, concept=concept, most=most),
        )
    else:
        who = members_of(space, space.actors if actors is None else actors)
        verdicts = verdicts_on(space, asked, who, concept=concept, sanctions=sanctions, most=most)
    return Explanation(space, verdicts, provenance_of(space.crisis))
