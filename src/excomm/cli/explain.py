"""`excomm explain`: why a state lasts, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.arguments import AnswersBy, CrisisName, ExplainedConcepts, FormattedWords, Variants

if TYPE_CHECKING:
    from excomm.report.verdicts import Verdict
    from excomm.space.space import Space


def explain(
    crisis: CrisisName,
    *,
    state: Annotated[
        str,
        typer.Option(
            "--state",
            "-s",
            metavar="STATE",
            help="Its number, 'start', 'history' (where history ended), or the names of what is true in it.",
            show_default=False,
        ),
    ] = "",
    actor: Annotated[
        list[str] | None,
        typer.Option("--actor", metavar="ACTOR", help="Only for this actor.", show_default="all"),
    ] = None,
    coalition: Annotated[
        str,
        typer.Option(
            "--coalition",
            metavar="ACTORS",
            help='For these actors together: "usa, ussr".',
            show_default=False,
        ),
    ] = "",
    concept: ExplainedConcepts = None,
    sanctions: AnswersBy = "legal",
    variant: Variants = None,
    every: Annotated[
        bool, typer.Option("--all", help="Tell every move that would tempt an actor, however many.")
    ] = False,
    form: FormattedWords = "text",
) -> None:
    """Explain why a state lasts, or why not.

    For each actor: what tempts it to leave the state, and what deters it. Without --state it is
    the one in which history ended, or else the one that lasts most firmly.
    """
    from excomm.cli.naming import actors_meant, setting, typed, within_bounds
    from excomm.cli.output import paper, say, say_json
    from excomm.loading import load_space
    from excomm.report.data.explanation import explanation_data
    from excomm.report.text.explanation import explanation_lines, explanation_markdown
    from excomm.report.verdicts import verdict_of_coalition, verdicts_on
    from excomm.report.words.telling import MOST_TOLD
    from excomm.space.naming import state_meant

    space = load_space(crisis, variants=variant or ())
    asked = state_meant(space, state) if state else _most_telling(space)
    most = space.states if every else MOST_TOLD
    told: list[tuple[Verdict, ...]] = []
    for one in concept or ("seq",):
        if coalition:
            members = actors_meant(space, [coalition])
            with within_bounds(
                "ask by --concept nash, gmr or smr, or add rules for what cannot be"
            ):
                together = verdict_of_coalition(space, asked, members, concept=one, most=most)
            told.append((together,))
        else:
            told.append(
                verdicts_on(
                    space,
                    asked,
                    actors_meant(space, actor),
                    concept=one,
                    sanctions=setting(sanctions),
                    most=most,
                )
            )
    if form == "json":
        say_json([explanation_data(space, verdict) for verdicts in told for verdict in verdicts])
    elif form == "md":
        print("\n".join(explanation_markdown(space, verdicts) for verdicts in told), end="")
    else:
        name = typed("", crisis, variant)
        pages = [explanation_lines(paper(), space, verdicts, name=name) for verdicts in told]
        say("\n\n".join("\n".join(page) for page in pages).splitlines())


def _most_telling(space: Space) -> int:
    """The state that a reader asks about first."""
    from excomm.report.lasting import lasting
    from excomm.report.overview import overview_of

    overview = overview_of(space)
    if overview.history_end is not None:
        return overview.history_end
    found = lasting(overview)
    return found.at(0).state if len(found) else space.start or 0
