"""What kinds of work have in common: open the crisis, shape the answer, and say how to get it without the app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from excomm.report.words.python import call, literal
from excomm.web.as_code import code_of
from excomm.web.shapes.answer import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from excomm.space.space import Space
    from excomm.web.shapes.answer import Code
    from excomm.web.shelf import Shelved

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
    crisis: Shelved,
    variants: Sequence[str],
    asked: Answer,
    *,
    positional: Sequence[str] = (),
) -> Code:
    """How to get the answer of an analysis by its command, and by its function of the same name.

    Only what was `asked` otherwise than is usual is written; the arguments in `positional` need no name in Python.

    >>> from pathlib import Path
    >>> from excomm.web.shapes.simulate import SimulateArguments
    >>> from excomm.web.shelf import Shelved
    >>> chicken = Shelved("chicken", Path("chicken/crisis.yaml"), own=False)
    >>> code = code_for("simulate", chicken, [], SimulateArguments(runs=500))
    >>> code.command, code.python.splitlines()[-1]
    ('excomm simulate chicken --runs 500', 'print(ex.simulate(crisis, runs=500))')
    """
    options = asked.model_dump(mode="json", exclude_defaults=True)
    vary: dict[str, str] = options.pop("vary", {})
    words = [word for place, one in vary.items() for word in ("--vary", f"{place}={one}")]
    for key, value in options.items():
        option = "--outcome" if key == "together" else f"--{key}"
        for one in value if isinstance(value, list) else (value,):
            words += [option, str(one)]
    lines = [f"crisis = ex.varied(crisis, {literal(vary)})"] if vary else []
    first = [literal(options.pop(key)) for key in positional if key in options]
    lines.append(f"print({call(f'ex.{analysis}', 'crisis', *first, **options)})")
    return code_of(crisis, variants, [analysis, *words], lines)
