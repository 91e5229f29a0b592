"""A clerk can take a delivery out of force and record that there was nothing to report."""

from __future__ import annotations

import json

import pytest

from pipelines.deliveries.nil_returns import record_nil
from pipelines.deliveries.withdrawals import withdraw
from pipelines.language import say
from pipelines.problem import Problem
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

FEED = "disability_allowance_payments"


def take_two(office) -> list[str]:
    """A list of June and its correction; their ids."""
    folder = office.inbox / "西南街道"
    for name, count in (("a.csv", 5), ("b更正.csv", 6)):
        rows = [allowance(n) for n in range(count)]
        write_list(folder / name, ALLOWANCE, rows, "2013年6月残疾人生活津贴发放表")
    office.take()
    return [office.receipt(n)["deliveries"][0]["delivery_id"] for n in ("a.csv", "b更正.csv")]


def test_what_a_withdrawn_delivery_had_replaced_counts_again(office):
    first, second = take_two(office)
    assert office.states["a.csv"][0] == "superseded"
    done = withdraw(office.settings.folder, second[:20], "误报", "李")
    assert done["returns"] == [first]
    assert office.states == {
        "a.csv": ("in_force", None, None),
        "b更正.csv": ("withdrawn", None, None),
    }
    record = office.settings.folder.withdrawals / f"{second}.json"
    said = json.loads(record.read_text(encoding="utf-8"))
    assert (said["why"], said["by"]) == ("误报", "李")
    before = office.written()
    office.take()
    assert office.written() == before


@pytest.mark.parametrize(("named", "code"), [("x", "delivery_unknown"), ("", "delivery_unknown")])
def test_a_delivery_must_be_named_clearly(office, named, code):
    take_two(office)
    with pytest.raises(Problem) as wrong:
        withdraw(office.settings.folder, named, "", None)
    assert wrong.value.code == code


@pytest.mark.parametrize("words", [("张三 11010519491231002X 误报", "李"), ("误报", "13800138000")])
def test_a_number_of_a_person_in_a_clerks_words_is_refused(office, words):
    first, _ = take_two(office)
    before = office.written()
    with pytest.raises(Problem, match="number_of_a_person_typed"):
        withdraw(office.settings.folder, first, *words)
    with pytest.raises(Problem, match="number_of_a_person_typed"):
        record_nil(office.settings.folder, FEED, "西南街道", "2013-07", "李 13800138000")
    assert office.written() == before


def test_a_delivery_is_withdrawn_once(office):
    _, second = take_two(office)
    withdraw(office.settings.folder, second, "", None)
    with pytest.raises(Problem) as wrong:
        withdraw(office.settings.folder, second, "", None)
    assert wrong.value.code == "withdrawn_already"


def test_a_nil_return_is_a_delivery_of_no_rows_until_a_list_comes(office):
    folder = office.settings.folder
    nil = record_nil(folder, "残疾人生活津贴发放表", "西南", "2013-6")
    assert nil["lists"] == []
    line = office.register["nil 2013-06"]
    assert (line["is_nil"], line["state"], line["rows_read"]) == (True, "in_force", 0)
    assert record_nil(folder, FEED, "440607001000", "2013-06")["delivery_id"] == nil["delivery_id"]
    assert len(office.register) == 1
    first, _ = take_two(office)
    assert office.register["nil 2013-06"]["state"] == "superseded"
    assert first in record_nil(folder, FEED, "西南", "2013-06")["lists"]
    assert office.states["b更正.csv"][0] == "in_force"


def test_a_yearly_feeds_nil_return_is_of_the_year(office):
    nil = record_nil(office.settings.folder, "donations", "三水区", "2013-09")
    assert (nil["period_start"], nil["period_end"]) == ("2013-01-01", "2013-12-01")
    assert nil["section"] == "三水区"


@pytest.mark.parametrize(
    ("feed", "town", "month", "code"),
    [
        ("nothing", "西南", "2013-06", "unknown_feed"),
        (FEED, "火星", "2013-06", "unknown_town"),
        (FEED, "西南", "2013-13", "unknown_month"),
        (FEED, "西南", "June", "unknown_month"),
    ],
)
def test_what_nobody_knows_is_wrong_usage(office, feed, town, month, code):
    with pytest.raises(Problem) as wrong:
        record_nil(office.settings.folder, feed, town, month)
    assert (wrong.value.code, wrong.value.exit_status) == (code, 2)


@pytest.mark.parametrize(
    ("feed", "town", "month", "code"),
    [
        (FEED, "三水区", "2013-06", "nil_owed_by_town"),
        ("cremations", "西南", "2013-06", "nil_owed_by_district"),
        ("funeral_waivers", "西南", "2013-10", "nil_owed_since"),
        ("home_care_enrolments", "西南", "2013-05", "nil_owed_by_quarter"),
    ],
)
def test_a_nil_return_that_nobody_is_owed_is_refused_with_who_or_when(
    office, feed, town, month, code
):
    with pytest.raises(Problem) as wrong:
        record_nil(office.settings.folder, feed, town, month)
    assert (wrong.value.code, wrong.value.exit_status) == (code, 2)
    assert say(code, **wrong.value.values)
    assert not list(office.settings.folder.nil_returns.glob("*"))


@pytest.mark.parametrize(("feed", "month"), [("funeral_waivers", "2013-11"), (FEED, "2013-01")])
def test_a_nil_return_of_the_first_month_that_is_due_is_taken(office, feed, month):
    assert record_nil(office.settings.folder, feed, "西南", month)["is_nil"]


def test_a_file_that_says_nil_where_nothing_is_due_is_kept_and_doubted(office):
    header = ["姓名", "身份证号", "死亡日期", "火化日期", "户籍"]
    for folder in ("西南街道", "殡仪馆"):
        rows = [["本月无", *[""] * 4]]
        write_list(office.inbox / folder / f"{folder}.csv", header, rows, "2013年6月火化登记")
    office.take()
    codes = {
        name: [w["code"] for w in office.receipt(f"{name}.csv")["warnings"]]
        for name in ("西南街道", "殡仪馆")
    }
    assert codes == {"西南街道": ["nil_not_owed"], "殡仪馆": []}
