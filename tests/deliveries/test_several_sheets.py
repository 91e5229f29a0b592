"""A workbook of several sheets: each row, total and doubt goes with the month of its sheet."""

from __future__ import annotations

import os

import polars as pl
import xlsxwriter

from pipelines.identity.secret import load_secret
from pipelines.identity.vault import read_delivery_vault
from tests.deliveries.made_lists import ALLOWANCE, allowance, name


def write_workbook(path, sheets: dict[str, list[list]]):
    """A workbook; a title in row 1, the header in row 2."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(str(path)) as book:
        for title, rows in sheets.items():
            sheet = book.add_worksheet(title)
            lines = [[f"2013年{title}残疾人生活津贴发放表"], ALLOWANCE, *rows]
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
    os.utime(path, (1_372_636_800, 1_372_636_800))


def totals(amount: int) -> list:
    return ["合计", *[""] * 6, amount]


def test_each_month_has_its_own_rows_totals_notes_and_people(office):
    may = [allowance(n, "2013-05") for n in range(3)]
    june = [allowance(n, "2013-06") for n in range(10, 14)]
    june.append(allowance(20, "2013-06", 发放金额="x"))
    write_workbook(
        office.inbox / "西南街道" / "q.xlsx",
        {
            "5月": [*may, totals(300)],
            "6月": [*june, totals(999), ["制表：办公室"]],
            "7月": [["本月无"]],
        },
    )
    (receipt,) = office.take().receipts
    counted = {
        key: tuple(d[f"rows_{kind}"] for kind in ("read", "accepted", "rejected", "total", "note"))
        for key, d in office.register.items()
    }
    assert counted == {
        "q.xlsx 2013-05": (4, 3, 0, 1, 0),
        "q.xlsx 2013-06": (7, 4, 1, 1, 1),
        "q.xlsx 2013-07": (1, 0, 0, 0, 1),
    }
    assert [d["is_nil"] for d in receipt["deliveries"]] == [False, False, True]
    parts = ("rows_read", "accepted", "rejected", "totals", "notes")
    own = ("rows_read", "rows_accepted", "rows_rejected", "rows_total", "rows_note")
    for whole, part in zip(parts, own, strict=True):
        assert receipt["counts"][whole] == sum(d[part] for d in receipt["deliveries"])
    doubts = pl.read_parquet(office.settings.folder.raw / "delivery_warnings" / "*.parquet")
    assert doubts.filter(pl.col("code") == "total_open")["delivery_id"].to_list() == [
        receipt["deliveries"][1]["delivery_id"]
    ]
    folder = office.settings.folder
    key = load_secret(folder).vault_key
    for delivery, person in zip(receipt["deliveries"][:2], (name(0), name(10)), strict=True):
        plain = read_delivery_vault(folder, delivery["delivery_id"], key)
        assert person in plain["value"].to_list()


def test_correcting_one_month_leaves_the_other_months_of_the_file_in_force(office):
    folder = office.inbox / "西南街道"
    may = [allowance(n, "2013-05") for n in range(3)]
    june = [allowance(n, "2013-06") for n in range(3)]
    write_workbook(folder / "q.xlsx", {"5月": may, "6月": june})
    write_workbook(folder / "更正.xlsx", {"6月": [*june[:2], allowance(2, "2013-06", 发放金额=9)]})
    office.take()
    states = {key: d["state"] for key, d in office.register.items()}
    assert states == {
        "q.xlsx 2013-05": "in_force",
        "q.xlsx 2013-06": "superseded",
        "更正.xlsx 2013-06": "in_force",
    }
