"""Says how to get an answer without the app: what to type, and what to write in Python."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from excomm.crises import path_of, shipped
from excomm.report.sections.figures import loading
from excomm.web.shapes.answer import Code

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from excomm.web.shelf import Shelved


def code_of(
    crisis: Shelved, variants: Sequence[str], words: Sequence[str], python: Sequence[str]
) -> Code:
    """Write a command and its Python; `words` are the command's own, `python` the lines after the crisis is loaded.

    >>> from pathlib import Path
    >>> from excomm.web.shelf import Shelved
    >>> elmira = Shelved("elmira", Path("elmira/crisis.yaml"), own=False)
    >>> code = code_of(elmira, ["modify-freely"], ["stability"], ["print(ex.stability(crisis))"])
    >>> code.command
    'excomm stability elmira --variant modify-freely'
    >>> print(code.python)
    import excomm as ex
    crisis = ex.load("elmira", variants=["modify-freely"])
    print(ex.stability(crisis))
    """
    name = called(crisis)
    named = [word for variant in variants for word in ("--variant", variant)]
    command = shlex.join(["excomm", words[0], name, *named, *words[1:]])
    lines = ["import excomm as ex", f"crisis = {loading(name, variants)}", *python]
    return Code(command=command, python="\n".join(lines))


def called(crisis: Shelved) -> str:
    """What a crisis on the shelf is called in a command: by its name if it is shipped, else by the path of its file."""
    return str(crisis.path) if crisis.own else crisis.key


def name_of(path: Path) -> str:
    """What a crisis is called in a command: by its name if it is shipped, else by the path of its file."""
    name = path.parent.name
    return name if name in shipped() and path == path_of(name) else str(path)
