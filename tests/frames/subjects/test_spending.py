"""Frames of money: exact for the district, hidden where a town's sum would tell on someone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import polars as pl
import pytest

from pipelines.frames.programmes import read_doubted_years, read_missing_lists
from pipelines.frames.subjects.funds import read_fund_progress, read_funds, read_funds_total
from pipelines.frames.subjects.spending import read_spending_by_month, read_spending_grid
from tests.frames.subjects.made_places import made_build

AS_OF = date(2013, 3, 1)
TABLES = """
create table rpt_spending_periods as
    with payments as (
        select cast(month as date) as month, programme, town, n,
            cast(yuan as decimal(18, 2)) as yuan, cast(top as decimal(18, 2)) as top
        from (values
            ('2012-03-01', 'low', 'T1', 10, 90, 9),
            ('2013-01-01', 'low', 'T1', 20, 300, 50), ('2013-02-01', 'low', 'T1', 21, 180.5, 50),
            ('2013-03-01', 'low', 'T1', 2, 24, 12),
            ('2013-01-01', 'low', 'T2', 28, 100, 80), ('2013-02-01', 'low', 'T2', 28, 100, 20),
            ('2013-03-01', 'low', 'T2', 28, 300, 20),
            ('2013-01-01', 'low', 'T9', 28, 5, 1), ('2013-03-01', 'low', 'T9', 28, 5, 1),
            ('2013-02-01', 'aid', 'T1', 3, 300, 100), ('2013-02-01', 'aid', 'T2', 9, 90, 10)
        ) as t(month, programme, town, n, yuan, top)
    ),
    months as (
        select month, coalesce(programme, 'all') as programme_code,
            coalesce(town, 'all') as town_code, cast(sum(n) as bigint) as payment_count,
            cast(sum(n) as bigint) as people_count, sum(yuan) as amount_yuan,
            max(top) as largest_recipient_yuan
        from payments group by month, cube(programme, town)
    )
    select 'month' as period_kind, month as as_of_month, months.* exclude (month) from months
    union all
    select 'to_date', dim_months.month, programme_code, town_code, sum(payment_count),
        max(people_count), sum(amount_yuan), max(largest_recipient_yuan)
    from months inner join dim_months
        on year(months.month) = dim_months.year and months.month <= dim_months.month
    where dim_months.month_number <= 3
    group by all;
create table rpt_fund_months as
    select cast(month as date) as month, fund, cast(budget as decimal(18, 2)) as budget_yuan,
        cast(paid as decimal(18, 2)) as paid_yuan, cast(back as decimal(18, 2)) as returned_yuan,
        cast(paid - back as decimal(18, 2)) as net_paid_yuan
    from (values
        ('2013-01-01', '服务', 1000, 0, 0), ('2013-02-01', '服务', null, 300, 0),
        ('2013-03-01', '服务', null, 0, 50.5), ('2013-04-01', '服务', null, 700, 0),
        ('2013-02-01', '其他', null, 40, 0), ('2012-02-01', '其他', null, 30, 0)
    ) as t(month, fund, budget, paid, back);
insert into rpt_findings values
    ('S4', 'low', 'T1', date '2012-02-01', '未核实'),
    ('S4', 'low', 'T1', date '2013-02-01', '排除'),
    ('S4', 'low', 'T1', date '2013-04-01', '未核实'),
    ('D1', 'low', 'T1', date '2013-02-01', '未核实');
"""


@pytest.fixture(scope="module")
def build():
    return made_build(TABLES)


@pytest.fixture(scope="module")
def grid(build):
    return read_spending_grid(build, AS_OF)


def months(build, programme: str, town: str) -> pl.DataFrame:
    return read_spending_by_month(build, AS_OF, programme, town).filter(pl.col("year") == 2013)


def cell(grid: pl.DataFrame, programme: str, town: str) -> dict:
    chosen = (pl.col("programme_code") == programme) & (pl.col("town_code") == town)
    return grid.row(by_predicate=chosen, named=True)


def test_the_district_is_exact_to_the_cent(grid):
    whole = cell(grid, "all", "all")
    assert (whole["amount_yuan"], whole["people_count"]) == (Decimal("1404.50"), 76)
    assert whole["average_yuan"] == Decimal("18.48")
    assert cell(grid, "aid", "all")["amount_yuan"] == Decimal("390")


def test_a_towns_sum_of_few_is_hidden_and_so_are_those_that_would_tell_it(grid):
    # All less low would be aid; the district's aid less the other town's too.
    for programme in ("aid", "low"):
        for town in ("T1", "T2"):
            assert cell(grid, programme, town)["amount_yuan"] is None, (programme, town)
            assert cell(grid, programme, town)["is_hidden"]


def test_a_sum_of_enough_is_shown_at_the_end_of_a_quarter(build, grid):
    # In March alone two people were paid: February's sum and March's would tell theirs.
    assert cell(grid, "all", "T1")["amount_yuan"] == Decimal("804.50")
    february = read_spending_grid(build, date(2013, 2, 1))
    assert cell(february, "all", "T1")["is_hidden"]
    frame = months(build, "all", "T1")
    assert frame["amount_yuan"].to_list() == [None, None, None]
    assert frame["to_date_yuan"].to_list() == [None, None, Decimal("804.50")]


def test_a_town_of_enough_people_is_shown_month_by_month(build):
    frame = months(build, "low", "T9")
    assert frame["amount_yuan"].to_list() == [5, None, 5]
    assert frame["to_date_yuan"].to_list() == [5, 5, 10]
    assert not frame["is_hidden"].any()


def test_a_towns_average_is_of_the_rounded_count(grid):
    town = cell(grid, "all", "T2")
    assert (town["people_count"], town["average_yuan"]) == (35, Decimal("16.86"))


def test_what_lists_tell_of_and_was_not_paid_is_0_and_the_rest_unknown(grid):
    assert cell(grid, "low", "all")["last_year_yuan"] == Decimal("90")
    assert cell(grid, "aid", "all")["last_year_yuan"] is None
    assert cell(grid, "low", "T2")["last_year_yuan"] == 0


def test_the_districts_months_add_up_and_a_told_month_without_payments_is_0():
    build = made_build(
        f"{TABLES} delete from rpt_spending_periods where as_of_month = '2013-02-01'"
    )
    frame = months(build, "low", "all")
    assert frame["amount_yuan"].to_list() == [405, 0, Decimal("329")]
    assert frame["to_date_yuan"].to_list() == [405, 405, Decimal("734")]


def test_where_one_town_has_all_of_few_no_town_shows_a_count_or_sum():
    alone = TABLES.replace("('2013-02-01', 'aid', 'T2', 9", "('2013-02-01', 'low', 'T2', 0")
    build = made_build(alone)
    grid = read_spending_grid(build, AS_OF)
    assert cell(grid, "aid", "all")["people_count"] == 3
    for town in ("T1", "T2"):
        # A 0 in one would say that the district's three are the other's.
        one = cell(grid, "aid", town)
        told = [one[name] for name in ("people_count", "payment_count", "amount_yuan")]
        assert [*told, one["is_hidden"]] == [None, None, None, True], town
        frame = months(build, "aid", town)
        assert frame["people_count"].to_list()[1] is None
        assert frame["amount_yuan"].to_list()[1] is None
        assert frame["to_date_yuan"].to_list()[1:] == [None, None]
    assert cell(grid, "low", "T2")["people_count"] == 30


def test_a_fund_stands_beside_its_budget(build):
    service, other = read_funds(build, AS_OF).to_dicts()
    assert (service["net_paid_yuan"], service["left_yuan"]) == (
        Decimal("249.50"),
        Decimal("750.50"),
    )
    assert service["used_ratio"] == pytest.approx(0.2495)
    assert service["last_year_yuan"] is None
    assert (other["budget_yuan"], other["used_ratio"], other["last_year_yuan"]) == (None, None, 30)


def test_a_funds_share_runs_up_to_the_as_of_month(build):
    frame = read_fund_progress(build, AS_OF)
    assert frame["fund"].unique().to_list() == ["服务"]
    assert frame["used_ratio"].to_list() == pytest.approx([0, 0.3, 0.2495])
    total = read_funds_total(build, AS_OF).row(0, named=True)
    assert total == {"net_paid_yuan": Decimal("289.50"), "budget_yuan": Decimal("1000.00")}


def test_missing_lists_are_of_the_programme_and_town(build):
    assert read_missing_lists(build, AS_OF).rows() == [("aid_list", 1)]
    assert read_missing_lists(build, AS_OF, town="T1").is_empty()
    assert read_missing_lists(build, AS_OF, programme="low").is_empty()
    assert read_missing_lists(build, date(2013, 1, 1)).is_empty()


def test_an_amount_is_doubted_in_its_year_unless_it_was_dismissed(build):
    assert read_doubted_years(build, AS_OF).rows() == [(2012,)]
    assert read_doubted_years(build, AS_OF, town="T2").is_empty()
