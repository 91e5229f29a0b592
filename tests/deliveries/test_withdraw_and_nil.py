"""A clerk can take a delivery out of force and record that there was nothing to report."""

from __future__ import annotations

import json

import pytest

from pipelines.deliveries.nil_returns import record_nil
from pipelines.deliveries.withdrawals import withdraw
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
    nil = record_nil(office.settings.folder, "student_aid", "三水区", "2013-09")
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
