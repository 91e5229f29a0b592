"""Modules that Great Expectations imports and no rule of ours asks for: when they are asked for."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

# Statistics and charts: a quarter of what importing Great Expectations costs, at every intake.
UNASKED = ("altair", "scipy.stats")


class _Later(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(importlib.import_module(self.__name__), name)


def import_later(names: tuple[str, ...] = UNASKED) -> None:
    """Let `import` of these do nothing yet; what is imported already stays as it is."""
    for name in names:
        sys.modules.setdefault(name, _Later(name))
