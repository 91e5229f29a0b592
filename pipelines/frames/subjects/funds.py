"""The funds' ledger: what was budgeted, paid out and returned; paid to organisations, so exact."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild


def read_funds(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per fund with entries in the year up to the as-of month, most paid first.

    Columns: fund, budget_yuan (null: no budget line), paid_yuan, returned_yuan, net_paid_yuan,
    left_yuan (budget less net paid), used_ratio (net paid over budget), last_year_yuan (net paid
    in the same months of the last year; null: no entry).
    """
    return build.frame(
        """
        with entries as (
            select *, year(month) = year(cast($as_of as date)) as is_this_year
            from rpt_fund_months
            where year(month) between year(cast($as_of as date)) - 1
                    and year(cast($as_of as date))
                and month(month) <= month(cast($as_of as date))
        ),
        funds as (
            select fund,
                sum(budget_yuan) filter (where is_this_year) as budget_yuan,
                coalesce(sum(paid_yuan) filter (where is_this_year), 0) as paid_yuan,
                coalesce(sum(returned_yuan) filter (where is_this_year), 0) as returned_yuan,
                coalesce(sum(net_paid_yuan) filter (where is_this_year), 0) as net_paid_yuan,
                sum(net_paid_yuan) filter (where not is_this_year) as last_year_yuan
            from entries group by fund
        )
        select fund, budget_yuan, paid_yuan, returned_yuan, net_paid_yuan,
            budget_yuan - net_paid_yuan as left_yuan,
            cast(net_paid_yuan as double) / nullif(cast(budget_yuan as double), 0) as used_ratio,
            last_year_yuan
        from funds order by net_paid_yuan desc, fund
        """,
        as_of=as_of,
    )


def read_fund_progress(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per fund with a budget line, and month of the year up to the as-of month.

    Columns: fund, month, to_date_yuan (net paid January to that month), budget_yuan (of the year
    as the as-of month knows it), used_ratio.
    """
    return build.frame(
        """
        with budgets as (
            select fund, sum(budget_yuan) as budget_yuan
            from rpt_fund_months
            where month between date_trunc('year', cast($as_of as date)) and $as_of
            group by fund having sum(budget_yuan) > 0
        ),
        months as (
            select month from dim_months
            where month between date_trunc('year', cast($as_of as date)) and $as_of
        )
        select budgets.fund, months.month,
            coalesce(sum(entries.net_paid_yuan), 0) as to_date_yuan,
            budgets.budget_yuan,
            cast(coalesce(sum(entries.net_paid_yuan), 0) as double)
                / cast(budgets.budget_yuan as double) as used_ratio
        from budgets
        cross join months
        left join rpt_fund_months as entries
            on budgets.fund = entries.fund
            and entries.month between date_trunc('year', months.month) and months.month
        group by budgets.fund, months.month, budgets.budget_yuan
        order by budgets.fund, months.month
        """,
        as_of=as_of,
    )


def read_funds_total(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row: net_paid_yuan and budget_yuan of all funds (null: no entry of the year so far)."""
    return build.frame(
        """
        select sum(net_paid_yuan) as net_paid_yuan, sum(budget_yuan) as budget_yuan
        from rpt_fund_months
        where month between date_trunc('year', cast($as_of as date)) and $as_of
        """,
        as_of=as_of,
    )
