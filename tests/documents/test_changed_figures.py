"""The table of changed figures names indicators that exist, by reasons that are written down."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
TABLE = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8").partition("\n## 0.1.0")[0]
ROWS = [line.strip("| ").split(" | ") for line in re.findall(r"^\| \d.+$", TABLE, re.M)]
# The numbers of reasons are those of the first list: others count from 1 anew.
REASONS = (PROJECT / "docs" / "decisions.md").read_text(encoding="utf-8").split("\n## ")[1]
DISTRICT = (PROJECT / "districts" / "default").read_text(encoding="utf-8").strip()


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[1])
def test_a_changed_figure_exists_and_its_reason_is_a_decision(row: list[str]) -> None:
    seed = PROJECT / "districts" / DISTRICT / "seeds" / "indicators.csv"
    with seed.open(encoding="utf-8") as lines:
        known = {line["indicator_id"] for line in csv.DictReader(lines)}
    _, figures, _, _, why = row
    assert set(re.findall(r"`(\w+)`", figures)) <= known
    assert not why.isdecimal() or f"\n{why}. **" in REASONS


def test_there_are_changed_figures() -> None:
    assert ROWS
