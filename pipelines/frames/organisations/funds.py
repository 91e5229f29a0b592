"""The special fund for social organisations, and the headline figures of organisations."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

FIGURES = (
    "kw02_organisations_incubated",
    "kw02_organisations_graduated",
    "kw02_social_work_agencies",
    "kw02_purchased_service_projects",
    "kw02_purchased_service_spending",
    "kw02_special_fund_appropriated",
    "kw02_special_fund_paid",
    "kw02_incubation_base_area",
    "kw08_institutions_with_preparation_opinion",
    "kw08_institutions_licensed",
    "kw08_beds",
    "kw08_subsidy_spending",
)

SPECIAL_FUND = "社会组织专项扶持资金"
ANALYST_QUERY = f"""select paid_on, entry, payee, amount_yuan, net_paid_yuan
from fct_fund_entries
where fund = '{SPECIAL_FUND}' and is_latest
order by paid_on"""  # noqa: S608 - a word of ours


def read_organisation_figures(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per indicator of FIGURES for the district, the year up to the month's end.

    Columns: indicator_id, name_zh, name_en, unit, value (null: see unknown_reason), target (null:
    none), is_complete, unknown_reason, missing_deliveries (null: none missing), definition.
    """
    found = build.frame(
        """
        select v.indicator_id, i.name_zh, i.name_en, i.unit, v.value, p.target, v.is_complete,
            v.unknown_reason, v.missing_deliveries, i.definition
        from rpt_indicator_values as v
        inner join dim_indicators as i using (indicator_id)
        inner join dim_areas as a on v.area_code = a.area_code and a.area_level = 'district'
        left join rpt_key_work_progress as p
            on v.indicator_id = p.indicator_id
                and v.area_code = p.area_code and v.as_of_month = p.as_of_month
        where v.period_kind = 'to_date' and v.as_of_month = $as_of
            and list_contains($figures, v.indicator_id)
        """,
        as_of=as_of,
        figures=list(FIGURES),
    )
    order = pl.DataFrame({"indicator_id": FIGURES})
    return order.join(found, on="indicator_id", how="inner", maintain_order="left")


def read_fund_months(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per month of the year up to `as_of`: the special fund's money.

    Columns: month, appropriated_yuan, paid_yuan (less returns), appropriated_so_far_yuan,
    paid_so_far_yuan (since January).
    """
    return build.frame(
        """
        with monthly as (
            select calendar.month, coalesce(budget_yuan, 0) as appropriated_yuan,
                coalesce(net_paid_yuan, 0) as paid_yuan
            from dim_months as calendar
            left join rpt_fund_months as paid
                on calendar.month = paid.month and paid.fund = $fund
            where calendar.year = year($as_of) and calendar.month <= $as_of
        )

        select month,
            cast(appropriated_yuan as decimal(18, 2)) as appropriated_yuan,
            cast(paid_yuan as decimal(18, 2)) as paid_yuan,
            cast(sum(appropriated_yuan) over (order by month) as decimal(18, 2))
                as appropriated_so_far_yuan,
            cast(sum(paid_yuan) over (order by month) as decimal(18, 2)) as paid_so_far_yuan
        from monthly
        order by month
        """,
        as_of=as_of,
        fund=SPECIAL_FUND,
    )


def read_fund_payees(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per payee of the special fund in the year up to the month, the largest sum first.

    Columns: payee (null: not stated), payment_count, paid_yuan, returned_yuan, net_yuan, last_on.
    """
    return build.frame(
        """
        select payee, count(*) filter (where entry = '拨付') as payment_count,
            cast(coalesce(sum(net_paid_yuan) filter (where entry = '拨付'), 0)
                as decimal(18, 2)) as paid_yuan,
            cast(coalesce(-sum(net_paid_yuan) filter (where entry = '退回'), 0)
                as decimal(18, 2)) as returned_yuan,
            cast(sum(net_paid_yuan) as decimal(18, 2)) as net_yuan,
            max(paid_on) as last_on
        from fct_fund_entries
        where fund = $fund and is_latest and entry in ('拨付', '退回')
            and paid_month between date_trunc('year', $as_of) and $as_of
        group by payee
        order by net_yuan desc, payee nulls last
        """,
        as_of=as_of,
        fund=SPECIAL_FUND,
    )
