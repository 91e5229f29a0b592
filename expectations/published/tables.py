"""Keys, gaps and ranges of the tables that figures are made of.

A range here is what the models make true of any delivery, however odd its rows: an odd row is
doubted at the door and found by oversight, and never keeps a district from its figures.
"""

from __future__ import annotations

from expectations.published.table_suite import (
    TableSuite,
    rows_lacking,
    rows_repeating,
    rows_where,
)

_PAYMENT_KEYS = ("person_key", "programme_code", "town_code", "delivery_id")
_PAYMENT_DAYS = ("benefit_month", "paid_month", "paid_on", "amount_yuan")
_NO_MONTH = "extract(day from benefit_month) <> 1 or extract(day from paid_month) <> 1"
_READ = "rows_accepted + rows_rejected + rows_total + rows_note"
_FIGURES = "('数据不足', '不适用', '未启动', '滞后', '按计划', '已完成')"
_ARRIVALS = "('on_time', 'late', 'missing', 'undated', 'nil')"

TABLES = (
    TableSuite(
        "fct_payments",
        {
            "key_repeated": rows_repeating("payment_id"),
            "value_missing": rows_lacking("payment_id", *_PAYMENT_KEYS, *_PAYMENT_DAYS),
            "amount_out_of_range": rows_where("amount_yuan = 0 or abs(amount_yuan) >= 1e12"),
            "status_unexpected": rows_where("payment_status <> '成功'"),
            "month_not_first_day": rows_where(_NO_MONTH),
        },
    ),
    TableSuite(
        "fct_payment_failures",
        {
            "key_repeated": rows_repeating("payment_id"),
            "value_missing": rows_lacking("payment_id", *_PAYMENT_KEYS),
            "status_unexpected": rows_where("payment_status = '成功'"),
        },
    ),
    TableSuite(
        "fct_deliveries",
        {
            "key_repeated": rows_repeating("delivery_id"),
            "value_missing": rows_lacking("delivery_id", "feed", "state", "deliverer_code"),
            "rows_do_not_add_up": rows_where(f"rows_read <> {_READ}"),
        },
    ),
    TableSuite(
        "dim_people",
        {
            "key_repeated": rows_repeating("person_key"),
            "value_missing": rows_lacking("person_key"),
        },
    ),
    TableSuite(
        "fct_beneficiary_months",
        {
            "key_repeated": rows_repeating("person_key", "programme_code", "month"),
            "value_missing": rows_lacking("person_key", "programme_code", "month"),
        },
    ),
    TableSuite(
        "fct_household_months",
        {
            "key_repeated": rows_repeating("household_id", "programme_code", "month"),
            "value_missing": rows_lacking("household_id", "programme_code", "month"),
        },
    ),
    TableSuite(
        "rpt_spending",
        {
            "key_repeated": rows_repeating("programme_code", "town_code", "month"),
            "value_missing": rows_lacking("programme_code", "town_code", "month", "amount_yuan"),
            "count_out_of_range": rows_where(
                "payment_count < 1 or people_count < 0 or people_count > payment_count"
            ),
        },
    ),
    TableSuite(
        "rpt_indicator_values",
        {
            "key_repeated": rows_repeating("indicator_id", "period", "area_code"),
            "value_missing": rows_lacking("indicator_id", "period", "area_code"),
            "unknown_without_reason": rows_where(
                "value is null and value_on is null and unknown_reason is null"
            ),
        },
    ),
    TableSuite(
        "rpt_key_work_progress",
        {
            "key_repeated": rows_repeating(
                "key_work", "indicator_id", "year", "as_of_month", "area_code"
            ),
            "value_missing": rows_lacking("key_work", "as_of_month", "area_code", "status"),
            "status_unexpected": rows_where(f"status not in {_FIGURES}"),
            "share_out_of_range": rows_where("time_elapsed_ratio < 0 or time_elapsed_ratio > 1"),
        },
    ),
    TableSuite(
        "rpt_delivery_coverage",
        {
            "key_repeated": rows_repeating("feed", "town_code", "month"),
            "status_unexpected": rows_where(f"status not in {_ARRIVALS}"),
        },
    ),
    TableSuite(
        "rpt_published_figures",
        {
            "key_repeated": rows_repeating("figure_id"),
            "value_missing": rows_lacking("figure_id", "published_value"),
        },
    ),
)
