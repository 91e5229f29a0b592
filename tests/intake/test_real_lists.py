"""Six donation lists as a charity published them read to their own totals."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.deliveries.real_lists import DONATIONS, where_they_are
from tests.intake.made_files import read

TRUTH = {
    "donate01.xls": (60, "3482232.11"),
    "donate02.xls": (1633, "38422322.24"),
    "donate03.xls": (1995, "153967316.14"),
    "donate04.xls": (1995, "153967316.14"),
    "donate05.xls": (6661, "80516593.00"),
    "donate06.xls": (4164, "53672528.38"),
}


@where_they_are
@pytest.mark.parametrize("name", TRUTH)
def test_a_real_list_reads_to_its_own_total(name):
    count, amount = TRUTH[name]
    result = read(DONATIONS / name)
    assert result.counts == {
        "rows_read": count + 1,
        "accepted": count,
        "rejected": 0,
        "totals": 1,
        "notes": 0,
    }
    assert result.rows["amount"].sum() == Decimal(amount)
    assert result.totals["agrees"].to_list() == [True]
    assert result.warnings.is_empty()
