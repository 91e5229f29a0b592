"""Tables that must agree: details with reports, lists with payments, key works with their ten."""

from __future__ import annotations

from expectations.published.table_suite import TableSuite, rows_where

_SPENDING = """(
    select coalesce(sum(details.amount_yuan), 0) as detail_yuan,
        coalesce(sum(details.payment_count), 0) as detail_count,
        coalesce(sum(reports.amount_yuan), 0) as report_yuan,
        coalesce(sum(reports.payment_count), 0) as report_count
    from (
        select programme_code, town_code, paid_month, sum(amount_yuan) as amount_yuan,
            count(*) as payment_count
        from fct_payments group by programme_code, town_code, paid_month
    ) as details
    full outer join rpt_spending as reports
        on details.programme_code = reports.programme_code
        and details.town_code = reports.town_code and details.paid_month = reports.month
    group by coalesce(details.programme_code, reports.programme_code),
        coalesce(details.town_code, reports.town_code),
        coalesce(details.paid_month, reports.month)
) as cells"""
# What a return workbook put right is filed under the list that it completes.
_LISTS = """(
    select lists.delivery_id, lists.list_yuan, coalesce(sum(kept.amount_yuan), 0) as kept_yuan
    from (
        select coalesce(completes, delivery_id) as delivery_id,
            coalesce(sum(amount_sum_yuan), 0) as list_yuan
        from fct_deliveries
        where is_in_force and feed in (select feed from dim_programmes)
        group by coalesce(completes, delivery_id)
    ) as lists
    left join (
        select delivery_id, amount_yuan from fct_payments
        union all
        select delivery_id, amount_yuan from fct_payment_failures
    ) as kept on lists.delivery_id = kept.delivery_id
    group by lists.delivery_id, lists.list_yuan
) as lists"""
_REJECTED = """(
    select lists.delivery_id, max(lists.rows_rejected) as told,
        count(distinct coalesce(rejected.source_sheet, '') || '|'
            || cast(rejected.source_row as string)) as listed
    from fct_deliveries as lists
    left join fct_rejected_rows as rejected on lists.delivery_id = rejected.delivery_id
    where lists.is_in_force and lists.completes is null
    group by lists.delivery_id
) as lists"""
_HOUSEHOLDS = """(
    select coalesce(roll.paid_yuan, 0) as roll_yuan, coalesce(paid.amount_yuan, 0) as paid_yuan
    from (
        select household_id, programme_code, month, sum(paid_yuan) as paid_yuan
        from fct_household_months group by household_id, programme_code, month
    ) as roll
    full outer join (
        select household_id, programme_code, benefit_month, sum(amount_yuan) as amount_yuan
        from fct_payments where household_id is not null
        group by household_id, programme_code, benefit_month
    ) as paid
        on roll.household_id = paid.household_id
        and roll.programme_code = paid.programme_code and roll.month = paid.benefit_month
) as households"""
_KEY_WORKS = """(
    select progress.year, progress.as_of_month, progress.area_code, listed.all_works,
        count(*) as headlines, count(distinct progress.key_work) as works
    from rpt_key_work_progress as progress
    inner join (
        select years.year, count(*) as all_works
        from (select distinct year from rpt_key_work_progress) as years
        inner join dim_key_works as works
            on years.year >= coalesce(works.from_year, years.year)
            and years.year <= coalesce(works.until_year, years.year)
        group by years.year
    ) as listed on progress.year = listed.year
    where progress.is_headline
    group by progress.year, progress.as_of_month, progress.area_code, listed.all_works
) as months"""

AGREEMENTS = (
    TableSuite(
        "rpt_spending",
        {
            "details_differ": rows_where(
                "detail_yuan <> report_yuan or detail_count <> report_count"
            )
        },
        _SPENDING,
        tables=("fct_payments", "rpt_spending"),
    ),
    TableSuite(
        "fct_payments",
        {"lists_differ": rows_where("list_yuan <> kept_yuan")},
        _LISTS,
        tables=("fct_payments", "fct_payment_failures", "fct_deliveries", "dim_programmes"),
    ),
    TableSuite(
        "fct_rejected_rows",
        {"rejected_differ": rows_where("told <> listed")},
        _REJECTED,
        tables=("fct_deliveries", "fct_rejected_rows"),
    ),
    TableSuite(
        "fct_household_months",
        {"payments_differ": rows_where("roll_yuan <> paid_yuan")},
        _HOUSEHOLDS,
        tables=("fct_household_months", "fct_payments"),
    ),
    TableSuite(
        "rpt_key_work_progress",
        {"key_works_incomplete": rows_where("works <> all_works or headlines <> all_works")},
        _KEY_WORKS,
        tables=("rpt_key_work_progress", "dim_key_works"),
    ),
)
