"""What the connections to a build's file may use of the machine, in each of its processes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from pipelines.settings import Settings

_THREADS, _MEMORY, _SPILL = (f"MINSHENG_BUILD_{name}" for name in ("THREADS", "MEMORY", "SPILL"))
# profiles.yml says the same to dbt's connection. The optimizer makes a sum over a sum of another
# type than it says, and the engine stops (2.0.0).
_ALWAYS = {
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "disabled_optimizers": "window_self_join",
}


def engine_limits(settings: Settings, database: Path) -> dict[str, Any]:
    """The configuration of a connection to a build's file."""
    return _limits(settings.build_threads, settings.build_memory, database)


def limits_for_children(settings: Settings, database: Path) -> dict[str, str]:
    """The same as variables of the environment, which dbt's profile reads."""
    return {
        _THREADS: str(settings.build_threads),
        _MEMORY: settings.build_memory,
        _SPILL: str(database.parent / "spill"),
    }


def limits_as_told(database: Path) -> dict[str, Any]:
    """The configuration, in a child process that was given the variables."""
    return _limits(int(os.environ[_THREADS]), os.environ[_MEMORY], database)


def _limits(threads: int, memory: str, database: Path) -> dict[str, Any]:
    spill = str(database.parent / "spill")
    return {"threads": threads, "memory_limit": memory, "temp_directory": spill, **_ALWAYS}
