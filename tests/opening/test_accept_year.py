"""What was reviewed is added whole, and one wrong value adds nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from pipelines.opening.accept_year import accept_year, proposal_path, write_proposal
from pipelines.problem import Problem
from tests.opening.made_district import data, state


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
