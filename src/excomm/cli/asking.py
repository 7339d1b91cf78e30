"""Opens the crisis that a command is about, with the variants and the quantities that were typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from excomm.space.space import Space


def space_asked(crisis: str, variants: Sequence[str] | None, quantities: list[str] | None) -> Space:
    """Return the crisis compiled, its variants applied and its quantities varied.

    >>> space_asked("chicken", None, ["actors.first.pace=2 days"]).crisis.actors["first"].pace.value
    2.0
    """
    from excomm.loading import load_space

    space = load_space(crisis, variants=variants or ())
    if not quantities:
        return space
    from excomm.cli.arguments import quantities_typed
    from excomm.process.varying import varied
    from excomm.space.compiling import compile_space

    return compile_space(varied(space.crisis, quantities_typed(quantities)))
