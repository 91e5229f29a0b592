"""The tables of a small, sound build, with the columns that suites read; made up here."""

from __future__ import annotations

from pathlib import Path

import duckdb

# 130 people are paid 100 for their level in July, two households of the five guarantees too.
SOUND = """
create table dim_programmes as
    select 'disability_allowance' as programme_code, 'disability_allowance_payments' as feed
    union all select 'five_guarantees', 'subsistence_payments';
create table dim_area_standards as
    select 'disability_allowance_level_2' as standard, 't1' as area_code, 100.00 as value,
        date '2013-01-01' as valid_from, date '2013-01-01' as first_month,
        cast(null as date) as last_month
    union all select 'five_guarantees_monthly', 't1', 670.00, date '2013-07-01',
        date '2013-07-01', null;
create table dim_people as select 'p' || n as person_key from range(260) as t(n);
create table fct_payments as
    select 'a-' || n as payment_id, 'disability_allowance' as programme_code,
        'p' || n as person_key, 't1' as town_code, date '2013-07-01' as benefit_month,
        cast(100 as decimal(18, 2)) as amount_yuan, date '2013-07-20' as paid_on,
        'list-a' as delivery_id, date '2013-07-01' as paid_month, '成功' as payment_status,
        cast(null as varchar) as household_id, 2 as disability_level
    from range(130) as t(n)
    union all
    select 'b-' || n, 'five_guarantees', 'p' || (n + 130), 't1', date '2013-07-01', 670,
        date '2013-07-20', 'list-b', date '2013-07-01', '成功', 'h' || n, null
    from range(130) as t(n);
create table fct_payment_failures as
    select * replace ('c-' || payment_id as payment_id, '失败' as payment_status)
    from fct_payments where payment_id = 'a-0';
create table fct_household_months as
    select household_id, programme_code, town_code, benefit_month as month,
        amount_yuan as paid_yuan, 1 as member_count
    from fct_payments where household_id is not null;
create table fct_beneficiary_months as
    select person_key, programme_code, benefit_month as month from fct_payments;
create table fct_deliveries as
    select 'list-a' as delivery_id, 'disability_allowance_payments' as feed, 'in_force' as state,
        true as is_in_force, 't1' as deliverer_code, 132 as rows_read, 131 as rows_accepted,
        1 as rows_rejected, 0 as rows_total, 0 as rows_note,
        cast(13000 as decimal(18, 2)) as amount_sum_yuan, cast(null as varchar) as completes
    union all
    select 'list-b', 'subsistence_payments', 'in_force', true, 't1', 130, 130, 0, 0, 0, 87100, null
    union all
    -- A row that a return workbook put right stands among list-a's; one is still wrong.
    select 'more-a', 'disability_allowance_payments', 'in_force', true, 't1', 2, 1, 1, 0, 0, 100,
        'list-a';
create table fct_rejected_rows as
    select 'list-a' as delivery_id, 's' as source_sheet, 9 as source_row;
create table rpt_spending as
    select programme_code, town_code, paid_month as month, count(*) as payment_count,
        count(distinct person_key) as people_count, sum(amount_yuan) as amount_yuan
    from fct_payments group by all;
create table rpt_key_work_progress as
    select n + 1 as key_work, 'kw' || n as indicator_id, 2013 as year,
        date '2013-07-01' as as_of_month, 'district' as area_code, '按计划' as status,
        true as is_headline, 0.5 as time_elapsed_ratio
    from range(10) as t(n);
create table dim_key_works as select n + 1 as key_work, cast(null as integer) as from_year,
        if(n > 9, 2012, null) as until_year from range(11) as t(n);
create table rpt_indicator_values as
    select 'kw04_people_paid' as indicator_id, '2013' as period, 't1' as area_code,
        cast(null as decimal(20, 6)) as value, cast(null as date) as value_on,
        'no delivery' as unknown_reason;
create table rpt_delivery_coverage as
    select 'donations' as feed, 't1' as town_code, date '2013-07-01' as month,
        'missing' as status;
create table rpt_published_figures as select 'P1' as figure_id, '1' as published_value;
create table fct_quality_results (
    run_id varchar, judged_on date, door varchar, suite varchar, rule_code varchar,
    column_name varchar, delivery_id varchar, is_passed boolean, examined_count bigint,
    unexpected_count bigint
);
"""


def make_sound(database: Path, *_: object, **__: object) -> None:
    """Make the tables, as the models would."""
    with duckdb.connect(str(database)) as connection:
        connection.execute(SOUND)


def columns_of(database: Path) -> dict[str, list[str]]:
    """The columns of every table of the file."""
    found: dict[str, list[str]] = {}
    with duckdb.connect(str(database), read_only=True) as connection:
        rows = connection.execute(
            "select table_name, column_name from duckdb_columns() where schema_name = 'main'"
        ).fetchall()
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found
