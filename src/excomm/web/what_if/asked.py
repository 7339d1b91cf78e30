"""Interventions as they were asked for, as the library has them, and as they are typed and written in Python."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.causes import interventions as library
from excomm.report.words.python import call

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.causes.interventions import Intervention
    from excomm.web.shapes.interventions import InterventionAsked


def meant(asked: InterventionAsked) -> Intervention:
    """The intervention of the library that is asked for.

    >>> from excomm.web.shapes.interventions import WithoutAsked
    >>> meant(WithoutAsked(kind="without", person="arkhipov"))
    Without(person='arkhipov')
    """
    found: Intervention = getattr(library, asked.kind.title())(**_fields(asked))
    return found


def all_meant(asked: Sequence[InterventionAsked]) -> list[Intervention]:
    """The interventions of the library that are asked for."""
    return [meant(one) for one in asked]


def typed(asked: InterventionAsked) -> list[str]:
    """The words of a command that ask for it.

    >>> from excomm.web.shapes.interventions import PreferAsked
    >>> typed(PreferAsked(kind="prefer", actor="usa", statement="not war", rank=2))
    ['--prefer', 'usa: not war@2']
    """
    return [f"--{asked.kind}", _word(asked)]


def in_python(asked: InterventionAsked) -> str:
    """The same in Python.

    >>> from excomm.web.shapes.interventions import TakeAsked
    >>> print(in_python(TakeAsked(kind="take", option="usa.air_strike", on="1962-10-20")))
    Take(option="usa.air_strike", on="1962-10-20")
    """
    return call(asked.kind.title(), **_fields(asked))


def imports(asked: Sequence[InterventionAsked]) -> str:
    """The line that imports what these are in Python."""
    names = sorted({one.kind.title() for one in asked})
    return f"from excomm.causes.interventions import {', '.join(names)}"


def _fields(asked: InterventionAsked) -> dict[str, object]:
    needed = {"kind": True}
    given = asked.model_dump(exclude_defaults=True, exclude=needed)
    if asked.kind == "believe":
        given["value"] = asked.value
    return given


def _word(asked: InterventionAsked) -> str:
    match asked.kind:
        case "take" | "force":
            name = asked.option if asked.kind == "take" else asked.event
            return f"{name}@{asked.on}" if asked.on else name
        case "replace":
            return f"{asked.person}={asked.leaning}"
        case "believe":
            return f"{asked.actor}:{asked.about}={'truth' if asked.value is None else asked.value}"
        case "prefer":
            rank = f"@{asked.rank}" if asked.rank > 1 else ""
            return f"{asked.actor}: {asked.statement}{rank}"
        case "unwant":
            return f"{asked.actor}: {asked.statement}"
        case "vary":
            return f"{asked.place}={asked.quantity}"
    (only,) = _fields(asked).values()
    return str(only)
