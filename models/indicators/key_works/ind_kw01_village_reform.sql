-- 村（居）体制机制改革：期末存在的村（居）中“验收”已完成的，每个只计一次，待核的不计。
with villages as (
    select
        areas.area_code as village_code,
        areas.town_code,
        coalesce({{ month_of('areas.valid_from') }}, date '1949-10-01') as first_month,
        {{ month_ended('areas.valid_to') }} as ended_month,
        accepted.accepted_month
    from {{ ref('dim_areas') }} as areas
    left join {{ ref('fct_reformed_villages') }} as accepted
        on areas.area_code = accepted.village_code
    where areas.area_level = 'village' and not areas.is_unknown
),

villages_reformed as (
    {{ indicator_values(
        'kw01_villages_reformed', 'villages', 'first_month', window='in_force',
        value='count(case when events.accepted_month <= periods.last_month then 1 end)'
    ) }}
),

villages_total as (
    {{ indicator_values(
        'kw01_villages_total', 'villages', 'first_month', 'count(*)', window='in_force'
    ) }}
),

reform_ratio as (
    {{ indicator_values(
        'kw01_reform_ratio', 'villages', 'first_month', window='in_force',
        numerator='count(case when events.accepted_month <= periods.last_month then 1 end)',
        denominator='count(*)'
    ) }}
),

target_dates as (
    select
        area_rollup.town_code,
        months.month,
        key_works.target_date
    from {{ ref('key_works') }} as key_works
    inner join {{ ref('indicators') }} as indicators
        on
            key_works.key_work = indicators.key_work
            and indicators.indicator_id = 'kw01_target_date'
    cross join {{ ref('area_rollup') }} as area_rollup
    cross join {{ ref('dim_months') }} as months
    where area_rollup.area_code = area_rollup.town_code
),

target_date as (
    {{ indicator_values(
        'kw01_target_date', 'target_dates', 'month', value_on='max(target_date)'
    ) }}
)

select * from villages_reformed
union all
select * from villages_total
union all
select * from reform_ratio
union all
select * from target_date
