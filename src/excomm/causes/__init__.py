"""What made the difference: interventions, actual causes, responsibility, blame and shares."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


class _Package(ModuleType):
    """This package, which can be called: `excomm.causes` names both it and the public door to it."""

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        from excomm.causes.finding import causes

        return causes(*arguments, **options)


sys.modules[__name__].__class__ = _Package
