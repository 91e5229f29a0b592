"""What suites doubt stands on the receipt, in the raw store and in the history, once."""

from __future__ import annotations

import os
import signal
import subprocess
from pathlib import Path

import polars as pl
import pytest

from pipelines.deliveries.judging import judge_new as module
from pipelines.language import say
from pipelines.problem import Problem
from tests.command import COMMAND
from tests.deliveries.conftest import Office
from tests.deliveries.made_lists import ALLOWANCE, account, allowance, id_number, name, write_list

EARLY = {"发放日期": "2013-05-20"}


def june(folder: Path, title: str = "2013年6月") -> Path:
    """Six people's list of June; the fourth was paid before the month, the fifth below 0."""
    rows = [allowance(n) for n in range(3)]
    rows += [allowance(3, **EARLY), allowance(4, 发放金额=-100), allowance(5)]
    return write_list(folder / "june.csv", ALLOWANCE, rows, title)


def test_a_doubt_stands_on_the_receipt_and_in_the_raw_store(office: Office) -> None:
    june(office.inbox / "西南街道")
    office.take()
    receipt = office.receipt("june.csv")
    told = [(w["row"], w["column"], w["code"]) for w in receipt["warnings"]]
    assert (6, "paid_on", "days_out_of_order") in told
    assert (7, "amount", "amount_negative") in told
    [delivery] = receipt["deliveries"]
    kept = pl.read_parquet(office.settings.folder.raw / "delivery_warnings" / "*.parquet")
    assert delivery["warning_count"] == kept.height == len(told)
    assert office.register["june.csv 2013-06"]["warning_count"] == len(told)
    assert delivery["rows_accepted"] == 6


def test_the_clerk_reads_the_doubt_with_its_row(office: Office, capsys) -> None:
    from pipelines.terminal.show_intake import show_intake

    june(office.inbox / "西南街道")
    show_intake(office.take(), office.settings.folder, with_known=True)
    printed = capsys.readouterr().out
    assert say("warning.days_out_of_order") in printed
    assert "第 6 行（发放日期）" in printed


def history(office: Office) -> pl.DataFrame:
    return pl.read_parquet(office.settings.folder.quality / "*.parquet")


def test_the_history_counts_by_delivery_what_was_examined_and_what_failed(office: Office) -> None:
    june(office.inbox / "西南街道")
    june(office.inbox / "芦苞镇", "2013年6月（芦苞）")
    office.take()
    found = history(office).filter(
        (pl.col("rule_code") == "amount_negative") & (pl.col("column_name") == "amount")
    )
    assert found["delivery_id"].n_unique() == found.height == 2
    assert found.select("examined_count", "unexpected_count", "is_passed").unique().rows() == [
        (6, 1, False)
    ]


def test_each_run_judges_what_it_took_in_and_no_more(office: Office) -> None:
    june(office.inbox / "西南街道")
    office.take()
    before = history(office)
    office.take()
    assert history(office).height == before.height
    june(office.inbox / "芦苞镇")
    office.take()
    later = history(office).filter(pl.col("run_id") != before["run_id"][0])
    assert later["delivery_id"].n_unique() == 1
    assert set(later["delivery_id"]).isdisjoint(before["delivery_id"])


def test_results_hold_no_personal_value(office: Office) -> None:
    june(office.inbox / "西南街道")
    office.take()
    personal = [f(n).encode() for f in (name, id_number, account) for n in range(6)]
    for path in office.settings.folder.quality.rglob("*"):
        held = "\n".join(map(str, pl.read_parquet(path).rows())).encode() + path.read_bytes()
        assert not [value for value in personal if value in held]


def test_a_judge_that_fails_leaves_the_money_counted_and_the_rows_to_the_next_run(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    june(office.inbox / "西南街道")

    class Broken:
        def ask(self, *_: object) -> None:
            raise Problem("quality_judge_failed", kind="x")

    with monkeypatch.context() as patched:
        patched.setattr(module, "the_judge", Broken)
        with pytest.raises(Problem, match="quality_judge_failed"):
            office.take()
    assert office.states["june.csv"][0] == "in_force"
    office.take()
    assert "days_out_of_order" in {w["code"] for w in office.receipt("june.csv")["warnings"]}


@pytest.mark.parametrize(
    "point", ["before_judging", "inbound.judged", "written_delivery_warnings", "inbound.noted"]
)
def test_a_kill_between_storing_and_judging_loses_nothing(office: Office, point: str) -> None:
    june(office.inbox / "西南街道")
    data = office.settings.data
    command = [*COMMAND, "--data", str(data), "intake"]
    killed = subprocess.run(
        command,
        env=os.environ | {"MINSHENG_FAULT": f"{point}:kill:1"},
        capture_output=True,
        check=False,
        timeout=120,
    )
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    office.take()
    told = [w["code"] for w in office.receipt("june.csv")["warnings"]]
    assert told.count("days_out_of_order") == told.count("amount_negative") == 1
    kept = pl.read_parquet(office.settings.folder.raw / "delivery_warnings" / "*.parquet")
    assert sorted(kept["code"]) == sorted(told)
    assert office.register["june.csv 2013-06"]["warning_count"] == len(told)
    assert "days_out_of_order" in history(office)["rule_code"].to_list()
