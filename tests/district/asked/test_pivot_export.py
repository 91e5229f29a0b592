"""The pivot workbook of a whole district adds up to what was paid, to the cent."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import openpyxl

from tests.district.made_district import District


def test_yuan_of_the_spending_sheet_are_what_was_paid(
    first_district: District, tmp_path: Path
) -> None:
    path = tmp_path / "pivot.xlsx"
    first_district.run("export", "--pivot", "--out", str(path))
    rows = openpyxl.load_workbook(path, read_only=True)["资金"].iter_rows(
        min_row=2, values_only=True
    )
    ((paid,),) = first_district.query("select sum(amount_yuan) from fct_payments")
    assert sum(round(Decimal(str(row[-1])), 2) for row in rows) == Decimal(paid)
