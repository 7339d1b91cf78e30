"""Turns the errors of the library into answers: what is wrong, what to do, and where it stands."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING, Any

from fastapi.encoders import jsonable_encoder
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from excomm.errors import CrisisError, ExcommError, InputError, Problem
from excomm.web.shapes.problems import Fault, Refusal

if TYPE_CHECKING:
    from fastapi import FastAPI, Request

# The folders before the name at the end of a path from the root.
_FOLDERS = re.compile(r"""(?<![\w.:/])(?:/|[A-Za-z]:\\)(?:[^/\\:'"\s][^/\\:'"\n]*[/\\])+""")
_SAID = {
    400: "What was asked for or handed in cannot be used.",
    401: "The server is shared, and no token was sent, or another.",
    403: "A page of another site asked, or the server was called by a name that it has not.",
    404: "There is nothing by that name.",
    413: "The body is too large.",
    422: "The request is not of the form that is documented.",
    503: "The server cannot write now what it must; nothing was wrong with the request.",
    507: "The disk is full.",
}
# What every operation can answer besides, for its documentation.
REFUSALS: dict[int | str, dict[str, Any]] = {
    status: {"model": Refusal, "description": said} for status, said in _SAID.items()
}

# As much of a path as is repeated to whoever asked for it.
LONGEST_SAID = 80


class NotThereError(InputError):
    """There is nothing by the name that was asked for."""


class ConflictError(InputError):
    """Something was changed elsewhere meanwhile, or is there already."""


class StorageError(InputError):
    """What the server writes to cannot be written, for which nobody is to blame who asked it something."""

    def __init__(self, message: str, *, remedy: str, full: bool) -> None:
        """`full` says whether there is no space left."""
        super().__init__(message, remedy=remedy)
        self.full = full


def answer_errors(app: FastAPI) -> None:
    """Have every error answered in one form."""
    app.add_exception_handler(ExcommError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_form)
    app.add_exception_handler(HTTPException, _on_http)


def refusal_of(error: ExcommError) -> Refusal:
    """Say in the app's form what an error says.

    >>> refusal_of(InputError("no such crisis", remedy="choose another")).remedy
    'choose another'
    """
    if isinstance(error, CrisisError):
        count = len(error.problems)
        message = "the file has a fault" if count == 1 else f"the file has {count} faults"
        faults = tuple(map(fault_of, error.problems))
        return Refusal(message=message, remedy="mend what is marked", problems=faults)
    if isinstance(error, InputError):
        message, remedy = named(error.message), named(error.remedy)
        return Refusal(message=message, remedy=remedy, problems=())
    return Refusal(message=named(str(error)), remedy="", problems=())


def fault_of(problem: Problem) -> Fault:
    """Say one fault; of files only their names, since their folders are nobody's business on the other side."""
    told = {"message": named(problem.message), "remedy": named(problem.remedy)}
    return Fault(**{**vars(problem), **told, "file": Path(problem.file).name})


def named(text: str) -> str:
    """A text with the names of files in it, without the folders in which they are.

    >>> named("/media/Jo Smith/crises/a.yaml: you may not read it")
    'a.yaml: you may not read it'
    """
    return _FOLDERS.sub("", text)


def _on_error(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, ExcommError)  # noqa: S101 - it is registered for no other
    return JSONResponse(refusal_of(error).model_dump(), _status_of(error))


def _status_of(error: ExcommError) -> int:
    if isinstance(error, NotThereError):
        return 404
    if isinstance(error, ConflictError):
        return 409
    if isinstance(error, StorageError):
        return 507 if error.full else 503
    return 400


def _on_form(_request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, RequestValidationError)  # noqa: S101 - it is registered for no other
    faults = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in error.errors())
    message = str(jsonable_encoder("; ".join(faults)))
    refusal = Refusal(
        message=message, remedy="see /api/openapi.json for the form of it", problems=()
    )
    return JSONResponse(refusal.model_dump(), 422)


def _on_http(request: Request, error: Exception) -> JSONResponse:
    assert isinstance(error, HTTPException)  # noqa: S101 - it is registered for no other
    path, seen = request.url.path[:LONGEST_SAID], "see /api/openapi.json for what there is"
    # What the server's own parts refuse has its remedy behind a colon.
    message, _, remedy = str(error.detail).partition(": ")
    if error.status_code == HTTPStatus.NOT_FOUND:
        message, remedy = f"there is nothing at {path}", seen
    elif error.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        message, remedy = f"{path} does not take {request.method}", seen
    refusal = Refusal(message=message, remedy=remedy or seen, problems=())
    return JSONResponse(refusal.model_dump(), error.status_code, headers=dict(error.headers or {}))
