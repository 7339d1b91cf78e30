"""What kinds of work have in common: open the crisis, shape the answer, and say how to get it without the app."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING, Any, TypeVar

from excomm.web.shapes.answer import Answer, Code

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from excomm.space.space import Space

Shape = TypeVar("Shape", bound=Answer)


def opened(path: Path, variants: Sequence[str], vary: Mapping[str, str]) -> Space:
    """The crisis of a file, compiled, with variants applied and quantities varied."""
    from excomm.loading import load_space
    from excomm.process.varying import varied
    from excomm.space.compiling import compile_space

    space = load_space(path, variants=variants)
    return compile_space(varied(space.crisis, vary)) if vary else space


def shaped(shape: type[Shape], data: Mapping[str, Any]) -> Shape:
    """What a shape has room for, of plain data that may hold more."""
    return shape.model_validate({key: data[key] for key in shape.model_fields if key in data})


def code_for(
    analysis: str,
    crisis: str,
    variants: Sequence[str],
    options: Mapping[str, object],
    *,
    positional: Sequence[str] = (),
) -> Code:
    """How to get the answer of an analysis by its command, and by its function of the same name.

    `options` are those that differ from what is taken anyway, and `vary` if quantities are varied; those named in
    `positional` come without their name in Python.

    >>> code_for("simulate", "chicken", ["bold"], {"runs": 500}).command
    'excomm simulate chicken --variant bold --runs 500'
    """
    options = dict(options)
    vary = options.pop("vary", None) or {}
    assert isinstance(vary, dict)  # noqa: S101 - the shapes of arguments see to it
    words = ["excomm", analysis, crisis]
    for variant in variants:
        words += ["--variant", variant]
    for place, quantity in vary.items():
        words += ["--vary", f"{place}={quantity}"]
    for key, value in options.items():
        option = {"together": "outcome"}.get(key, key)
        for one in value if isinstance(value, tuple | list) else (value,):
            words += [f"--{option}", str(one)]
    chosen = f", variants={list(variants)!r}" if variants else ""
    lines = ["import excomm as ex", "", f"crisis = ex.load({crisis!r}{chosen})"]
    if vary:
        lines.append(f"crisis = ex.varied(crisis, {vary!r})")
    asked = ", ".join(
        repr(value) if key in positional else f"{key}={value!r}" for key, value in options.items()
    )
    lines += [f"found = ex.{analysis}(crisis{', ' if asked else ''}{asked})", "print(found)", ""]
    return Code(command=shlex.join(words), python="\n".join(lines))


def unusual(arguments: Answer) -> dict[str, object]:
    """The arguments that differ from what is taken where nothing is said."""
    return arguments.model_dump(exclude_defaults=True)
