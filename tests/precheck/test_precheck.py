"""A list that is not paid yet is held against the checks, and nothing is taken in."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from tests.deliveries.made_lists import CREMATION, account, cremation, id_number, name, write_list
from tests.precheck.conftest import ROWS, UNPAID, Done, listing, unpaid

# Check → the rows of the file that it doubts; the header is row 1.
DOUBTED = {"D1": {3}, "O3": {4}, "O4": {5, 6}, "T2": {7}}
FUNERAL = ["镇街", "姓名", "身份证号", "死亡日期", "火化日期", "户籍", "减免金额", "申请日期"]


def test_doubts_end_with_status_3_and_a_few_lines(held: tuple) -> None:
    done, workbook, *_ = held
    assert done.returncode == 3, done.stdout + done.stderr
    assert "西南街道，2013-07，6 行，650.00 元" in done.stdout
    assert "D1 死亡后仍发放：1 项，涉及 100.00 元\n    第 3 行：" in done.stdout
    assert "读不出的 1 行：\n    第 8 行：“发放金额”" in done.stdout
    assert str(workbook) in done.stdout


@pytest.mark.parametrize("check", DOUBTED)
def test_the_workbook_names_the_rows_of_each_check(held: tuple, check: str) -> None:
    doubts = pl.read_excel(held[1], sheet_name="疑点", infer_schema_length=0)
    of_check = doubts.filter(pl.col("核查").str.starts_with(f"{check} "))
    rows = set(of_check["行"].cast(pl.Int64))
    assert rows
    assert rows <= DOUBTED[check]
    orders = {3: 1, 4: 2, 5: 3, 6: 3, 7: 4}
    for row in of_check.to_dicts():
        order = orders[int(row["行"])]
        assert (row["姓名"], row["身份证号"]) == (name(order), id_number(order))
    assert "" not in of_check["怎么办"].fill_null("")


def test_a_row_that_cannot_be_read_is_in_the_workbook_too(held: tuple) -> None:
    rejected = pl.read_excel(held[1], sheet_name="读不出的行", infer_schema_length=0)
    assert rejected["行"].to_list() == ["8"]
    assert rejected["列"].to_list() == ["发放金额"]
    assert id_number(5) in rejected["这一行的内容"][0]


def test_nothing_is_taken_in_but_a_line_of_the_log(held: tuple, data: Path) -> None:
    _, _, before, after = held
    log = {"access_log.jsonl", "vault/access_log.head", "intake.lock", "access_log.lock"}
    assert {name: after[name] for name in before if name not in log} == {
        name: told for name, told in before.items() if name not in log
    }
    assert set(after) - set(before) <= log
    line = json.loads((data / "access_log.jsonl").read_text("utf-8").splitlines()[0])
    assert line["what"] == "precheck"
    assert list((data.parent / "scratch").glob("minsheng-*")) == []


def test_names_stand_in_the_workbook_alone(held: tuple, data: Path) -> None:
    done, workbook, *_ = held
    said = done.stdout + done.stderr + (data / "access_log.jsonl").read_text("utf-8")
    for order in range(6):
        for personal in (name(order), id_number(order), account(order)):
            assert personal not in said
    assert workbook.stat().st_mode & 0o777 == 0o600


def test_a_clean_list_gives_no_doubt_and_no_workbook(
    run: Callable[..., Done], data: Path, tmp_path: Path
) -> None:
    rows = [unpaid(order) for order in range(20, 30)]
    file = write_list(tmp_path / "云东海街道" / "七月.csv", UNPAID, rows)
    before = listing(data)
    done = run("precheck", file, "--town", "西南街道", data=data, lang="en")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "No doubt." in done.stdout
    assert listing(data) == before
    assert [path.name for path in file.parent.iterdir()] == ["七月.csv"]


def test_a_waiver_over_the_cap_is_named(
    run: Callable[..., Done], data: Path, tmp_path: Path
) -> None:
    row = [
        "西南街道",
        name(7),
        id_number(7),
        "2013-12-03",
        "2013-12-05",
        "三水",
        1500,
        "2013-12-09",
    ]
    file = write_list(tmp_path / "西南街道" / "十二月.csv", FUNERAL, [row])
    out = tmp_path / "doubts.xlsx"
    done = run("precheck", file, "--out", out, data=data)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "T5 " in done.stdout
    assert "330.00" in done.stdout
    assert out.exists()


@pytest.mark.parametrize(
    ("make", "status", "words"),
    [
        (
            lambda path: write_list(path, CREMATION, [cremation(9)]),
            1,
            "《殡仪馆火化登记》，不是发放表",
        ),
        (lambda path: write_list(path, ["甲", "乙"], [[1, 2]]), 1, "表头"),
        (lambda path: path.with_suffix(".xls").write_bytes(b"%PDF-1.7 nothing"), 1, "PDF"),
        (lambda path: None, 2, "没有"),
        (lambda path: path.mkdir(), 2, "文件夹"),
    ],
)
def test_a_file_that_is_no_payment_list_gets_a_sentence(
    run: Callable[..., Done], data: Path, tmp_path: Path, make: Callable, status: int, words: str
) -> None:
    path = tmp_path / "list.csv"
    make(path)
    file = path if path.exists() or status == 2 else path.with_suffix(".xls")
    before = listing(data)
    done = run("precheck", file, data=data)
    assert done.returncode == status, done.stderr
    assert words in done.stderr
    assert listing(data) == before
    assert list((data.parent / "scratch").glob("minsheng-*")) == []


def test_the_workbook_cannot_take_the_lists_place(
    run: Callable[..., Done], data: Path, tmp_path: Path
) -> None:
    file = write_list(tmp_path / "list.csv", UNPAID, ROWS)
    assert run("precheck", file, "--out", file, data=data).returncode == 2
    assert run("precheck", file, "--out", tmp_path / "no" / "x.xlsx", data=data).returncode == 2
