"""A closed year keeps its figures; what changes afterwards is told with the delivery it came by."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.district.made_district import District

LIST = """
    select min(delivery_id) from fct_deliveries
    where feed = 'disability_allowance_payments' and is_in_force
        and period_start = date '2013-10-01'
"""


@pytest.fixture(scope="module")
def restated(first_district, tmp_path_factory) -> tuple[District, str]:
    """The sample year, closed, then built again without one town's list of October."""
    data = tmp_path_factory.mktemp("closed") / "data"
    shutil.copytree(first_district.data, data)
    district = District(data)
    district.run("close", "2013", "--by", "测试员")
    [[delivery]] = district.query(LIST)
    district.run("withdraw", delivery, "--why", "作废")
    district.run("build")
    return district, delivery


def test_a_closed_year_is_told_as_it_was_published(restated, tmp_path: Path):
    district, delivery = restated
    district.run("summary", "--year", "2013", "--out", str(tmp_path))
    [text] = [path.read_text(encoding="utf-8") for path in tmp_path.glob("*.md")]
    assert "共发放残疾人生活津贴621.06万元" in text
    assert "## 重述" in text
    restated = [line for line in text.splitlines() if f"-{delivery}" in line]
    assert any("发放金额：封存时621.06万元" in line for line in restated)
    assert all("《残疾人生活津贴发放表》2013-10" in line for line in restated)
    [figures] = [json.loads(p.read_text(encoding="utf-8")) for p in tmp_path.glob("*.json")]
    spent = [f for f in figures["figures"] if f["indicator_id"] == "kw04_allowance_spending"]
    assert [one["value"] for one in spent] == [6210600]


def test_a_restatement_names_what_changed_and_only_that(restated):
    district, delivery = restated
    rows = district.query(
        "select distinct split_part(indicator_id, '_', 1), changed_deliveries from rpt_restatements"
    )
    # A spreadsheet would run what begins with a sign: the answer's cells are defused.
    assert [[work, changed.lstrip("'")] for work, changed in rows] == [["kw04", f"-{delivery}"]]


def test_a_year_is_closed_once(restated):
    district, _ = restated
    district.run("close", "2013", status=1)
    district.run("close", "2014", status=2)
