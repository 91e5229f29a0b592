"""The department's file of answers: what people may write into it, and what counts on a day."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from pipelines.oversight.dispositions import (
    COLUMNS,
    in_force_on,
    read_dispositions,
    set_dispositions,
)
from pipelines.problem import Problem

ANSWER = {
    "finding_id": "D1-0011223344aa",
    "check_code": "D1",
    "subject_key": "k",
    "programme_code": None,
    "first_month": date(2013, 6, 1),
    "disposition": "排除",
    "decided_by": "clerk",
    "decided_on": date(2014, 1, 9),
    "valid_until": date(2014, 3, 31),
    "recovered_yuan": Decimal("450.00"),
    "recovered_on": None,
    "note": "=1+1",
}


def answers(*rows: dict) -> pl.DataFrame:
    return pl.DataFrame(list(rows), schema=COLUMNS)


def test_no_file_is_no_answer(tmp_path: Path) -> None:
    assert read_dispositions(tmp_path / "none.csv").is_empty()


def test_an_answer_reads_back_as_it_was_given(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    set_dispositions(path, answers(ANSWER))
    assert read_dispositions(path).to_dicts() == [ANSWER]


def test_a_second_answer_replaces_its_findings_first_only(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    other = ANSWER | {"finding_id": "D1-ffff", "disposition": "已整改"}
    set_dispositions(path, answers(ANSWER, other))
    set_dispositions(path, answers(ANSWER | {"disposition": "核实属实"}))
    found = dict(read_dispositions(path).select("finding_id", "disposition").iter_rows())
    assert found == {ANSWER["finding_id"]: "核实属实", "D1-ffff": "已整改"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_that_a_spreadsheet_wrote_is_read(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "d.csv"
    text = (
        "disposition,finding_id,valid_until,recovered_yuan,first_month\n"
        ' 排除 ,D1-1,2014/3/31,"1,234.5",2013-06\n,,,,\n'
    )
    path.write_text(text, encoding=encoding)
    (row,) = read_dispositions(path).to_dicts()
    assert (row["disposition"], row["valid_until"]) == ("排除", date(2014, 3, 31))
    assert (row["recovered_yuan"], row["first_month"]) == (Decimal("1234.50"), date(2013, 6, 1))
    assert row["check_code"] is None


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        ("D1-1,已排除,2014-01-01,1", "disposition"),
        ("D1-1,,2014-01-01,1", "disposition"),
        (",排除,2014-01-01,1", "finding_id"),
        ("D1-1,排除,31.3.14,1", "valid_until"),
        ("D1-1,排除,2014-02-30,1", "valid_until"),
        ("D1-1,排除,2014-01-01,1万", "recovered_yuan"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, cells: str, column: str
) -> None:
    path = tmp_path / "d.csv"
    header = "finding_id,disposition,valid_until,recovered_yuan\nD1-0,排除,,\n"
    path.write_text(header + cells + "\n", encoding="utf-8")
    with pytest.raises(Problem, match="dispositions_cell") as caught:
        read_dispositions(path)
    assert (caught.value.values["line"], caught.value.values["column"]) == (3, column)


def test_a_file_without_the_needed_columns_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("id,answer\nD1-1,排除\n", encoding="utf-8")
    with pytest.raises(Problem, match="dispositions_columns"):
        read_dispositions(path)


def test_an_answer_holds_on_its_last_day_and_not_on_the_next() -> None:
    table = answers(ANSWER, ANSWER | {"finding_id": "D1-2", "valid_until": None})
    last = in_force_on(table, date(2014, 3, 31))["is_expired"].to_list()
    after = in_force_on(table, date(2014, 4, 1))["is_expired"].to_list()
    assert (last, after) == ([False, False], [True, False])
