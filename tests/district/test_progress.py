"""The ten key works say how they stand, as of any month, and say so when a delivery is missing."""

from __future__ import annotations

import json
import shutil

import pytest

from pipelines.data_folder import DataFolder
from pipelines.deliveries.withdrawals import withdraw
from tests.district.made_district import District


def ten_works(district, *arguments: str) -> dict[int, dict]:
    printed = json.loads(district.run("progress", "--json", *arguments))
    return {work["key_work"]: work for work in printed["key_works"]}


def test_all_ten_are_printed_with_a_status_and_a_reason(first_district):
    works = ten_works(first_district, "--year", "2013")
    assert sorted(works) == list(range(1, 11))
    for work in works.values():
        assert work["status"]
        assert work["status_reason"]


def test_a_target_of_two_years_is_on_plan_in_its_first(first_district):
    assert ten_works(first_district, "--year", "2013")[1]["status"] == "按计划"


def test_june_knows_only_what_had_happened_by_june(first_district):
    june = ten_works(first_district, "--year", "2013", "--as-of", "2013-06")
    december = ten_works(first_district, "--year", "2013")
    assert june[4]["value"] != december[4]["value"]
    assert june[10]["status"] == "未启动"
    assert june[2]["status"] != "已完成"
    counted = first_district.query(
        "select count(distinct organisation_name) from fct_incubation_stages"
        " where incubation_stage in ('入驻', '登记', '出壳', '续驻')"
        " and occurred_on <= date '2013-06-30'"
    )
    assert float(june[2]["value"]) <= float(counted[0][0])


@pytest.fixture(scope="module")
def without_december(first_district, tmp_path_factory):
    """The district without one town's deliveries of December 2013."""
    data = tmp_path_factory.mktemp("without_december") / "data"
    shutil.copytree(first_district.data, data)
    lost = District(data)
    files, receipts = first_district.answers["files"], first_district.receipts
    town = next(file["town_code"] for file in files if file["feed"] == "home_care_visits")
    gone = {
        file["path"]
        for file in files
        if file["town_code"] == town and file["period_start"] <= "2013-12" <= file["period_end"]
    }
    for delivery in (d for r in receipts if r["path"] in gone for d in r["deliveries"]):
        withdraw(DataFolder(data), delivery["delivery_id"], "测试", by=None)
    lost.run("build")
    return lost


def test_figures_that_lack_a_delivery_say_so(without_december):
    works = ten_works(without_december, "--year", "2013")
    for number in (3, 4):
        assert works[number]["status"] == "数据不足", number
        assert "2013-12" in works[number]["missing_deliveries"]
    november = ten_works(without_december, "--year", "2013", "--as-of", "2013-11")
    assert november[3]["status"] != "数据不足"


def test_unknown_is_never_shown_as_zero(without_december, first_district):
    rows = without_december.query(
        "select count(*) from rpt_indicator_values"
        " where value = 0 and deliveries_received = 0 and deliveries_expected > 0"
    )
    assert rows == [["0"]]
    works = ten_works(first_district, "--year", "2013")
    assert works[5]["status"] == "数据不足" or float(works[5]["value"]) > 0


def test_a_figure_is_counted_not_remembered(without_december, first_district):
    asked = (
        "select warehouse_value, agrees from rpt_published_figures"
        " where figure_id in ('P12', 'P27') order by figure_id"
    )
    whole, less = first_district.query(asked), without_december.query(asked)
    for (value, agrees), (lower, still_agrees) in zip(whole, less, strict=True):
        assert float(lower) < float(value)
        assert (agrees, still_agrees) == ("true", "false")
