"""What intake, withdraw and nil say to a clerk: where, what, and what to do."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from pipelines.language import say
from pipelines.terminal.told_delivery import lines_below
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

Run = Callable[..., subprocess.CompletedProcess[str]]
TITLES = "镇（街道） 村居 捐赠单位/个人 捐赠类型 认捐金额 到账金额 到账日期 柜"


def write_donations(path: Path, rows: list[list[object]], hidden: int) -> None:
    """A made-up list of donations; nobody knows its last column, and its codes are hidden."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with xlsxwriter.Workbook(path) as book:
        sheet, codes = book.add_worksheet("明细"), book.add_worksheet("代码表")
        codes.hide()
        for number, row in enumerate([["2013年扶贫济困日捐赠登记"], TITLES.split(), *rows]):
            sheet.write_row(number, 0, row)
        for number in range(hidden):
            codes.write(number, 0, f"类别{number}")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A data folder whose inbox holds one list with faults, not taken in yet."""
    start = ["西南街道", "云秀社区"]
    good = [[*start, f"甲{n}商行", "单位", 100, 100, "2013-06-30", None] for n in range(3)]
    bad = [[*start, f"乙{n}商行", "单位", 100, "甲等", "2013-06-30", "x"] for n in range(10)]
    write_donations(tmp_path / "data/inbox/西南街道/捐赠.xlsx", [*good, *bad], hidden=4)
    return tmp_path / "data"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_intake_says_where_and_what_to_do(run: Run, folder: Path, lang: str) -> None:
    done = run("intake", "--lang", lang, data=folder)
    assert done.returncode == 0, done.stdout + done.stderr
    receipt = json.loads(next((folder / "receipts").iterdir()).read_bytes())
    rejected = [line for line in done.stdout.splitlines() if "到账金额" in line]
    assert len(rejected) == 8
    assert "明细" in rejected[0]
    assert "6" in rejected[0]
    assert f"receipts/{receipt['file_id']}.json" in done.stdout
    assert "代码表" in done.stdout
    assert "4" in done.stdout
    assert receipt["deliveries"][0]["delivery_id"] in done.stdout
    assert "H" in done.stdout
    assert "商行" not in done.stdout
    assert "甲等" not in done.stdout


def test_a_delivery_is_withdrawn_by_the_beginning_of_its_id(run: Run, folder: Path) -> None:
    run("intake", data=folder)
    receipt = json.loads(next((folder / "receipts").iterdir()).read_bytes())
    name = receipt["deliveries"][0]["delivery_id"]
    assert run("withdraw", name[:7], data=folder).returncode == 2
    done = run("withdraw", name[:8], "--why", "报错了", data=folder)
    assert done.returncode == 0, done.stderr
    for word in (name, "扶贫济困日捐赠登记", "西南街道", "300.00"):
        assert word in done.stdout


def test_a_list_that_keeps_little_is_told_and_confirmed_by_its_id(run: Run, tmp_path: Path) -> None:
    data, title = tmp_path / "data", "2013年6月残疾人生活津贴发放表"
    for name, count in (("a.csv", 30), ("b更正.csv", 4)):
        rows = [allowance(order) for order in range(count)]
        write_list(data / "inbox" / "西南街道" / name, ALLOWANCE, rows, title)
    told = run("intake", data=data).stdout
    assert "【待确认】只有 4 行" in told
    name = re.search(r"minsheng confirm (\S+)", told)[1]
    assert run("confirm", name[:7], data=data).returncode == 2
    done = run("confirm", name[:8], "--why", "只剩四人", "--by", "李", data=data)
    assert done.returncode == 0, done.stderr
    assert "由 30 行" in done.stdout
    again = run("confirm", name, data=data)
    assert again.returncode == 2
    assert "没有待确认的报送" in again.stderr


@pytest.mark.parametrize(
    ("arguments", "known"),
    [
        (["nil", "gifts", "--town", "西南街道", "--month", "2013-06"], "donations"),
        (["nil", "donations", "--town", "月球镇", "--month", "2013-06"], "白坭镇"),
        (["intake", "--town", "月球镇"], "白坭镇"),
    ],
)
def test_a_slip_is_answered_with_what_is_known(
    run: Run, tmp_path: Path, arguments: list[str], known: str
) -> None:
    done = run(*arguments, data=tmp_path)
    assert done.returncode == 2
    assert known in done.stderr


def test_a_feed_answers_to_its_title(run: Run, tmp_path: Path) -> None:
    done = run("nil", "殡仪馆火化登记", "--town", "三水区", "--month", "2013-06", data=tmp_path)
    assert done.returncode == 0, done.stderr
    english = run("nil", "cremations", "--town", "三水区", "--month", "2013-07", "--lang", "en",
                  data=tmp_path)  # fmt: skip
    assert "Cremations" in english.stdout


@pytest.mark.parametrize(("repeated", "doubts"), [(0, 1), (3, 0)])
def test_two_lists_of_a_month_without_a_row_in_common_are_doubted(
    repeated: int, doubts: int
) -> None:
    replaced = {"path": "a.csv", "rule": "a", "rows": 5, "repeated": repeated, "changed": []}
    gone = [{"sheet": "", "rows": "2-6", "count": 5 - repeated}]
    delivery = {
        "is_nil": False,
        "state": "in_force",
        "superseded_by": None,
        "supersedes": [{**replaced, "removed": gone, "added": gone}],
    }
    receipt = {"feed": "cremations", "deliveries": [delivery], "rejected": [], "sheets": []}
    told = list(lines_below(receipt, Path("receipts")))
    assert told.count(say("intake_no_row_shared")) == doubts
