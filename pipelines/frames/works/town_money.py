"""What a town paid, and what is doubted there, as leaders may see it."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.programmes import ALL
from pipelines.frames.small_numbers import Money, guard_small_numbers, is_told_by_total
from pipelines.frames.subjects.spending import read_spending_grid

_THOUSAND = 1000
_NOT_TOLD = {
    "finding_count": pl.Int64,
    "open_count": pl.Int64,
    "amount_at_risk_yuan": pl.Decimal(18, 2),
}
_FINDINGS = """
select
    coalesce(found.town_code, 'all') as town_code,
    checks.check_code,
    checks.name_zh,
    checks.name_en,
    cast(sum(found.finding_count) as bigint) as finding_count,
    cast(sum(
        case when found.disposition = '未核实' then found.finding_count else 0 end
    ) as bigint) as open_count,
    cast(sum(found.amount_at_risk_yuan) as decimal(18, 2)) as amount_at_risk_yuan
from rpt_findings as found
inner join checks on found.check_code = checks.check_code
where found.month between date_trunc('year', $as_of_month) and $as_of_month
group by grouping sets (
    (found.town_code, checks.check_code, checks.name_zh, checks.name_en),
    (checks.check_code, checks.name_zh, checks.name_en)
)
order by checks.check_code
"""


def read_town_spending(build: OpenBuild, town_code: str, as_of_month: date) -> pl.DataFrame:
    """One row per programme that a town paid in the year so far, the largest first.

    The cells of read_spending_grid: a sum that one page shows and another hides tells the hidden
    one. Columns name_zh, name_en, people_count (rounded), amount_yuan (null: hidden, is_hidden
    then).
    """
    is_paid = (
        (pl.col("town_code") == town_code)
        & (pl.col("programme_code") != ALL)
        & (pl.col("payment_count") > 0)
    )
    names = build.frame("select programme_code, name_zh, name_en from dim_programmes")
    paid = read_spending_grid(build, as_of_month).filter(is_paid)
    return paid.join(names, on="programme_code", maintain_order="left").select(
        "name_zh", "name_en", "people_count", "amount_yuan", "is_hidden"
    )


def read_town_findings(build: OpenBuild, town_code: str, as_of_month: date) -> pl.DataFrame:
    """One row per check that doubts something in a town, of findings begun in the year so far.

    Most findings are of one person: their numbers are guarded as people are, and their money is
    told in whole thousands, so that neither another month's nor the other towns' tells one.

    Columns check_code, name_zh, name_en, finding_count and open_count (rounded),
    amount_at_risk_yuan (to the nearest 1,000; null: none at risk, or hidden; is_hidden then). A
    check whose open findings the district's exact count would tell of some town stands in every
    town, and nothing of it is told.
    """
    everywhere = build.frame(_FINDINGS, as_of_month=as_of_month)
    in_town = pl.col("town_code") != ALL
    is_told = is_told_by_total("open_count", in_town, ("check_code",))
    judged = everywhere.with_columns(is_told.alias("_is_told"))
    own = judged.filter((pl.col("town_code") == town_code) & ~pl.col("_is_told"))
    told = judged.filter(~in_town & pl.col("_is_told"))
    found = own.drop("town_code", "_is_told")
    money = (Money("amount_at_risk_yuan", "finding_count"),)
    shown = guard_small_numbers(
        found, pl.lit(True), people=("finding_count", "open_count"), money=money
    )
    thousands = (pl.col("amount_at_risk_yuan").cast(pl.Float64) / _THOUSAND).round() * _THOUSAND
    rounded = shown.with_columns(amount_at_risk_yuan=thousands.cast(pl.Decimal(18, 2)))
    nothing = [pl.lit(None, kind).alias(name) for name, kind in _NOT_TOLD.items()]
    untold = told.select("check_code", "name_zh", "name_en", *nothing, is_hidden=pl.lit(True))
    both = pl.concat([rounded, untold.select(rounded.columns)])
    return both.sort("finding_count", descending=True, nulls_last=True, maintain_order=True)
