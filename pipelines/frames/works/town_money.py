"""What a town paid, and what is doubted there, as leaders may see it."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild
from pipelines.frames.small_numbers import Money, guard_small_numbers
from pipelines.frames.subjects.spending import read_spending_grid

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
    A sum is hidden where the grid of all towns hides it: there it would tell another.
    """
    names = build.frame("select programme_code, name_zh, name_en from dim_programmes")
    is_paid = (pl.col("town_code") == town_code) & (pl.col("payment_count") > 0)
    return (
        read_spending_grid(build, as_of_month)
        .filter(is_paid)
        .join(names, on="programme_code", maintain_order="left")
        .select("name_zh", "name_en", "people_count", "amount_yuan", "is_hidden")
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
