"""What routes are asked with: the settings of the server, a crisis by its key, its variants."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import Depends, Path, Query, Request

from excomm.web.keys import LONGEST_KEY
from excomm.web.settings import Settings
from excomm.web.shelf import Shelved, find, find_own

# More variants than any crisis has at once.
MOST_VARIANTS = 20


def settings_of(request: Request) -> Settings:
    """The settings that the server was started with."""
    return cast("Settings", request.app.state.settings)


Here = Annotated[Settings, Depends(settings_of)]
Key = Annotated[
    str,
    Path(
        max_length=LONGEST_KEY, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", description="A crisis's key."
    ),
]
Variants = Annotated[
    list[str],
    Query(alias="variant", max_length=MOST_VARIANTS, description="A variant to apply; repeatable."),
]


def _asked(key: Key, here: Here) -> Shelved:
    return find(here.folder, key)


def _asked_own(key: Key, here: Here) -> Shelved:
    return find_own(here.folder, key)


Asked = Annotated[Shelved, Depends(_asked)]
AskedOwn = Annotated[Shelved, Depends(_asked_own)]
