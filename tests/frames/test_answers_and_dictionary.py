"""An answer keeps its types as a frame; the dictionary holds every table with its meaning."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import yaml

from pipelines.build.current import CurrentBuild
from pipelines.build.manifest import Manifest
from pipelines.district import district_file
from pipelines.frames.analysts.answer_frame import answer_frame
from pipelines.frames.analysts.dictionary import (
    _words,
    column_meaning,
    read_dictionary,
    table_meaning,
)
from pipelines.frames.open_build import OpenBuild
from pipelines.query.answer import Answer

ROOT = Path(__file__).parents[2]
# A step of the checks that no build keeps.
UNPUBLISHED = {"fct_doubtful_rows"}
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
        found = read_dictionary(
            OpenBuild(CurrentBuild(manifest, Path("made")), connection, "admin")
        )
    assert found.rows() == [
        ("rpt", "rpt_things", "事物. One row per thing.", 3, "town_code", "varchar", "The town."),
        ("rpt", "rpt_things", "事物. One row per thing.", 3, "amount_yuan", "decimal(18,2)", ""),
        ("seed", "seeded", "", 4, "n", "bigint", ""),
    ]


def published() -> dict[str, list[str]]:
    """The columns of every table that a build publishes, as models and seeds describe them."""
    found = {}
    for room in ("marts", "reports", "indicators", "oversight"):
        for path in (ROOT / "models" / room).rglob("*.yml"):
            for model in yaml.safe_load(path.read_text(encoding="utf-8")).get("models", ()):
                found[model["name"]] = [column["name"] for column in model["columns"]]
    for path in (*(ROOT / "seeds").rglob("*.csv"), *district_file("seeds").glob("*.csv")):
        with path.open(encoding="utf-8") as file:
            found[path.stem] = file.readline().strip().split(",")
    kept = {name for name in found if not name.startswith("chk_")} - UNPUBLISHED
    return {name: found[name] for name in sorted(kept)}


def test_every_table_and_every_column_is_described_in_chinese() -> None:
    tables = published()
    assert len(tables) > 100
    assert [name for name in tables if not is_chinese(table_meaning(name))] == []
    columns = [(table, name) for table, names in tables.items() for name in names]
    assert [one for one in columns if not is_chinese(column_meaning(*one))] == []


def test_no_word_describes_what_is_not_there() -> None:
    tables = published()
    columns = {name for names in tables.values() for name in names}
    placed = {f"{table}.{name}" for table, names in tables.items() for name in names}
    assert set(_words("table_words")) <= set(tables)
    assert set(_words("column_notes")) <= columns | placed
    assert {name for words in _words("column_words").values() for name in words} <= columns


def test_a_columns_meaning_has_its_unit_its_values_and_what_null_means() -> None:
    assert column_meaning("fct_payments", "amount_yuan").startswith("金额：")
    assert "元" in column_meaning("fct_payments", "amount_yuan")
    assert "当月 1 日" in column_meaning("fct_payments", "benefit_month")
    assert "补正" in column_meaning("fct_rejected_rows", "closed_by")
    assert "封存" in column_meaning("fct_closed_figures", "closed_by")
    assert column_meaning("fct_payments", "no_such_column") is None


def is_chinese(text: str | None) -> bool:
    return bool(text) and not text.isascii()
