"""Puts the app together: the guard in front, the interface under /api, and the built pages for everything else."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from importlib.metadata import version
from typing import TYPE_CHECKING

from fastapi import APIRouter, FastAPI, Security
from fastapi.routing import APIRoute
from fastapi.security import HTTPBearer
from starlette.middleware.gzip import GZipMiddleware

from excomm.web import static
from excomm.web.cards import read_ahead
from excomm.web.guard import Guard
from excomm.web.jobs.running import Jobs
from excomm.web.problems import REFUSALS, answer_errors
from excomm.web.routes import (
    beside,
    chance,
    committee,
    crises,
    jobs,
    model,
    report,
    sources,
    states,
    story,
    what_if,
)
from excomm.web.store import open_store

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from excomm.web.settings import Settings
    from excomm.web.store import Store

ROUTERS = (
    beside.router,
    chance.router,
    committee.router,
    crises.router,
    jobs.router,
    model.router,
    report.router,
    sources.router,
    states.router,
    story.router,
    what_if.router,
)
# For the documentation: the guard asks for it.
TOKEN = HTTPBearer(
    scheme_name="token",
    description="Only a server that was started with --share asks for it; it stands in the address that it prints.",
    auto_error=False,
)
# A smaller answer is not worth packing.
WORTH_PACKING = 2_000


def create_app(
    settings: Settings,
    *,
    opened: str | None = None,
    store: Store | None = None,
    jobs: Jobs | None = None,
) -> FastAPI:
    """The app as `settings` say, for any ASGI server; `opened` is the crisis that it begins with.

    What it remembers is opened when it begins to serve, if no open `store` is handed in, with its `jobs`; both are
    closed when it ends.

    >>> from pathlib import Path
    >>> from excomm.web.settings import Settings
    >>> app = create_app(Settings(Path("."), port=8000))
    >>> "/api/crises" in app.openapi()["paths"]
    True
    """
    app = FastAPI(
        title="Excomm",
        version=version("excomm"),
        summary="The HTTP interface of the browser app, on this machine only.",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        generate_unique_id_function=_operation,
        lifespan=_working,
    )
    app.state.settings = settings
    app.state.opened = opened
    app.state.store = store
    app.state.jobs = jobs
    api = APIRouter(prefix="/api", responses=REFUSALS, dependencies=[Security(TOKEN)])
    for router in ROUTERS:
        _sum_up(router)
        api.include_router(router)
    app.include_router(api)
    app.include_router(static.router)
    answer_errors(app)
    app.add_middleware(GZipMiddleware, minimum_size=WORTH_PACKING)
    app.add_middleware(Guard, settings=settings)
    return app


@asynccontextmanager
async def _working(app: FastAPI) -> AsyncIterator[None]:
    """Have jobs done as long as the app is served."""
    settings: Settings = app.state.settings
    store: Store = app.state.store or open_store(settings)
    app.state.store = store
    app.state.jobs = app.state.jobs or Jobs(store, settings.folder)
    threading.Thread(target=read_ahead, args=(settings.folder,), daemon=True).start()
    try:
        yield
    finally:
        app.state.jobs.close()
        store.close()


def _sum_up(router: APIRouter) -> None:
    """Give each operation the first line of its docstring as its summary."""
    for route in router.routes:
        if isinstance(route, APIRoute):
            route.summary = route.description.partition("\n")[0].rstrip(".")


def _operation(route: APIRoute) -> str:
    """An operation is called as the function that answers it."""
    return route.name
