"""What is written for people opens in their programs, exact and harmless."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import fastexcel
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from pipelines.build.current import CurrentBuild
from pipelines.problem import Problem
from pipelines.query.answer import Answer
from pipelines.query.cells import defuse
from pipelines.query.table_rows import open_table
from pipelines.query.write_file import write_file
from pipelines.query.write_text import write_csv, write_json

HOSTILE_TEXT = ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


def answer(*rows: tuple[object, ...]) -> Answer:
    kinds = ["VARCHAR", "DECIMAL(18,2)", "DATE", "BIGINT", "BOOLEAN"]
    return Answer(["name", "yuan", "month", "people", "agrees"], kinds, rows)


ROWS = [
    ("一,二", Decimal("6210600.00"), date(2013, 1, 1), 7984, True),
    ("=1+1", Decimal("-0.10"), None, None, False),
    (None, Decimal("9999999999999999.99"), date(2013, 2, 1), 2**60, None),
]


def test_csv_is_plain_and_exact() -> None:
    text = io.StringIO()
    assert write_csv(answer(*ROWS), text) == 3
    assert text.getvalue().splitlines() == [
        "name,yuan,month,people,agrees",
        '"一,二",6210600.00,2013-01-01,7984,true',
        "'=1+1,-0.10,,,false",
        ",9999999999999999.99,2013-02-01,1152921504606846976,",
    ]


def test_a_csv_file_has_a_mark_and_the_screen_has_none(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    write_file(answer(*ROWS), path, "csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    screen = io.StringIO()
    write_csv(answer(*ROWS), screen)
    assert not screen.getvalue().startswith("\ufeff")


def test_json_keeps_every_digit() -> None:
    text = io.StringIO()
    write_json(answer(*ROWS), text)
    found = json.loads(text.getvalue(), parse_float=Decimal)
    assert [row["yuan"] for row in found] == [row[1] for row in ROWS]
    assert [row["name"] for row in found] == ["一,二", "=1+1", None]
    empty = io.StringIO()
    write_json(answer(), empty)
    assert json.loads(empty.getvalue()) == []


def test_a_workbook_holds_numbers_dates_and_inert_text(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert write_file(answer(*ROWS), path, "xlsx") == 3
    sheet = fastexcel.read_excel(str(path)).load_sheet(0).to_polars()
    assert sheet["name"].to_list() == ["一,二", "'=1+1", None]
    # Longer than a spreadsheet's 15 digits: text, whole.
    assert "9999999999999999.99" in {str(cell) for cell in sheet["yuan"].to_list()}


def test_parquet_keeps_the_types(tmp_path: Path) -> None:
    path = tmp_path / "out.parquet"
    assert write_file(answer(*ROWS), path, "parquet") == 3
    assert [tuple(row.values()) for row in parquet.read_table(path).to_pylist()] == ROWS


@pytest.mark.parametrize("form", ["csv", "json", "xlsx", "parquet"])
def test_an_empty_answer_is_a_file_too(tmp_path: Path, form: str) -> None:
    path = tmp_path / f"out.{form}"
    assert write_file(answer(), path, form) == 0
    assert path.exists()


def test_two_columns_of_one_name_both_arrive(tmp_path: Path) -> None:
    twice = Answer(["n", "n", "n_2"], ["INTEGER"] * 3, [(1, 2, 3)])
    write_file(twice, tmp_path / "out.parquet", "parquet")
    found = parquet.read_table(tmp_path / "out.parquet").to_pylist()
    assert found == [{"n": 1, "n_2": 2, "n_2_2": 3}]


@pytest.mark.parametrize("text", HOSTILE_TEXT)
def test_no_cell_or_header_of_a_csv_begins_a_formula(text: str) -> None:
    out = io.StringIO()
    write_csv(Answer([text], ["VARCHAR"], [(text,)]), out)
    for row in csv.reader(io.StringIO(out.getvalue(), newline="")):
        assert row[0][0] == "'"


@given(st.text())
def test_defused_text_never_begins_a_formula_and_keeps_its_words(text: str) -> None:
    safe = defuse(text)
    assert safe[:1] not in {"=", "+", "-", "@", "\t", "\r"} or not safe
    assert safe.endswith(text)


@pytest.mark.parametrize(
    "text", [" =1+1", "\u3000=1+1", "＝1+1", "＠SUM(1)", "\n=1", " \t+1", "－1"]
)
def test_what_some_spreadsheets_take_for_a_formula_is_defused(text: str) -> None:
    assert defuse(text) == f"'{text}"


def test_a_failed_write_leaves_no_file(tmp_path: Path) -> None:
    def rows() -> object:
        yield ROWS[0]
        raise OSError("no space")

    path = tmp_path / "out.csv"
    with pytest.raises(OSError, match="no space"):
        write_file(replace(answer(), rows=rows()), path, "csv")
    assert list(tmp_path.iterdir()) == []


def test_a_whole_table_comes_out_in_order(build: CurrentBuild) -> None:
    with open_table(build, "FCT_MANY") as table:
        rows = list(table.rows)
    assert len(rows) == 30_000
    assert rows == sorted(rows)


def test_an_unknown_table_is_refused(build: CurrentBuild) -> None:
    with pytest.raises(Problem, match="export_unknown"), open_table(build, 'x"; drop table y'):
        pass
