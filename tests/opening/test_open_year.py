"""A year is proposed from the one before, reviewed, and opened."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from pipelines.opening.accept_year import accept_year, proposal_path, write_proposal
from tests.opening.made_district import TABLES, data, rows, state


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


def test_a_key_work_that_ended_is_given_no_target(district: Path) -> None:
    for name, text in {
        "indicators": "indicator_id,key_work\nelders_served,1\nvillages_reformed,2\n",
        "key_works": "key_work,target_date,until_year\n1,2013-12-31,2013\n2,2014-12-31,2014\n",
    }.items():
        (district / "seeds" / f"{name}.csv").write_text(text, encoding="utf-8")
    proposal, _ = write_proposal(district, 2014)
    proposed = {row["indicator_id"] for row in proposal.rows["indicator_targets"]}
    assert proposed == {"villages_reformed"}


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
