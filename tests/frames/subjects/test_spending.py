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
    select kind as period_kind, cast(month as date) as as_of_month, programme as programme_code,
        town as town_code, n as payment_count, n as people_count,
        cast(yuan as decimal(18, 2)) as amount_yuan, cast(top as decimal(18, 2))
            as largest_recipient_yuan
    from (values
        ('to_date', '2013-03-01', 'all', 'all', 52, 1004.5, 300),
        ('to_date', '2013-03-01', 'low', 'all', 49, 704.5, 50),
        ('to_date', '2013-03-01', 'aid', 'all', 3, 300, 100),
        ('to_date', '2013-03-01', 'all', 'T1', 23, 804.5, 300),
        ('to_date', '2013-03-01', 'low', 'T1', 21, 504.5, 50),
        ('to_date', '2013-03-01', 'aid', 'T1', 3, 300, 100),
        ('to_date', '2013-03-01', 'all', 'T2', 28, 200, 20),
        ('to_date', '2013-03-01', 'low', 'T2', 28, 200, 20),
        ('to_date', '2012-03-01', 'low', 'all', 10, 90, 9),
        ('month', '2013-01-01', 'low', 'T1', 20, 300, 50),
        ('month', '2013-02-01', 'low', 'T1', 21, 180.5, 50),
        ('month', '2013-03-01', 'low', 'T1', 2, 24, 12),
        ('month', '2013-01-01', 'low', 'T2', 28, 100, 80),
        ('month', '2013-02-01', 'low', 'T2', 28, 100, 20),
        ('month', '2013-03-01', 'low', 'T2', 28, 300, 20),
        ('month', '2013-01-01', 'low', 'T9', 28, 5, 1),
        ('month', '2013-03-01', 'low', 'T9', 28, 5, 1),
        ('month', '2013-01-01', 'low', 'all', 40, 400, 50),
        ('month', '2013-03-01', 'low', 'all', 30, 304.5, 50)
    ) as t(kind, month, programme, town, n, yuan, top);
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


def cell(grid: pl.DataFrame, programme: str, town: str) -> dict:
    chosen = (pl.col("programme_code") == programme) & (pl.col("town_code") == town)
    return grid.row(by_predicate=chosen, named=True)


def test_the_district_is_exact_to_the_cent(grid):
    whole = cell(grid, "all", "all")
    assert (whole["amount_yuan"], whole["people_count"]) == (Decimal("1004.50"), 52)
    assert whole["average_yuan"] == Decimal("19.32")
    assert cell(grid, "aid", "all")["amount_yuan"] == Decimal("300")


def test_a_towns_sum_of_few_is_hidden_and_so_is_the_one_that_would_tell_it(grid):
    assert cell(grid, "aid", "T1")["amount_yuan"] is None
    # All less low would be aid.
    assert cell(grid, "low", "T1")["amount_yuan"] is None
    assert cell(grid, "low", "T1")["is_hidden"]


def test_a_towns_average_is_of_the_rounded_count(grid):
    town = cell(grid, "all", "T2")
    assert (town["people_count"], town["average_yuan"]) == (30, None)
    assert town["is_hidden"]


def test_what_lists_tell_of_and_was_not_paid_is_0_and_the_rest_unknown(grid):
    assert cell(grid, "low", "all")["last_year_yuan"] == Decimal("90")
    assert cell(grid, "aid", "all")["last_year_yuan"] is None
    assert cell(grid, "aid", "T2")["amount_yuan"] is None
    assert not cell(grid, "aid", "T2")["is_hidden"]
    assert cell(grid, "low", "T2")["last_year_yuan"] == 0


def test_a_month_of_few_is_hidden_with_another_and_sums_end_before_it(build):
    frame = read_spending_by_month(build, AS_OF, "low", "T1").filter(pl.col("year") == 2013)
    assert frame["amount_yuan"].to_list() == [Decimal("300"), None, None]
    assert frame["to_date_yuan"].to_list() == [Decimal("300"), None, None]


def test_a_month_that_went_mostly_to_one_is_hidden_with_the_smallest_other(build):
    frame = read_spending_by_month(build, AS_OF, "low", "T2").filter(pl.col("year") == 2013)
    assert frame["amount_yuan"].to_list() == [None, None, Decimal("300")]


def test_a_month_that_would_tell_another_towns_hidden_one_is_hidden():
    build = made_build(f"{TABLES} delete from rpt_spending_periods where town_code = 'T9'")
    frame = read_spending_by_month(build, AS_OF, "low", "T2").filter(pl.col("year") == 2013)
    # March is T1's hidden one: the district's less this month of T2 would be it.
    assert frame["amount_yuan"].to_list() == [None, None, None]


def test_the_districts_months_add_up_and_a_told_month_without_payments_is_0(build):
    frame = read_spending_by_month(build, AS_OF, "low").filter(pl.col("year") == 2013)
    assert frame["amount_yuan"].to_list() == [400, 0, Decimal("304.5")]
    assert frame["to_date_yuan"].to_list() == [400, 400, Decimal("704.5")]


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
