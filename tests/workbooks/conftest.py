"""The office of the deliveries' tests, and the command as a person runs it."""

from __future__ import annotations

from tests.cli.conftest import run
from tests.deliveries.conftest import new_office, office

__all__ = ["new_office", "office", "run"]
