"""Finds the place in its file of a fault that showed only when the crisis was compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from excomm.errors import CrisisError, PartError
from excomm.model.problems import Problems
from excomm.model.reading import with_variants
from excomm.model.yaml import read_text, read_yaml

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def placed(error: PartError, path: Path, *, variants: Sequence[str] = ()) -> CrisisError:
    """Return a fault in a part of a crisis with line and column, as faults of the file itself have them."""
    text = read_text(path)
    root = with_variants(read_yaml(text, file=str(path)), variants)
    problems = Problems(root, text)
    problems.at(error.path, error.message, error.remedy)
    try:
        problems.raise_if_any()
    except CrisisError as found:
        return found
    raise AssertionError
