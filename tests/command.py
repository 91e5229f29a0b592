"""`minsheng` as a person runs it: a process of its own."""

from __future__ import annotations

import os
import sys

COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]


def own_environment(**variables: str) -> dict[str, str]:
    """The environment without the settings of whoever runs the tests, and with these variables."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("MINSHENG_")}
    return clean | variables
