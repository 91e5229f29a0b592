-- 政策标准：期末有效的标准值及低保标准的施行日期，镇街有自己标准的从其标准。
with in_force as (
    select
        standards.standard,
        standards.area_code,
        periods.period,
        standards.value,
        standards.valid_from
    from {{ ref('dim_area_standards') }} as standards
    inner join {{ ref('dim_areas') }} as areas on standards.area_code = areas.area_code
    inner join {{ ref('dim_periods') }} as periods
        on
            standards.first_month <= periods.last_month
            and (standards.last_month is null or standards.last_month >= periods.last_month)
    where not areas.is_unknown
),

standard_values as (
    select
        indicators.indicator_id,
        in_force.area_code,
        in_force.period,
        cast(in_force.value as decimal(20, 6)) as value,
        cast(null as decimal(20, 6)) as numerator,
        cast(null as decimal(20, 6)) as denominator,
        cast(null as date) as value_on
    from in_force
    inner join {{ ref('indicators') }} as indicators
        on 'std_' || in_force.standard = indicators.indicator_id
),

subsistence_effective_from as (
    select
        'std_subsistence_effective_from' as indicator_id,
        area_code,
        period,
        cast(null as decimal(20, 6)) as value,
        cast(null as decimal(20, 6)) as numerator,
        cast(null as decimal(20, 6)) as denominator,
        valid_from as value_on
    from in_force
    where standard = 'subsistence_monthly'
)

select * from standard_values
union all
select * from subsistence_effective_from
