"""What a town paid, and what is doubted there, as leaders may see it."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.small_numbers import Money, guard_small_numbers

_SPENDING = """
with spent as (
    select
        programme_code,
        cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan
    from rpt_spending
    where
        town_code = $town_code
        and month between date_trunc('year', $as_of_month) and $as_of_month
    group by programme_code
)

select
    programmes.name_zh,
    programmes.name_en,
    -- Only money taken back: it concerns somebody.
    coalesce(recipients.people_count, 1) as people_count,
    spent.amount_yuan,
    recipients.largest_share_ratio * spent.amount_yuan as largest_yuan
from spent
inner join dim_programmes as programmes on spent.programme_code = programmes.programme_code
left join rpt_spending_recipients as recipients
    on
        spent.programme_code = recipients.programme_code
        and recipients.town_code = $town_code and recipients.as_of_month = $as_of_month
order by spent.programme_code
"""
_FINDINGS = """
select
    checks.check_code,
    checks.name_zh,
    checks.name_en,
    cast(sum(found.finding_count) as bigint) as finding_count,
    cast(sum(
        case when found.disposition = '未核实' then found.finding_count else 0 end
    ) as bigint) as open_count,
    cast(sum(found.amount_at_risk_yuan) as decimal(18, 2)) as amount_at_risk_yuan,
    cast(sum(found.recovered_yuan) as decimal(18, 2)) as recovered_yuan
from rpt_findings as found
inner join checks on found.check_code = checks.check_code
where
    found.town_code = $town_code
    and found.month between date_trunc('year', $as_of_month) and $as_of_month
group by checks.check_code, checks.name_zh, checks.name_en
order by checks.check_code
"""


def read_town_spending(build: OpenBuild, town_code: str, as_of_month: date) -> pl.DataFrame:
    """One row per programme that a town paid in the year so far, the largest first.

    Columns name_zh, name_en, people_count (rounded), amount_yuan (null: hidden, is_hidden then).
    """
    found = build.frame(_SPENDING, town_code=town_code, as_of_month=as_of_month)
    shown = guard_small_numbers(
        found,
        pl.lit(True),
        people=("people_count",),
        money=(Money("amount_yuan", "people_count", "largest_yuan"),),
    )
    # Ordered by what is shown: a place in the order would tell a hidden sum.
    return shown.drop("largest_yuan").sort(
        "amount_yuan", descending=True, nulls_last=True, maintain_order=True
    )


def read_town_findings(build: OpenBuild, town_code: str, as_of_month: date) -> pl.DataFrame:
    """One row per check that doubts something in a town, of findings begun in the year so far.

    Most findings are of one person: their numbers are guarded as people are.

    Columns check_code, name_zh, name_en, finding_count and open_count (rounded),
    amount_at_risk_yuan and recovered_yuan (null: none at risk, or hidden; is_hidden then).
    """
    found = build.frame(_FINDINGS, town_code=town_code, as_of_month=as_of_month)
    shown = guard_small_numbers(
        found,
        pl.lit(True),
        people=("finding_count", "open_count"),
        money=(
            Money("amount_at_risk_yuan", "finding_count"),
            Money("recovered_yuan", "finding_count"),
        ),
    )
    return shown.sort("finding_count", descending=True, maintain_order=True)
