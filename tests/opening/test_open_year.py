"""A year is proposed from the one before, reviewed, and put into the tables whole or not at all."""

from __future__ import annotations

import csv
import hashlib
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from pipelines.data_folder import DataFolder
from pipelines.opening.accept_year import accept_year, proposal_path, write_proposal
from pipelines.problem import Problem

TABLES = {
    "indicators": (
        "indicator_id,name_zh,name_en\nelders_served,服务老人,Elders served\n"
        "villages_reformed,改革村,Villages reformed\n"
    ),
    "areas": (
        "area_code,area_level,short_name,valid_to\n1,district,本区,\n"
        "11,town,东湖镇,\n12,town,西岭镇,\n13,town,旧镇,2012-12-31\n"
    ),
    "indicator_targets": (
        "indicator_id,year,area_code,period_start,period_end,target_value,milestone_kind,"
        "milestone_pattern,milestone_count,milestone_title,source\n"
        'elders_served,2013,11,2013-01-01,2013-12-31,1500.50,,,,,"会议, 一号"\n'
        "elders_served,2013,,2013-01-01,2013-12-31,,文件印发,,1,办法印发,\n"
        "villages_reformed,2013,,2013-01-01,2014-12-31,1,,,,,两年完成\n"
        "villages_reformed,2012,,2012-01-01,2012-12-31,0.5,,,,,\n"
    ),
    "policy_standards": (
        "standard,area_code,value,unit,valid_from,valid_to,source,verified\n"
        "fund,1,1000000,元/年,2013-01-01,2013-12-31,报上,true\n"
        "allowance,1,400,元,2012-01-01,2013-06-30,旧,true\n"
        "allowance,1,470,元,2013-07-01,,新,true\n"
        "grant,1,90,元,2012-03-01,2013-09-30,停办,true\n"
    ),
    "home_care_categories": "category_code,category_name,valid_from,valid_to,source,verified\n",
    "expected_deliveries": (
        "feed,deliverer_level,cadence,due_month,from_month,due_day\n"
        "subsistence_payments,town,monthly,,2012-01-01,15\n"
        "donations,town,yearly,7,2012-01-01,15\n"
        "milestones,district,register,,2014-06-01,15\n"
    ),
    "key_works": "key_work,target_date\n1,2014-12-31\n2,2013-12-31\n",
}


@pytest.fixture
def district(tmp_path: Path) -> Path:
    """A made-up district's folder."""
    seeds = tmp_path / "district" / "seeds"
    seeds.mkdir(parents=True)
    for name, text in TABLES.items():
        (seeds / f"{name}.csv").write_text(text, encoding="utf-8")
    return seeds.parent


def rows(district: Path, name: str) -> list[dict[str, str]]:
    with (district / "seeds" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def state(district: Path) -> dict[str, str]:
    files = (path for path in district.rglob("*") if path.is_file())
    return {
        path.relative_to(district).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def data(district: Path) -> DataFolder:
    return DataFolder(district.parent / "data")


def test_targets_move_on_by_a_year_and_one_that_reaches_on_keeps_its_period(district: Path) -> None:
    proposal, is_new = write_proposal(district, 2014)
    assert is_new
    found = {
        (row["indicator_id"], row["area_code"]): (row["period_start"], row["period_end"])
        for row in proposal.rows["indicator_targets"]
    }
    assert found == {
        ("elders_served", "11"): ("2014-01-01", "2014-12-31"),
        ("elders_served", ""): ("2014-01-01", "2014-12-31"),
        ("villages_reformed", ""): ("2013-01-01", "2014-12-31"),
    }
    assert {row["source"] for row in proposal.rows["indicator_targets"]} == {
        "沿用2013年，待核；会议, 一号",
        "沿用2013年，待核",
        "沿用2013年，待核；两年完成",
    }


def test_only_a_standard_that_ended_with_the_year_is_proposed_and_to_be_verified(
    district: Path,
) -> None:
    proposal, _ = write_proposal(district, 2014)
    (fund,) = proposal.rows["policy_standards"]
    assert (fund["valid_from"], fund["valid_to"], fund["verified"]) == (
        "2014-01-01",
        "2014-12-31",
        "false",
    )
    assert [row["standard"] for row in proposal.ended["policy_standards"]] == ["grant"]
    assert proposal.standing["policy_standards"] == 1


def test_a_proposal_changes_no_table_and_is_not_written_over(district: Path) -> None:
    before = state(district)
    write_proposal(district, 2014)
    path = proposal_path(district, 2014)
    path.write_text(path.read_text(encoding="utf-8") + "# checked\n", encoding="utf-8")
    assert write_proposal(district, 2014)[1] is False
    after = state(district)
    assert {name for name in after if after[name] != before.get(name)} == {"open_year/2014.yml"}
    assert path.read_text(encoding="utf-8").endswith("# checked\n")


def test_the_file_says_in_both_languages_what_to_do(district: Path) -> None:
    write_proposal(district, 2014)
    head = proposal_path(district, 2014).read_text(encoding="utf-8").splitlines()[:2]
    assert "逐条核对" in head[0]
    assert "--accept" in head[1]


def test_what_was_reviewed_is_added_letter_by_letter_and_the_old_rows_stay(district: Path) -> None:
    write_proposal(district, 2014)
    path = proposal_path(district, 2014)
    reviewed = path.read_text(encoding="utf-8").replace("'1500.50'", "1800.10")
    path.write_text(reviewed, encoding="utf-8")
    assert accept_year(district, data(district), 2014) == {
        "indicator_targets": 3,
        "policy_standards": 1,
    }
    for name, text in TABLES.items():
        now = (district / "seeds" / f"{name}.csv").read_text(encoding="utf-8")
        assert now.startswith(text)
    assert [row["target_value"] for row in rows(district, "indicator_targets")[4:]] == [
        "1800.10",
        "",
        "1",
    ]
    assert sorted(p.name for p in (district / "open_year").iterdir()) == ["2014.accepted.yml"]
    assert sorted(p.name for p in district.iterdir()) == ["open_year", "seeds"]
    assert write_proposal(district, 2014)[0].count == 0


def test_years_can_be_opened_one_after_the_other(district: Path) -> None:
    for year in (2014, 2015):
        write_proposal(district, year)
        accept_year(district, data(district), year)
    found = rows(district, "indicator_targets")
    assert [row["year"] for row in found].count("2015") == 3
    assert found[-1]["period_end"] == "2015-12-31"
    assert rows(district, "policy_standards")[-1]["valid_to"] == "2015-12-31"


@pytest.mark.parametrize(
    ("table", "changes", "code"),
    [
        ("indicator_targets", {"indicator_id": "nothing"}, "没有这个指标或地区"),
        ("indicator_targets", {"area_code": "99"}, "没有这个指标或地区"),
        ("indicator_targets", {"target_value": "many"}, "不是数"),
        ("indicator_targets", {"target_value": "-1"}, "不是数"),
        ("indicator_targets", {"milestone_count": "1"}, "目标值和里程碑数"),
        ("indicator_targets", {"year": "2015"}, "不是要开的年度"),
        ("indicator_targets", {"period_end": "2013-12-31"}, "起止日期"),
        ("indicator_targets", {"period_start": "2014-1-1"}, "不是年-月-日"),
        ("indicator_targets", {"more": "1"}, "这一列多了或少了"),
        ("policy_standards", {"valid_to": "2013-01-01"}, "起止日期"),
        ("policy_standards", {"verified": "yes"}, "true 或 false"),
        ("policy_standards", {"standard": "allowance"}, "已经有一条"),
    ],
)
def test_one_wrong_value_is_named_and_nothing_is_added(
    district: Path, table: str, changes: dict[str, str], code: str
) -> None:
    write_proposal(district, 2014)
    path = proposal_path(district, 2014)
    told = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # noqa: S506
    told[table][0] |= changes
    path.write_text(yaml.safe_dump(told, allow_unicode=True), encoding="utf-8")
    before = state(district)
    with pytest.raises(Problem, match=r"open_year\.faults") as problem:
        accept_year(district, data(district), 2014)
    assert code in problem.value.values["faults"]
    assert f"{table} 第 1 条" in problem.value.values["faults"]
    assert state(district) == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("year: 2014\nindicator_targets: [", "open_year.no_yaml"),
        ("year: 2015\n", "open_year.other_file"),
        ("year: 2014\nareas: []\n", "open_year.other_file"),
        ("year: 2014\nindicator_targets: {a: b}\n", "open_year.other_file"),
        ("year: 2014\nindicator_targets: [{a: [b]}]\n", "open_year.other_file"),
        ("year: 2014\n", "open_year.empty"),
    ],
)
def test_another_file_is_refused_in_words(district: Path, text: str, code: str) -> None:
    path = proposal_path(district, 2014)
    path.parent.mkdir()
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Problem) as problem:
        accept_year(district, data(district), 2014)
    assert problem.value.code == code


def test_without_a_proposal_or_a_year_before_there_is_nothing_to_do(district: Path) -> None:
    with pytest.raises(Problem, match=r"open_year\.no_proposal"):
        accept_year(district, data(district), 2014)
    with pytest.raises(Problem, match=r"open_year\.nothing"):
        write_proposal(district, 2031)


@pytest.mark.parametrize("count", range(1, 7))
def test_killed_at_any_step_the_tables_are_the_old_or_the_new_ones(
    district: Path, count: int
) -> None:
    write_proposal(district, 2014)
    before = {n: t for n, t in state(district).items() if n.startswith("seeds/")}
    places = f"Path({str(district)!r}), DataFolder(Path({str(data(district).root)!r}))"
    code = (
        "from pathlib import Path\n"
        "from pipelines.data_folder import DataFolder\n"
        "from pipelines.opening.accept_year import accept_year\n"
        f"accept_year({places}, 2014)"
    )
    child = subprocess.run(
        [sys.executable, "-c", code],
        env=os.environ | {"MINSHENG_FAULT": f"*:kill:{count}"},
        capture_output=True,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL
    proposal, _ = write_proposal(district, 2014)
    after = {n: t for n, t in state(district).items() if n.startswith("seeds/")}
    changed = {name for name in after if after[name] != before[name]}
    assert changed in (set(), {"seeds/indicator_targets.csv", "seeds/policy_standards.csv"})
    assert bool(proposal.count) == (not changed)


def test_the_command_shows_proposes_and_says_where(
    run: Callable[..., subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    done = run("open-year", "2031", data=tmp_path)
    assert done.returncode == 1
    assert "2030" in done.stderr
    assert run("open-year", "next", data=tmp_path).returncode == 2


def test_what_is_expected_goes_on_and_is_counted(
    district: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from pipelines.terminal.changes.show_proposal import show_proposal

    show_proposal(write_proposal(district, 2014)[0], district / "seeds")
    said = capsys.readouterr().out
    assert "elders_served 服务老人 11 东湖镇  1500.50" in said
    assert "共 24 份" in said
    # Two towns each year, and registers of June, September and December.
    assert "共 29 份" in said
    assert "重点工作 2 的期限在 2014 年之前" in said
