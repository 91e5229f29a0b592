"""Purchased services: contracts signed by the end of a month, and what was paid on them by then."""

from __future__ import annotations

from datetime import date

import polars as pl

from pipelines.frames.open_build import OpenBuild

ANALYST_QUERY = """select contract_no, project_name, provider, amount_yuan, signed_on, ends_on
from fct_contracts
where is_latest
order by signed_on desc"""

# Whole months of the term, and the days beyond them as parts of an average month (365.25 / 12).
_CONTRACTS = """
with paid as (
    select contract_no, sum(amount_yuan) as paid_yuan
    from fct_contract_payments
    where paid_month <= $as_of
    group by contract_no
),

contracts as (
    select
        contract_no,
        project_name,
        provider,
        target_group,
        signed_on,
        starts_on,
        ends_on,
        contracts.amount_yuan,
        cast(coalesce(paid_yuan, 0) as decimal(18, 2)) as paid_yuan,
        datesub('month', starts_on, ends_on + 1) as whole_months,
        whole_months + (
            ends_on + 1 - cast(starts_on + to_months(whole_months) as date)
        ) / 30.4375 as months,
        case
            when starts_on > last_day($as_of) then 'not_begun'
            when ends_on < last_day($as_of) then 'ended'
            else 'running'
        end as state
    from fct_contracts as contracts
    left join paid using (contract_no)
    where is_latest and signed_month <= $as_of
)
"""


def read_contracts(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per contract signed by the end of the month, the latest first.

    Columns: contract_no, project_name, provider, target_group, signed_on, starts_on, ends_on,
    amount_yuan, paid_yuan (less returns, up to the month), paid_ratio (0-1), month_count (of the
    term, one decimal), yuan_per_month (amount over the months of the term; null: the term is no
    term), state (not_begun, running or ended).
    """
    query = f"""
        {_CONTRACTS}
        select contract_no, project_name, provider, target_group, signed_on, starts_on, ends_on,
            amount_yuan, paid_yuan,
            cast(paid_yuan as double) / nullif(cast(amount_yuan as double), 0) as paid_ratio,
            case when months > 0 then cast(months as decimal(10, 1)) end as month_count,
            case when months > 0 then cast(amount_yuan / months as decimal(18, 2)) end
                as yuan_per_month,
            state
        from contracts
        order by signed_on desc, contract_no desc
    """  # noqa: S608 - the text is this module's own, values are bound
    return build.frame(query, as_of=as_of)


def read_providers(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row per provider with a contract signed by the end of the month, the largest sum first.

    Columns: provider, contract_count, running_count, amount_yuan, paid_yuan, paid_ratio (0-1),
    yuan_per_month (all amounts over all months of their terms; null: no term).
    """
    query = f"""
        {_CONTRACTS}
        select provider, count(*) as contract_count,
            count(*) filter (where state = 'running') as running_count,
            cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan,
            cast(sum(paid_yuan) as decimal(18, 2)) as paid_yuan,
            cast(sum(paid_yuan) as double) / nullif(cast(sum(amount_yuan) as double), 0)
                as paid_ratio,
            cast(
                sum(amount_yuan) filter (where months > 0)
                / sum(months) filter (where months > 0) as decimal(18, 2)
            ) as yuan_per_month
        from contracts
        group by provider
        order by amount_yuan desc, provider
    """  # noqa: S608
    return build.frame(query, as_of=as_of)


def read_unplaced_payments(build: OpenBuild, as_of: date) -> pl.DataFrame:
    """One row: payments up to the month that stand on no contract signed by then.

    Columns: payment_count, amount_yuan (0 when there are none).
    """
    return build.frame(
        """
        select count(*) as payment_count,
            cast(coalesce(sum(amount_yuan), 0) as decimal(18, 2)) as amount_yuan
        from fct_contract_payments as payments
        where paid_month <= $as_of and not exists (
            select 1 from fct_contracts as contracts
            where contracts.contract_no = payments.contract_no
                and contracts.is_latest and contracts.signed_month <= $as_of
        )
        """,
        as_of=as_of,
    )
