"""Six donation lists as a charity published them: they hold names, and are not the project's."""

from __future__ import annotations

from pathlib import Path

import pytest

DONATIONS = Path(__file__).resolve().parents[3] / "shared" / "data" / "donations"
where_they_are = pytest.mark.skipif(
    not DONATIONS.exists(), reason=f"the real donation lists are not at {DONATIONS}"
)
# Of the four that are in force, whatever the order in which the six come.
ROWS, YUAN = 14_453, "326578759.76"
ORDERS = [(1, 2, 3, 4, 5, 6), (6, 4, 2, 3, 5, 1), (2, 1, 4, 6, 3, 5), (6, 5, 4, 3, 2, 1)]


def list_of(number: int) -> Path:
    """One of them, by its number."""
    return DONATIONS / f"donate0{number}.xls"
