"""A delivery's months come from its rows, then its title, its sheet, its file's name."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.contracts import load_contracts
from pipelines.deliveries.placing.periods import SheetSays, period_without_rows, split_by_period
from tests.deliveries.made_lists import ALLOWANCE, STEPS, allowance, step, write_list

MONTHLY = load_contracts()["disability_allowance_payments"]
REGISTER = load_contracts()["village_reform"]
YEARLY = load_contracts()["student_aid"]


def month(text: str) -> date:
    return date.fromisoformat(f"{text}-01")


def split(contract, sheets: dict[str, dict[str, int]], **says) -> list[tuple[str, str, int]]:
    """Periods with their row counts; `sheets` is months and their number of rows by sheet."""
    rows, told = [], []
    for name, counts in sheets.items():
        told.append(SheetSays(name, **says.get(name, {})))
        for text, count in counts.items():
            rows += [(name, len(rows) + n, month(text) if text else None) for n in range(count)]
    frame = pl.DataFrame(
        rows,
        schema={"source_sheet": pl.String, "source_row": pl.Int64, "month": pl.Date},
        orient="row",
    )
    return [
        (f"{period.start:%Y-%m}", f"{period.end:%Y-%m}", len(part))
        for period, part in split_by_period(frame, told, contract)
    ]


def test_a_few_back_payments_stay_with_the_lists_month():
    assert split(MONTHLY, {"s": {"2013-12": 30, "2013-11": 4, "2013-10": 2}}) == [
        ("2013-12", "2013-12", 36)
    ]


def test_full_months_of_one_sheet_are_lists_of_their_own():
    assert split(MONTHLY, {"s": {"2013-01": 30, "2013-02": 28, "2012-12": 3, "2013-03": 2}}) == [
        ("2013-01", "2013-01", 33),
        ("2013-02", "2013-02", 30),
    ]


def test_the_one_month_that_the_title_names_wins_if_rows_have_it():
    counts = {"2013-06": 10, "2013-05": 9}
    named = {"s": {"months": (month("2013-06"),)}}
    assert split(MONTHLY, {"s": counts}, **named) == [("2013-06", "2013-06", 19)]
    elsewhere = {"s": {"months": (month("2013-09"),)}}
    assert len(split(MONTHLY, {"s": counts}, **elsewhere)) == 2


def test_each_sheet_has_its_month_and_two_sheets_of_one_month_are_one_list():
    sheets = {"1月": {"2013-01": 5}, "2月甲": {"2013-02": 5}, "2月乙": {"2013-02": 50}}
    assert split(MONTHLY, sheets) == [("2013-01", "2013-01", 5), ("2013-02", "2013-02", 55)]


def test_a_yearly_list_is_of_the_year_of_most_rows():
    assert split(YEARLY, {"s": {"2013-09": 8, "2014-01": 3, "": 2}}) == [("2013-01", "2013-12", 13)]


def test_a_register_reaches_to_what_its_title_or_reporting_day_says():
    rows = {"s": {"2012-09": 2, "2013-05": 3}}
    assert split(REGISTER, rows) == [("2012-09", "2013-05", 5)]
    told = {"s": {"reported_on": date(2013, 7, 2)}}
    assert split(REGISTER, rows, **told) == [("2012-09", "2013-07", 5)]
    told = {"s": {"reported_on": date(2013, 7, 2), "months": (month("2013-06"),)}}
    assert split(REGISTER, rows, **told) == [("2012-09", "2013-06", 5)]


def test_without_rows_the_title_tells():
    quarter = SheetSays("s", months=(month("2013-04"), month("2013-06")))
    assert period_without_rows([SheetSays("t"), quarter], REGISTER).end == month("2013-06")
    assert period_without_rows([SheetSays("t", year=2013)], YEARLY).end == month("2013-12")
    assert period_without_rows([SheetSays("t")], MONTHLY) is None


def test_a_sheet_of_several_months_is_split_with_its_rejected_rows(office):
    rows = [allowance(n, "2013-01") for n in range(4)] + [allowance(9, "2013-01", 发放金额="壹佰x")]
    rows += [allowance(n, "2013-02") for n in range(4)]
    write_list(office.inbox / "西南街道" / "q.csv", ALLOWANCE, rows, "2013年1-2月津贴发放表")
    office.take()
    counted = {
        key: (d["rows_read"], d["rows_accepted"], d["rows_rejected"], d["amount_sum"])
        for key, d in office.register.items()
    }
    assert counted == {"q.csv 2013-01": (5, 4, 1, 400), "q.csv 2013-02": (4, 4, 0, 400)}


def test_a_form_that_says_nothing_this_month_is_a_nil_return(office):
    header_only = ["", *[""] * 3]
    folder = office.inbox / "西南街道"
    write_list(folder / "nil.csv", STEPS, [["本月无", "", "", ""]], "2013年6月底改革进度")
    write_list(folder / "bare.csv", STEPS, [header_only], "2013年9月底改革进度")
    write_list(folder / "real.csv", STEPS, [step(n) for n in range(4)], "2013年9月底改革进度")
    result = office.take()
    assert [(r["path"][-8:], r["reason"]) for r in result.refused] == [("bare.csv", "no_rows")]
    nil = office.register["nil.csv 2013-06"]
    assert (nil["is_nil"], nil["rows_accepted"], nil["rows_note"]) == (True, 0, 1)


def test_a_list_of_rejected_rows_only_is_no_nil_return(office):
    rows = [allowance(1, 发放金额="很多")]
    write_list(office.inbox / "西南街道" / "a.csv", ALLOWANCE, rows, "2013年6月津贴发放表")
    office.take()
    (line,) = office.register.values()
    assert (line["is_nil"], line["rows_rejected"]) == (False, 1)
    assert line["period_start"] == month("2013-06")
