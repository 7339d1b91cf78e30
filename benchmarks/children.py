"""Measurements in processes of their own, so that neither memory nor imports of one show in the next."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


def in_child(module: str, request: Mapping[str, object], **environment: str) -> dict[str, Any]:
    """Run `python -m module`, hand it the request as JSON, and read its answer as JSON."""
    finished = subprocess.run(  # noqa: S603  # this project's own modules
        [sys.executable, "-m", module],
        input=json.dumps(request),
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    answer: dict[str, Any] = json.loads(finished.stdout)
    return answer


def request() -> dict[str, Any]:
    """What the parent asks, read in the child."""
    asked: dict[str, Any] = json.load(sys.stdin)
    return asked


def answer(found: Mapping[str, object]) -> None:
    """Tell the parent."""
    json.dump(found, sys.stdout)
