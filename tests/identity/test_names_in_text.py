"""The name of a row's own person leaves its words, which stay words."""

from __future__ import annotations

import polars as pl
import pytest

from pipelines.contracts import load_contracts
from pipelines.identity.names_in_text import seal_names


def sealed(feed: str, *cells: dict[str, str | None]):
    rows = [{"source_sheet": "s", "source_row": n, **row} for n, row in enumerate(cells)]
    columns = tuple(c for c in load_contracts()[feed].columns if c.name in cells[0])
    frame, plain, warnings = seal_names(pl.DataFrame(rows), columns)
    return frame.drop("source_sheet", "source_row").rows(), plain.rows(named=True), warnings.rows()


def test_a_reason_stays_one_without_the_name():
    rows, plain, warnings = sealed(
        "disability_allowance_payments",
        {"name": "欧阳某甲", "stop_reason": "欧阳某甲去世，欧阳某甲之家属申报"},
        {"name": "欧阳某甲", "stop_reason": "户籍迁出"},
        {"name": " 司徒 ", "stop_reason": "司徒已去世"},
        {"name": None, "stop_reason": "去世"},
    )
    assert [text for _, text in rows] == [
        "〔姓名〕去世，〔姓名〕之家属申报",
        "户籍迁出",
        "〔姓名〕已去世",
        "去世",
    ]
    assert [(row["source_row"], row["value"]) for row in plain] == [
        (0, "欧阳某甲去世，欧阳某甲之家属申报"),
        (2, "司徒已去世"),
    ]
    assert warnings == [("s", row, "stop_reason", "personal_in_text") for row in (0, 2)]


@pytest.mark.parametrize(
    ("feed", "cells"),
    [
        # One letter is a word's; a name that other rows hold is not this row's.
        ("disability_allowance_payments", {"name": "死", "stop_reason": "死亡"}),
        ("disability_allowance_payments", {"name": "欧阳某甲", "stop_reason": "司徒某乙代领"}),
        ("disability_allowance_payments", {"name": "", "stop_reason": "死亡"}),
        ("disability_allowance_payments", {"phone": "死亡", "stop_reason": "死亡"}),
        ("milestones", {"milestone": "启用"}),
    ],
)
def test_other_words_stay(feed, cells):
    rows, plain, warnings = sealed(feed, cells)
    assert rows == [tuple(cells.values())]
    assert (plain, warnings) == ([], [])


def test_donors_and_claimants_are_names_too():
    rows, *_ = sealed("donations", {"donor": "司徒某乙", "purpose": "以司徒某乙名义助学"})
    assert rows == [("司徒某乙", "以〔姓名〕名义助学")]
