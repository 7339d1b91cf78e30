"""`excomm explain`: why a state lasts, or does not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from excomm.cli.arguments import AnswersBy, CrisisName, FormattedWords, OneConcept, Variants

if TYPE_CHECKING:
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
    concept: OneConcept = "seq",
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
    from excomm.cli.naming import actors_meant, setting, state_meant, typed
    from excomm.cli.output import paper, say, say_json
    from excomm.loading import load_space
    from excomm.report.data.explanation import explanation_data
    from excomm.report.text.explanation import explanation_lines, explanation_markdown
    from excomm.report.words import MOST_TOLD
    from excomm.stability.analysis import settling_of
    from excomm.stability.explaining import explain as certificate_of
    from excomm.stability.groundwork import groundwork

    space = load_space(crisis, variants=variant or ())
    asked = state_meant(space, state) if state else _most_telling(space)
    actors = actors_meant(space, actor)
    ground = groundwork(space.graph)
    certificates = [
        certificate_of(
            ground,
            state=asked,
            actor=number,
            concept=concept,
            sanctions=setting(sanctions),
            settle=settling_of(space),
        )
        for number in actors
    ]
    most = space.states if every else MOST_TOLD
    if form == "json":
        say_json([explanation_data(space, certificate) for certificate in certificates])
    elif form == "md":
        print(explanation_markdown(space, certificates, most=most), end="")
    else:
        name = typed("", crisis, variant)
        say(explanation_lines(paper(), space, certificates, most=most, name=name))


def _most_telling(space: Space) -> int:
    """The state that a reader asks about first."""
    from excomm.report.lasting import lasting
    from excomm.report.overview import overview_of

    overview = overview_of(space)
    if overview.history_end is not None:
        return overview.history_end
    found = lasting(overview)
    return found.at(0).state if len(found) else space.start or 0
