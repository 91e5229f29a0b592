"""A person's number in a column of words goes to the vault; a form's own numbers stay."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.contracts import load_contracts
from pipelines.identity.numbers_in_text import SEALED, seal_numbers

ID_NO = "11010519491231002X"


def sealed(feed: str, **cells: str):
    rows = pl.DataFrame([{"source_sheet": "s", "source_row": 3, **cells}])
    columns = tuple(c for c in load_contracts()[feed].columns if c.name in cells)
    rows, plain, warnings = seal_numbers(rows, columns)
    return rows.row(0, named=True), plain["value"].to_list(), warnings.rows()


@pytest.mark.parametrize(
    "text",
    [
        ID_NO,
        ID_NO.lower(),
        "110105491231002",
        "13800138000",
        "张三 138 0013 8000",
        "6222020000000000123",
        "６２２２０２００００００００００",
        f"农行({ID_NO})",
    ],
)
def test_a_number_of_a_person_leaves_a_text(text):
    row, plain, warnings = sealed("disability_allowance_payments", bank_name=text)
    assert row["bank_name"] is None
    assert plain == [text]
    assert warnings == [("s", 3, "bank_name", "personal_in_text")]


def test_a_required_text_says_where_its_number_went():
    row, *_ = sealed("student_aid", school="13800138000")
    assert row["school"] == SEALED


@pytest.mark.parametrize(
    "text",
    ["农业银行三水支行", "三府〔2013〕12号", "2013-06-30", "0757-87700000", "6月01日至2013-06-30"],
)
def test_words_with_other_numbers_stay(text):
    row, plain, warnings = sealed("disability_allowance_payments", bank_name=text)
    assert (row["bank_name"], plain, warnings) == (text, [], [])


def test_a_code_leaves_only_as_a_valid_id_number():
    row, *_ = sealed("milestones", document_no=ID_NO)
    assert row["document_no"] is None
    for code in ("11010519491231002", "201306300000000001", "13800138000"):
        assert sealed("milestones", document_no=code)[0]["document_no"] == code
