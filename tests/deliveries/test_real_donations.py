"""Six donation lists as they were really published give their true sums, in any order."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

DONATIONS = Path(__file__).resolve().parents[3] / "shared" / "data" / "donations"

pytestmark = pytest.mark.skipif(
    not DONATIONS.exists(), reason="the real lists hold names and are not part of the project"
)
STATES = {
    "donate01.xls": ("superseded", "donate02.xls", "c"),
    "donate02.xls": ("in_force", None, None),
    "donate03.xls": ("in_force", None, None),
    "donate04.xls": ("reissue", "donate03.xls", "b"),
    "donate05.xls": ("in_force", None, None),
    "donate06.xls": ("in_force", None, None),
}


def in_force(office) -> tuple[int, str]:
    table = pl.read_parquet(office.settings.folder.deliveries)
    lists = table.filter(pl.col("state") == "in_force")
    return lists["rows_accepted"].sum(), str(lists["amount_sum"].sum())


def test_the_lists_in_force_are_counted_once(office):
    result = office.take(DONATIONS)
    assert (len(result.receipts), result.refused) == (6, [])
    assert result.passed_by == ["README.md"]
    assert office.states == STATES
    assert in_force(office) == (14_453, "326578759.76")
    for receipt in result.receipts:
        counts = receipt["counts"]
        others = ("accepted", "rejected", "totals", "notes")
        assert counts["rows_read"] == sum(counts[name] for name in others)
        assert counts["totals"] == 1


def test_the_two_changed_rows_are_shown(office):
    office.take(DONATIONS / "donate01.xls", DONATIONS / "donate02.xls")
    (replaced,) = office.receipt("donate02.xls")["deliveries"][0]["supersedes"]
    assert (replaced["rows"], replaced["repeated"]) == (60, 58)
    assert [change["columns"] for change in replaced["changed"]] == [["received_on"], ["donor_key"]]
    assert [change["new"]["row"] for change in replaced["changed"]] == [4, 46]
    assert replaced["removed"] == []
    assert sum(part["count"] for part in replaced["added"]) == 1573


@pytest.mark.parametrize("order", [(6, 5, 4, 3, 2, 1), (4, 2, 6, 1, 3, 5)])
def test_the_order_of_arrival_changes_nothing(office, order):
    for number in order:
        office.take(DONATIONS / f"donate0{number}.xls")
    assert office.states == STATES
    assert in_force(office) == (14_453, "326578759.76")
    before = office.written()
    office.take(DONATIONS)
    assert office.written() == before
