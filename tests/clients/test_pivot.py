"""The pivot workbook: flat tables in words, whose yuan add up to what was paid."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from types import SimpleNamespace

import duckdb
import openpyxl
import pytest

from pipelines.report.pivot.write_pivot import pivot_sheets, rows_of, write_pivot

STATEMENTS = (
    """create table dim_areas as select * from (values ('d', '某区', 'district'),
        ('t1', '东镇', 'town'), ('t2', '西镇', 'town')) as t(area_code, area_name, area_level)""",
    """create table dim_programmes as
        select 'p' as programme_code, '低保' as name_zh, 'allowance' as name_en""",
    """create table dim_indicators as
        select 'i' as indicator_id, '人数' as name_zh, 'people' as name_en, 'sum' as aggregation""",
    "create table checks as select 'D1' as check_code, '死亡后' as name_zh, 'dead' as name_en",
    """create table rpt_spending as select 'p' as programme_code, town as town_code,
        date '2013-07-01' as month, 2 as payment_count, 2 as people_count,
        cast(yuan as decimal(18, 2)) as amount_yuan
        from (values ('t1', 100.10), ('t2', 200.20)) as t(town, yuan)""",
    """create table rpt_indicator_values as select 'i' as indicator_id, area as area_code, kind as
        period_kind, 4 as key_work, '人' as unit, '某地' as area_name, 2013 as year,
        date '2013-07-01' as as_of_month, cast(5 as decimal(20, 6)) as value, true as is_complete
        from (values ('d', 'month'), ('t1', 'month'), ('t1', 'year')) as t(area, kind)""",
    """create table rpt_key_work_progress as select 4 as key_work, 'i' as indicator_id,
        'd' as area_code, 2013 as year, date '2013-07-01' as as_of_month, 5 as value, 6 as target,
        '滞后' as status, headline as is_headline from (values (true), (false)) as t(headline)""",
    """create table rpt_beneficiary_months as select date '2013-07-01' as month,
        'p' as programme_code, 't1' as town_code, 2 as people_count""",
    """create table rpt_delivery_coverage as select '低保表' as feed_name, '东镇' as area_name,
        date '2013-07-01' as month, 'on_time' as status, 3 as row_count""",
    """create table rpt_findings as select 'D1' as check_code, cast(null as varchar) as
        programme_code, 't1' as town_code, date '2013-07-01' as month, '未核实' as disposition,
        1 as finding_count, cast(null as decimal(18, 2)) as amount_at_risk_yuan""",
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SimpleNamespace:
    """Tables as a build has them, a few rows each."""
    path = tmp_path_factory.mktemp("pivot") / "made.duckdb"
    with duckdb.connect(str(path)) as connection:
        for statement in STATEMENTS:
            connection.execute(statement)
    return SimpleNamespace(path=path, manifest=SimpleNamespace(id="made"))


def test_every_sheet_is_one_table_with_heads_in_words(
    made: SimpleNamespace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MINSHENG_LANG", "zh")
    counts = write_pivot(made, tmp_path / "p.xlsx")
    book = openpyxl.load_workbook(tmp_path / "p.xlsx")
    assert book.sheetnames == ["说明", *(sheet["title"]["zh"] for sheet in pivot_sheets().values())]
    for page, (code, count) in zip(book.worksheets[1:], counts.items(), strict=True):
        (table,) = page.tables.values()
        assert table.ref == page.dimensions
        assert page.max_row == count + 1
        heads = [cell.value for cell in page[1]]
        assert heads == [words["zh"] for words in pivot_sheets()[code]["columns"].values()]
        assert not page.merged_cells.ranges


def test_sheets_are_of_one_grain(made: SimpleNamespace) -> None:
    with duckdb.connect(str(made.path), read_only=True) as connection:
        rows = {code: rows_of(sheet, connection) for code, sheet in pivot_sheets().items()}
    assert sum(row[-1] for row in rows["spending"][1]) == Decimal("300.30")
    assert len(rows["district_figures"][1]) == len(rows["town_figures"][1]) == 1
    assert len(rows["progress"][1]) == 1
    for code, (columns, _) in rows.items():
        assert columns == list(pivot_sheets()[code]["columns"])


def test_codes_are_told_in_words(made: SimpleNamespace) -> None:
    with duckdb.connect(str(made.path), read_only=True) as connection:
        columns, (row,) = rows_of(pivot_sheets()["deliveries"], connection)
    assert row[columns.index("status")] == "按时"
