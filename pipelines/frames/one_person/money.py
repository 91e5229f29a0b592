"""What one person was entitled to and paid."""

from __future__ import annotations

import polars as pl

from pipelines.frames.open_build import OpenBuild


def read_person_months(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per month and programme from the person's first month to the last, by month.

    Columns: month, programme_code, name_zh, name_en, entitled_yuan (null: no formula, or not on
    the list), paid_yuan (a household's split among its members; null: not on the list),
    difference_yuan (paid less entitled), entitlement_reason (null: not on the list).
    """
    return build.frame(
        """
        with own as (
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
    return build.frame(
        """
        with shares as (
            select payment_id, amount_yuan as share_yuan, is_head
            from fct_member_payments
            where person_key = $person_key
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
            from fct_payments
            left join shares using (payment_id)
            where person_key = $person_key or payment_id in (select payment_id from shares)
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
        """,
        person_key=person_key,
    )
