-- One row per period that figures are stated for: each month, year to date and year.
with months as (
    select
        month,
        year,
        cast(cast(year as string) || '-01-01' as date) as year_start,
        substr(cast(month as string), 1, 7) as month_text
    from {{ ref('dim_months') }}
),

years as (
    select
        year,
        year_start,
        max(month) as last_month
    from months
    group by year, year_start
)

select
    month_text as period,
    'month' as period_kind,
    year,
    month as as_of_month,
    month as first_month,
    month as last_month
from months
union all
select
    cast(year as string) || '-01/' || month_text as period,
    'to_date' as period_kind,
    year,
    month as as_of_month,
    year_start as first_month,
    month as last_month
from months
union all
select
    cast(year as string) as period,
    'year' as period_kind,
    year,
    last_month as as_of_month,
    year_start as first_month,
    last_month
from years
