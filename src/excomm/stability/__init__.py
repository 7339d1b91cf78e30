"""Which states of a conflict could last, for whom, and why: the graph model for conflict resolution."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Package(ModuleType):
    """This package, which can be called: `excomm.stability` names both it and the public door to it."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from excomm.stability.analysis import stability

        return stability(*arguments, **options)


sys.modules[__name__].__class__ = _Package
