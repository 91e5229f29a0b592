"""A town's figure is right as the warehouse has it, and as leaders are shown it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import duckdb

from pipelines.factcheck.check_text import check_text
from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Key, Warehouse, read_warehouse
from pipelines.factcheck.tying.name_periods import Kind

APPROVED, TOWN = "kw04_people_approved", "440607106000"
VALUES = Path(__file__).parents[1] / "frames" / "works"


def judged(people: int, **known: frozenset[Key]) -> Verdict:
    key = (APPROVED, "2013", TOWN)
    warehouse = Warehouse(
        values={key: Decimal(936)},
        kinds={APPROVED: Kind("flow", True)},
        names={APPROVED: "审批人数"},
        units={APPROVED: "人"},
        towns={"南山镇": TOWN},
        district="440607000000",
        rounded={key: Decimal(935)},
        **known,
    )
    text = f"截至年底，已完成对{people}名符合申请生活津贴的残疾人的审批工作。"
    [verdict] = [v for v in check_text([text], 2013, warehouse, TOWN) if v.indicator_id]
    return verdict


def test_a_towns_people_agree_exact_and_rounded_and_not_otherwise():
    assert [judged(people).status for people in (936, 935, 934)] == ["agrees", "agrees", "differs"]


def test_an_exact_count_of_a_few_people_is_told_to_nobody_who_did_not_know_it():
    assert (judged(900).warehouse_value, judged(936).status) == (Decimal(935), "agrees")


def test_a_value_that_lacks_deliveries_says_so():
    key = (APPROVED, "2013", TOWN)
    assert judged(936).is_complete
    assert not judged(936, incomplete=frozenset({key})).is_complete


def test_nothing_is_held_against_a_sum_that_a_slip_may_have_made():
    told = judged(936, doubted=frozenset({(APPROVED, "2013", TOWN)}))
    assert (told.status, told.reason, told.warehouse_value) == ("unmeasured", "doubted", None)


def test_rounded_values_are_those_of_towns_that_are_told_otherwise():
    with duckdb.connect() as connection:
        for file in ("values.sql", "stated.sql"):
            connection.execute((VALUES / file).read_text(encoding="utf-8"))
        connection.execute("""
            create table dim_indicators as select *, 'sum' as aggregation from indicators;
            alter table dim_programmes add column unit_of_count varchar default 'person';
            create table if not exists rpt_findings (
                check_code varchar, programme_code varchar, town_code varchar, month date,
                disposition varchar, amount_at_risk_yuan decimal(18, 2)
            );
            create table if not exists programmes (programme_code varchar, feed varchar);
            create table if not exists indicator_feeds (indicator_id varchar, feed varchar);
            alter table dim_areas add column full_name varchar
        """)
        rounded = read_warehouse(connection, 2013).rounded
    year = "2013-01/2013-12"
    assert (rounded["people", year, "a"], rounded["people", year, "b"]) == (5, 40)
    assert ("people", year, "d") not in rounded
    assert not {name for (name, _, _), value in rounded.items() if value} & {"money", "villages"}
