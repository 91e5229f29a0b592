"""The command as a person runs it."""

from __future__ import annotations

from tests.cli.conftest import run

__all__ = ["run"]
