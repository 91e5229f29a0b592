-- One row per day of the calendar's months: the days that dbt's semantic models are joined by.
with numbers as (
    {{ dbt.generate_series(31) }}
)

select
    cast({{ dbt.dateadd(
        'day', 'cast(numbers.generated_number as integer) - 1', 'months.month'
    ) }} as date) as date_day,
    months.month
from {{ ref('dim_months') }} as months
inner join numbers on extract(day from months.month_end) >= numbers.generated_number
