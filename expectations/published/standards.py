"""What is paid most often is the standard: wrong units or a wrong rate would show here."""

from __future__ import annotations

from expectations.published.table_suite import TableSuite, rows_where

# Fewer payments than this under one standard say nothing about what is usual.
LEAST_PAYMENTS = 100

# How many payments are the standard, and how many are the most frequent other amount.
_MOST_OFTEN = """(
    select standard, standard_yuan,
        max(case when paid_yuan = standard_yuan then payment_count else 0 end) as at_standard,
        max(case when paid_yuan <> standard_yuan then payment_count else 0 end) as at_other,
        sum(payment_count) as payment_count
    from (
        select standards.standard, standards.value as standard_yuan, paid.paid_yuan,
            count(*) as payment_count
        from dim_area_standards as standards
        inner join ({paid}) as paid
            on standards.standard = paid.standard and standards.area_code = paid.town_code
            and paid.month >= standards.first_month
            and (standards.last_month is null or paid.month <= standards.last_month)
        where standards.value is not null
        group by standards.standard, standards.value, paid.paid_yuan
    ) as amounts
    group by standard, standard_yuan
) as standards"""
_ALLOWANCE = """
    select 'disability_allowance_level_' || cast(disability_level as string) as standard,
        town_code, benefit_month as month, amount_yuan as paid_yuan
    from fct_payments where programme_code = 'disability_allowance' and amount_yuan > 0"""
_FIVE_GUARANTEES = """
    select 'five_guarantees_monthly' as standard, town_code, month,
        cast(paid_yuan / member_count as decimal(18, 2)) as paid_yuan
    from fct_household_months
    where programme_code = 'five_guarantees' and paid_yuan > 0 and member_count > 0"""
_IS_UNUSUAL = f"payment_count >= {LEAST_PAYMENTS} and at_standard < at_other"

STANDARDS = (
    TableSuite(
        "fct_payments",
        {"standard_not_usual": rows_where(_IS_UNUSUAL)},
        _MOST_OFTEN.format(paid=_ALLOWANCE),
        tables=("fct_payments", "dim_area_standards"),
    ),
    TableSuite(
        "fct_household_months",
        {"standard_not_usual": rows_where(_IS_UNUSUAL)},
        _MOST_OFTEN.format(paid=_FIVE_GUARANTEES),
        tables=("fct_household_months", "dim_area_standards"),
    ),
)
