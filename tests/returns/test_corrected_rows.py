"""A return workbook that comes back corrected closes its rows, once, as long as its list counts."""

from __future__ import annotations

from decimal import Decimal

from openpyxl import load_workbook

from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list
from tests.returns.conftest import broken_list, correct
from tests.workbooks.made_forms import save

FEED = "disability_allowance_payments"
RIGHT = {0: {"发放金额": "100.00"}, 1: {"发放日期": "2013-07-10"}, 2: {"残疾等级": "二级"}}
OPEN = """
select count(*) from raw.rejected_rows as r
where not exists (
    select 1 from raw.closed_rows as c
    inner join raw.deliveries as s on c.delivery_id = s.delivery_id
    where s.completes = r.delivery_id and c.source_row = r.source_row
) and r.delivery_id not in (select delivery_id from raw.deliveries where completes is not null)
"""
ROWS = f"select count(*), sum(amount), count(distinct delivery_id) from raw.{FEED}"


def test_corrected_rows_stand_in_the_place_they_were_rejected_from(town):
    assert town.query(ROWS) == [(9, Decimal("900.00"), 1)]
    back = correct(town.returned(), town.inbox / "改好了.xlsx", RIGHT)
    receipt = town.take()["改好了.xlsx"]
    counts = receipt["counts"]
    assert (counts["accepted"], counts["rejected"]) == (3, 0)
    assert counts["rows_read"] == counts["accepted"] + counts["notes"] + counts["totals"]
    assert back.exists()
    # One list for the models, of all its rows, each where the town's own file has it.
    assert town.query(ROWS) == [(12, Decimal("1200.00"), 1)]
    rows = town.query(f"select source_row from raw.{FEED} order by 1")
    assert [row for (row,) in rows] == list(range(3, 15))
    assert town.query(OPEN) == [(0,)]
    whole, supplement = town.register["6月.csv"], town.register["改好了.xlsx"]
    assert (whole["state"], whole["rows_read"], whole["rows_rejected"]) == ("in_force", 12, 3)
    assert (supplement["state"], supplement["completes"]) == ("in_force", whole["delivery_id"])
    assert supplement["period_start"] == whole["period_start"]
    assert supplement["deliverer_code"] == whole["deliverer_code"]


def test_the_same_workbook_again_changes_nothing(town):
    back = correct(town.returned(), town.inbox / "改好了.xlsx", RIGHT)
    town.take()
    before = town.query(ROWS), town.register
    assert town.take()["改好了.xlsx"]["known"]
    renamed = back.with_name("又一份.xlsx")
    renamed.write_bytes(back.read_bytes())
    again = town.take()["又一份.xlsx"]
    assert again["returned"]["taken"] == 3
    assert again["deliveries"] == []
    assert (town.query(ROWS), town.register) == before
    assert not town.run("returns", "--out", str(town.out)).stdout.count(".xlsx")


def test_a_row_still_wrong_and_an_unchanged_one_stay_open_and_are_told(town):
    cells = {0: {"发放金额": "一百元整吗"}, 2: {"残疾等级": "二级"}}
    correct(town.returned(), town.inbox / "一半.xlsx", cells)
    done = town.run("intake", str(town.inbox / "一半.xlsx"))
    assert "未改 1 行" in done.stdout
    assert "不是金额" in done.stdout
    assert "仍退 1" in done.stdout
    assert town.query(OPEN) == [(2,)]
    assert town.query(ROWS) == [(10, Decimal("1000.00"), 1)]
    # The next workbook shows the last attempt, and its correction closes the same row.
    sheet = load_workbook(second := town.returned()).worksheets[0]
    assert {sheet.cell(row, 7).value for row in (5, 6)} == {"一百元整吗", "月底"}
    both = {0: {"发放金额": "100"}, 1: {"发放日期": "2013-07-10"}}
    correct(second, town.inbox / "再改.xlsx", both)
    town.take()
    assert town.query(OPEN) == [(0,)]
    assert town.query(ROWS) == [(12, Decimal("1200.00"), 1)]


def test_a_later_full_list_supersedes_both_and_an_earlier_one_neither(town):
    correct(town.returned(), town.inbox / "改好了.xlsx", RIGHT)
    town.take()
    broken_list(town, "更正.csv", fixed=(3, 5))
    town.take()
    states = {name: line["state"] for name, line in town.register.items()}
    assert states == {"6月.csv": "superseded", "改好了.xlsx": "superseded", "更正.csv": "in_force"}
    assert town.query(ROWS) == [(11, Decimal("1100.00"), 1)]
    assert town.query(OPEN) == [(1,)]
    # Without the full list both count again.
    town.run("withdraw", town.register["更正.csv"]["delivery_id"], "--why", "报错了")
    assert town.query(ROWS) == [(12, Decimal("1200.00"), 1)]
    town.run("withdraw", town.register["6月.csv"]["delivery_id"])
    assert town.query(ROWS)[0][0] == 0


def test_a_withdrawn_supplement_opens_its_rows_again(town):
    correct(town.returned(), town.inbox / "改好了.xlsx", RIGHT)
    town.take()
    town.run("withdraw", town.register["改好了.xlsx"]["delivery_id"])
    assert town.query(OPEN) == [(3,)]
    assert town.query(ROWS) == [(9, Decimal("900.00"), 1)]


def test_rows_may_be_sorted_left_out_or_void_but_not_made_up(town):
    path = correct(town.returned(), town.inbox / "乱序.xlsx", {2: {"残疾等级": "二级"}})
    book = load_workbook(path)
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in sheet[row]] for row in (5, 6, 7)]
    codes = [row[0] for row in rows]
    rows[0][9] = "此行作废"
    made_up = [*rows[2]]
    made_up[0] = "退9999"
    for row, values in enumerate([rows[2], rows[0], made_up, rows[2]], 5):
        for column, value in enumerate(values, 1):
            sheet.cell(row, column).value = value
    save(book, path)
    receipt = town.take()["乱序.xlsx"]
    assert codes[1] not in {row[0] for row in (rows[2], rows[0])}
    told = receipt["returned"]
    assert (told["accepted"], told["void"], told["unknown"], told["missing"]) == (1, 1, 2, 1)
    assert receipt["counts"]["rejected"] == 2
    assert town.query(ROWS) == [(10, Decimal("1000.00"), 1)]
    assert town.query(OPEN) == [(1,)]


def test_two_copies_that_arrive_together_count_once(town):
    out = town.returned()
    correct(out, town.inbox / "甲.xlsx", {0: RIGHT[0], 1: RIGHT[1]})
    correct(out, town.inbox / "乙.xlsx", {1: RIGHT[1], 2: RIGHT[2]})
    town.take()
    assert town.query(ROWS) == [(12, Decimal("1200.00"), 1)]
    assert town.query(OPEN) == [(0,)]


def test_a_list_in_ten_thousands_comes_back_in_yuan(town):
    header = [("发放金额（万元）" if h == "发放金额" else h) for h in ALLOWANCE]
    rows = [allowance(n, "2013-07", 发放金额="0.01") for n in range(6)]
    rows[2][8] = "月底"
    write_list(town.inbox / "7月.csv", header, rows, "2013年7月残疾人生活津贴发放表")
    town.take()
    sheet = load_workbook(out := town.returned()).worksheets[0]
    places = {cell.value: cell.column for cell in sheet[4]}
    row = next(r for r in (5, 6, 7, 8) if sheet.cell(r, 2).value == "2013-07")
    assert sheet.cell(row, places["发放金额"]).value == "100.00"
    assert "请按元填写" in sheet.cell(row, places["怎么改"]).value
    correct(out, town.inbox / "7月改.xlsx", {row - 5: {"发放日期": "2013-08-10"}})
    town.take()
    total = f"select sum(amount) from raw.{FEED} where benefit_month = date '2013-07-01'"
    assert town.query(total) == [(Decimal("600.00"),)]
