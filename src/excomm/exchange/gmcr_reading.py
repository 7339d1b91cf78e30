"""Opens a file of GMCR+ and says in one go what is wrong with its shape."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any, NoReturn

from pydantic import ValidationError

from excomm.errors import CrisisError, InputError, Problem
from excomm.exchange.gmcr_checking import faults_of
from excomm.exchange.gmcr_file import GmcrFile
from excomm.model.files import read_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

# More would tell nobody more.
MOST_FAULTS = 20
LONGEST_FOUND = 40
LONGEST_REASON = 120
LARGEST = 1_000_000
PICKLE = b"\x80"
REMEDY = "open the file in GMCR+ and save it again, or mend it in a text editor"

_NEEDED = {
    "int_type": "a whole number",
    "less_than_equal": "a whole number that counts something",
    "greater_than_equal": "a whole number that counts something",
    "string_type": "a text",
    "tuple_type": "a list",
    "bool_type": "true or false",
    "model_type": "a group of keys in { }",
    "too_short": "at least one",
    "float_type": "a number",
}


def read_gmcr_file(path: Path) -> GmcrFile:
    """Read a file of GMCR+ from disk; `InputError` says what is wrong with one that cannot be used."""
    _refuse_pickle(path)
    data = _json(read_text(path), path)
    try:
        file = GmcrFile.model_validate(data)
    except ValidationError as error:
        raise _misshapen(path, map(_in_words, error.errors(include_url=False))) from None
    faults = faults_of(file)
    if faults:
        raise _misshapen(path, faults)
    return file


def _refuse_pickle(path: Path) -> None:
    """Refuse what versions before November 2013 wrote: opening it could run any program hidden in it."""
    try:
        if not path.is_file():
            return
        with path.open("rb") as file:
            start = file.read(1)
    except (OSError, ValueError):
        return  # `read_text` says what is wrong with it.
    if start == PICKLE:
        raise InputError(
            f"{path} is in the binary format of GMCR+ before November 2013, which is not safe to open",
            remedy="open it in GMCR+ and save it again",
        )


def _json(text: str, path: Path) -> Any:
    try:
        return json.loads(text, object_pairs_hook=_once_each, parse_constant=_refused_constant)
    except json.JSONDecodeError as error:
        source = text.splitlines()[error.lineno - 1] if text.strip() else ""
        message = f"this is no JSON, as GMCR+ writes it: {error.msg}"
        problem = Problem(str(path), error.lineno, error.colno, message, REMEDY, source)
        raise CrisisError([problem]) from None
    except RecursionError:
        raise InputError(f"{path}: nested too deeply", remedy=REMEDY) from None
    except ValueError as error:
        reason = str(error).splitlines()[0][:LONGEST_REASON]
        raise InputError(f"{path}: {reason}", remedy=REMEDY) from None


def _once_each(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        [(twice, _)] = Counter(key for key, _ in pairs).most_common(1)
        raise ValueError(f"'{twice[:LONGEST_FOUND]}' stands twice in the same group of keys")
    return found


def _refused_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no number of a state or payoff")


def _in_words(error: Any) -> str:
    where = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in error["loc"])
    where = where.lstrip(".") or "the file"
    match error["type"]:
        case "missing":
            return f"{where} is missing"
        case "literal_error":
            needed = error["ctx"]["expected"]
        case kind:
            needed = _NEEDED.get(kind, "")
    if not needed:
        return f"{where}: {error['msg']}"
    return f"{where}: {needed} is needed, not {_shown(error['input'])}"


def _shown(found: object) -> str:
    if isinstance(found, list | tuple | dict):
        return "an empty list" if not found else "a list" if not isinstance(found, dict) else "{ }"
    text = "that" if isinstance(found, int) and abs(found) > LARGEST else json.dumps(found)
    return text if len(text) <= LONGEST_FOUND else f"{text[:LONGEST_FOUND]}…"


def _misshapen(path: Path, faults: Iterable[str]) -> InputError:
    found = list(faults)
    listed = "".join(f"\n  {fault}" for fault in found[:MOST_FAULTS])
    more = f"\n  and {len(found) - MOST_FAULTS:,} more" if len(found) > MOST_FAULTS else ""
    return InputError(f"{path} is no file of GMCR+ that can be read:{listed}{more}", remedy=REMEDY)
