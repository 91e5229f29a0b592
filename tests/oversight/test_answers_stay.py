"""An answer to a finding stays across re-delivery and rebuilding, and ends when it expires."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.deliveries.made_lists import ALLOWANCE, allowance
from tests.oversight.conftest import Town

D1 = (
    "select finding_id, month_count, amount_at_risk_yuan, disposition from fct_findings"
    " where check_code = 'D1'"
)


@pytest.fixture
def town(town_with_a_dead_payee: Town, tmp_path: Path) -> Town:
    shutil.copytree(town_with_a_dead_payee.data, tmp_path / "data")
    return Town(tmp_path / "data")


def test_the_month_of_death_does_not_count(town_with_a_dead_payee: Town) -> None:
    ((_, months, amount, disposition),) = town_with_a_dead_payee.query(D1)
    assert (months, amount, disposition) == ("3", "300.00", "未核实")
    told = town_with_a_dead_payee.run("findings", "--check", "D1")
    assert "2013-06死亡" in told
    assert all(f"2013-{month:02d}发放100.00元" in told for month in (7, 8, 9))
    assert "2013-06发放" not in told


def test_a_dismissed_finding_stays_dismissed_when_its_list_comes_again(town: Town) -> None:
    ((finding, *_),) = town.query(D1)
    town.run("findings", "--set", finding, "--to", "排除", "--by", "clerk", "--note", "已核")
    town.run("build")
    ((same, *_, disposition),) = town.query(D1)
    assert (same, disposition) == (finding, "排除")
    # The same rows under another name and title, and a corrected list of a later month.
    paid = {"发放日期": "2013-09-10"}
    again = [allowance(order, "2013-08", **paid) for order in (1, 2)]
    town.drop("重发8月.csv", ALLOWANCE, again, "残疾人生活津贴发放表（重报）")
    paid = {"发放日期": "2013-10-10", "发放金额": 80}
    town.drop("更正9月.csv", ALLOWANCE, [allowance(1, "2013-09", **paid), allowance(2, "2013-09")])
    town.run("intake")
    town.run("build")
    ((same, months, amount, disposition),) = town.query(D1)
    assert (same, months, amount, disposition) == (finding, "3", "280.00", "排除")


def test_an_expired_answer_lets_the_finding_return(town: Town) -> None:
    ((finding, *_),) = town.query(D1)
    expired = ["--until", "2014-01-31", "--recovered", "200", "--recovered-on", "2014-01-15"]
    town.run("findings", "--set", finding[:10], "--to", "mended", *expired)
    town.run("build")
    rows = town.query(
        "select disposition, is_disposition_expired, recovered_yuan from fct_findings"
        " where check_code = 'D1'"
    )
    assert rows == [["未核实", "true", "200.00"]]
    assert town.query("select sum(recovered_yuan) from rpt_findings") == [["200.00"]]


def test_an_answer_that_cannot_be_read_is_refused_and_nothing_written(town: Town) -> None:
    ((finding, *_),) = town.query(D1)
    for words in (["--to", "算了"], ["--to", "排除", "--until", "明年"], []):
        town.run("findings", "--set", finding, *words, status=2)
    town.run("findings", "--set", "D1-nothing", "--to", "排除", status=2)
    assert not (town.data / "dispositions.csv").exists()
