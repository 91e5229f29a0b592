"""An answer keeps its types as a frame; the dictionary holds every table with its meaning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl

from pipelines.build.current import CurrentBuild
from pipelines.build.manifest import Manifest
from pipelines.frames.analysts.answer_frame import answer_frame
from pipelines.frames.analysts.dictionary import column_words, read_dictionary
from pipelines.frames.open_build import OpenBuild
from pipelines.query.answer import Answer

TABLES = """
create table rpt_things (town_code varchar, amount_yuan decimal(18, 2));
comment on table rpt_things is '事物. One row per thing.';
comment on column rpt_things.town_code is 'The town.';
create table seeded (n bigint);
create schema staging; create table staging.hidden (n bigint);
"""


def test_an_answer_keeps_its_types() -> None:
    kinds = ["DECIMAL(18,2)", "DATE", "BIGINT", "BOOLEAN", "VARCHAR", "DOUBLE"]
    row = (Decimal("6210600.00"), date(2013, 1, 1), 7984, True, "一", 0.5)
    frame = answer_frame(Answer(list("abcdef"), kinds, [row, (None,) * 6]))
    types = [pl.Decimal(18, 2), pl.Date, pl.Int64, pl.Boolean, pl.String, pl.Float64]
    assert frame.dtypes == types
    assert frame.rows() == [row, (None,) * 6]


def test_what_a_type_does_not_hold_is_exact_text() -> None:
    frame = answer_frame(Answer(["n", "n"], ["HUGEINT", "DATE"], [(10**30, "infinity")]))
    assert frame.rows() == [("1" + "0" * 30, "infinity")]
    assert frame.columns == ["n", "n_2"]


def test_an_empty_answer_has_its_columns() -> None:
    frame = answer_frame(Answer(["n"], ["BIGINT"], []))
    assert (frame.columns, frame.height) == (["n"], 0)


def test_the_dictionary_holds_what_a_question_may_name() -> None:
    counts = {"rpt_things": 3, "seeded": 4}
    manifest = Manifest("b", "published", "", "", 1.0, "v", "d", tables=counts)
    with duckdb.connect() as connection:
        connection.execute(TABLES)
        found = read_dictionary(OpenBuild(CurrentBuild(manifest, Path("made")), connection))
    assert found.rows() == [
        ("rpt", "rpt_things", "事物. One row per thing.", 3, "town_code", "varchar", "The town."),
        ("rpt", "rpt_things", "事物. One row per thing.", 3, "amount_yuan", "decimal(18,2)", ""),
        ("seed", "seeded", "", 4, "n", "bigint", ""),
    ]


def test_columns_are_called_something_in_chinese() -> None:
    words = column_words()
    assert words["amount_yuan"] == "金额"
    assert all(word and not word.isascii() for word in words.values())
