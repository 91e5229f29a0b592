"""A town's figure is right as the warehouse has it, and as leaders are shown it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb

from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.warehouse import Warehouse, read_warehouse
from pipelines.factcheck.tying.resolve_period import Kind

APPROVED, TOWN = "kw04_people_approved", "440607106000"
VALUES = Path(__file__).parents[1] / "frames" / "works"


def status(people: int) -> str:
    key = (APPROVED, "2013", TOWN)
    warehouse = Warehouse(
        values={key: Decimal(936)},
        kinds={APPROVED: Kind("flow", True)},
        names={APPROVED: "审批人数"},
        units={APPROVED: "人"},
        towns={"南山镇": TOWN},
        district="440607000000",
        rounded={key: Decimal(935)},
    )
    text = f"截至年底，已完成对{people}名符合申请生活津贴的残疾人的审批工作。"
    [verdict] = [v for v in check_text([text], 2013, warehouse, TOWN) if v.indicator_id]
    return verdict.status


def test_a_towns_people_agree_exact_and_rounded_and_not_otherwise():
    assert [status(people) for people in (936, 935, 934)] == ["agrees", "agrees", "differs"]


def test_rounded_values_are_those_of_towns_that_are_told_otherwise():
    with duckdb.connect() as connection:
        for file in ("values.sql", "stated.sql"):
            connection.execute((VALUES / file).read_text(encoding="utf-8"))
        connection.execute("""
            create table dim_indicators as select *, 'sum' as aggregation from indicators;
            alter table dim_programmes add column unit_of_count varchar default 'person';
            alter table dim_areas add column full_name varchar
        """)
        rounded = read_warehouse(connection, 2013).rounded
    year = "2013-01/2013-12"
    assert (rounded["people", year, "a"], rounded["people", year, "b"]) == (5, 40)
    assert ("people", year, "d") not in rounded
    assert not {name for name, _, _ in rounded} & {"money", "villages"}
