"""What one person was entitled to and paid."""

from __future__ import annotations

import polars as pl

from pipelines.frames.open_build import OpenBuild

# A household's payments are found by the deliveries that its shares name: a filter on one column
# of few values is answered without reading ten million payments.
_PAYMENTS = """
with shares as (
    select
        unnest(cast($payment_ids as varchar[])) as payment_id,
        unnest(cast($share_yuan as decimal(18, 2)[])) as share_yuan,
        unnest(cast($is_head as boolean[])) as is_head
),

own as (
    select * from fct_payments where person_key = $person_key
),

of_household as (
    select fct_payments.*
    from fct_payments
    inner join shares using (payment_id)
    where delivery_id in (select unnest(cast($delivery_ids as varchar[])))
        and person_key <> $person_key
),

lines as (
    select
        benefit_month,
        programme_code,
        coalesce(share_yuan, amount_yuan) as amount_yuan,
        case when household_id is not null then amount_yuan end as household_yuan,
        paid_on,
        payment_status,
        case
            when household_id is null then 'own'
            when coalesce(is_head, person_key = $person_key) then 'head'
            else 'member'
        end as role,
        town_code, delivery_id, source_sheet, source_row
    from (from own union all from of_household)
    left join shares using (payment_id)
    union all
    select
        benefit_month,
        programme_code,
        null,
        case when household_id is not null then amount_yuan end,
        paid_on,
        payment_status,
        case when household_id is null then 'own' else 'head' end,
        town_code, delivery_id, source_sheet, source_row
    from fct_payment_failures
    where person_key = $person_key
)

select lines.*, name_zh, name_en
from lines
left join dim_programmes using (programme_code)
order by benefit_month desc, programme_code, paid_on desc, delivery_id, source_row
"""


def read_person_months(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per month and programme from the person's first month to the last, by month.

    Columns: month, programme_code, name_zh, name_en, entitled_yuan (null: no formula, or not on
    the list), paid_yuan (a household's split among its members; null: not on the list),
    difference_yuan (paid less entitled), entitlement_reason (null: not on the list).
    """
    build.admit("one_person")
    return build.frame(
        """
        with own as materialized (
            select programme_code, month, entitled_yuan, paid_yuan, entitlement_reason
            from fct_beneficiary_months
            where person_key = $person_key
        ),

        months as (
            select month from dim_months
            where month between (select min(month) from own) and (select max(month) from own)
            union
            select month from own
        )

        select month, programme_code, name_zh, name_en, entitled_yuan, paid_yuan,
            paid_yuan - entitled_yuan as difference_yuan, entitlement_reason
        from months
        cross join (select programme_code, min(month) as first_month from own group by 1)
        left join own using (programme_code, month)
        left join dim_programmes using (programme_code)
        order by month, first_month, programme_code
        """,
        person_key=person_key,
    )


def read_person_payments(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per payment to the person or the person's household, the latest first.

    Columns: benefit_month, programme_code, name_zh, name_en, amount_yuan (the person's; null: the
    transfer failed), household_yuan (the whole payment; null: not a household's), paid_on,
    payment_status, role (own, head or member), town_code, delivery_id, source_sheet, source_row.
    """
    build.admit("one_person")
    shares = build.frame(
        "select payment_id, amount_yuan as share_yuan, is_head, delivery_id "
        "from fct_member_payments where person_key = $person_key",
        person_key=person_key,
    )
    return build.frame(
        _PAYMENTS,
        person_key=person_key,
        payment_ids=shares["payment_id"].to_list(),
        share_yuan=shares["share_yuan"].to_list(),
        is_head=shares["is_head"].to_list(),
        delivery_ids=shares["delivery_id"].unique().to_list(),
    )
