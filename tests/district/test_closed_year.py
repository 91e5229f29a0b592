"""A closed year keeps its figures; what changes afterwards is told with what the town did."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.district.made_district import District
from tests.district.protected.plain_texts import naming, personal_values

LIST = """
    select delivery_id, deliverer_code from fct_deliveries
    where feed = 'disability_allowance_payments' and is_in_force
        and period_start = date '2013-10-01'
    order by delivery_id limit 1
"""


@dataclass(frozen=True)
class Restated:
    """A district whose closed year lost a town's list, and what its articles told before."""

    district: District
    delivery: str
    town: str
    before: dict[str, Path]

    def areas(self) -> dict[str, tuple[str, ...]]:
        return asked(self.town)


def asked(town: str) -> dict[str, tuple[str, ...]]:
    half = ("--as-of", "2013-06")
    return {
        "district": ("--year", "2013"),
        "town": ("--year", "2013", "--town", town),
        "half": half,
    }


def told(folder: Path) -> dict:
    [path] = folder.glob("*.json")
    return json.loads(path.read_text(encoding="utf-8"))


def text(folder: Path) -> str:
    [path] = folder.glob("*.md")
    return path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def restated(first_district, tmp_path_factory) -> Restated:
    """The sample year, closed, then built again without one town's list of October."""
    data = tmp_path_factory.mktemp("closed") / "data"
    shutil.copytree(first_district.data, data)
    district = District(data)
    [[delivery, town]] = district.query(LIST)
    before = {}
    for name, options in asked(town).items():
        before[name] = tmp_path_factory.mktemp(name)
        district.run("summary", *options, "--out", str(before[name]))
    district.run("close", "2013", "--by", "测试员")
    district.run("withdraw", delivery, "--why", "作废")
    district.run("build")
    return Restated(district, delivery, town, before)


@pytest.mark.parametrize("name", ["district", "town", "half"])
def test_a_closed_years_article_prints_what_it_printed_when_it_was_closed(restated, name, tmp_path):
    restated.district.run("summary", *restated.areas()[name], "--out", str(tmp_path))
    assert told(tmp_path)["figures"] == told(restated.before[name])["figures"]


def test_a_restated_figure_says_what_the_town_did_and_the_editor_has_the_id(restated, tmp_path):
    said = restated.district.run("summary", "--year", "2013", "--out", str(tmp_path))
    page = text(tmp_path)
    assert "621.06万元" in page
    [line] = [one for one in page.splitlines() if one.startswith("| 2013年残疾人生活津贴发放金额")]
    assert "撤回了2013年10月残疾人生活津贴发放表" in line
    assert restated.delivery not in page
    assert f"-{restated.delivery}" in said
    rows = told(tmp_path)["restatements"]
    assert {id_ for row in rows for id_ in row["delivery_ids"]} == {f"-{restated.delivery}"}
    printed = {(one["indicator_id"], one["period"]) for one in told(tmp_path)["figures"]}
    months = {(one["indicator_id"], one["period"]) for one in rows} - printed
    assert all(len(period) == len("2013-01") for _, period in months)


def test_a_half_years_article_has_no_restatement_of_the_whole_year(restated, tmp_path):
    restated.district.run("summary", *restated.areas()["half"], "--out", str(tmp_path))
    assert told(tmp_path)["restatements"] == []


def test_a_towns_sum_of_now_is_not_told_beside_the_published_one(restated, tmp_path):
    restated.district.run("summary", *restated.areas()["town"], "--out", str(tmp_path))
    rows = told(tmp_path)["restatements"]
    spent = [row for row in rows if row["indicator_id"] == "kw04_allowance_spending"]
    assert spent
    assert {row["current_words"] for row in spent} == {"不显示（差额可能只涉及少数人）"}


def test_a_restatement_names_what_changed_and_only_that(restated):
    rows = restated.district.query(
        "select distinct split_part(indicator_id, '_', 1), changed_deliveries from rpt_restatements"
    )
    # A spreadsheet would run what begins with a sign: the answer's cells are defused.
    assert [[work, changed.lstrip("'")] for work, changed in rows] == [
        ["kw04", f"-{restated.delivery}"]
    ]


def test_a_year_is_closed_once(restated):
    restated.district.run("close", "2013", status=1)
    restated.district.run("close", "2014", status=2)
    assert "封存" in restated.district.run("progress", "--year", "2013")


def test_what_a_closed_year_keeps_names_nobody(restated, first_district):
    kept = restated.district.data / "closed_years"
    assert list(kept.rglob("*.*"))
    assert naming(kept, personal_values(first_district)) == {}
