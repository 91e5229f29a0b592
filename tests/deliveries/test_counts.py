"""Every row read is counted once: per file, per sheet and per delivery."""

from __future__ import annotations

import pytest
import xlsxwriter

from tests.deliveries.made_lists import ALLOWANCE, DONATION, allowance, donation, write_list

KINDS = ("accepted", "rejected", "totals", "notes")


def adds_up(receipt: dict) -> bool:
    counts = receipt["counts"]
    by_sheet = {kind: sum(sheet[kind] for sheet in receipt["sheets"]) for kind in KINDS}
    names = ("rows_accepted", "rows_rejected", "rows_total", "rows_note")
    by_delivery = [sum(d[name] for d in receipt["deliveries"]) for name in names]
    each = all(d["rows_read"] == sum(d[name] for name in names) for d in receipt["deliveries"])
    read = sum(d["rows_read"] for d in receipt["deliveries"])
    return (
        each
        and by_delivery == [counts[kind] for kind in KINDS] == list(by_sheet.values())
        and (read == counts["rows_read"] == sum(counts[kind] for kind in KINDS))
    )


@pytest.mark.parametrize("total", ["", "见附件", "500"])
def test_a_total_row_is_counted_whether_it_holds_a_figure_or_not(office, total):
    rows = [*(donation(n) for n in range(5)), ["合计", total, ""], ["制表人：某", "", ""]]
    write_list(office.inbox / "民政" / "a.csv", DONATION, rows)
    office.take()
    receipt = office.receipt("a.csv")
    assert receipt["counts"]["totals"] == 1
    assert adds_up(receipt)
    (line,) = office.register.values()
    assert (line["rows_read"], line["rows_total"]) == (7, 1)


def test_a_file_of_several_sheets_and_months_adds_up(office):
    path = office.inbox / "西南街道" / "a.xlsx"
    path.parent.mkdir(parents=True)
    with xlsxwriter.Workbook(path) as book:
        for month in (5, 6):
            rows = [allowance(order, f"2013-{month:02d}") for order in range(4)]
            wrong = [*[""] * 7, "错", *[""] * 4]
            sheet = book.add_worksheet(f"{month}月")
            for place, row in enumerate([[f"2013年{month}月"], ALLOWANCE, *rows, ["合计"], wrong]):
                sheet.write_row(place, 0, row)
    office.take()
    assert len(office.receipt("a.xlsx")["deliveries"]) == 2
    assert adds_up(office.receipt("a.xlsx"))
