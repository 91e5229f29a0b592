-- One row per check, town and month within the horizon: 通过, 疑点 or 不适用, and how many rows.
with towns as (
    select area_code as town_code
    from {{ ref('dim_areas') }}
    where area_level in ('district', 'town')
),

cells as (
    select
        checks.check_code,
        checks.population,
        towns.town_code,
        months.month
    from {{ ref('checks') }} as checks
    cross join towns
    cross join {{ ref('dim_months') }} as months
    where months.is_within_horizon
),

found as (
    select
        check_code,
        town_code,
        first_month as month,
        count(*) as finding_count
    from {{ ref('fct_findings') }}
    group by check_code, town_code, first_month
),

counted as (
    select
        coalesce(cells.check_code, found.check_code) as check_code,
        coalesce(cells.town_code, found.town_code) as town_code,
        coalesce(cells.month, found.month) as month,
        cells.population,
        coalesce(found.finding_count, 0) as finding_count
    from cells
    -- A finding may begin before the calendar: it is told all the same.
    full outer join found
        on
            cells.check_code = found.check_code
            and cells.town_code = found.town_code
            and cells.month = found.month
)

select
    counted.check_code,
    counted.town_code,
    counted.month,
    case
        when counted.finding_count > 0 then '疑点'
        when coalesce(examined.examined_count, 0) = 0 then '不适用'
        else '通过'
    end as status,
    coalesce(examined.examined_count, 0) as examined_count,
    counted.finding_count
from counted
left join {{ ref('fct_examined_rows') }} as examined
    on
        counted.population = examined.population
        and counted.town_code = examined.town_code
        and counted.month = examined.month
