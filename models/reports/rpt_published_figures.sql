-- One row per figure that the article printed, beside what the warehouse counts.
with district_values as (
    select
        found.indicator_id,
        found.period,
        found.value,
        found.value_on,
        found.is_complete,
        found.unknown_reason
    from {{ ref('int_indicator_values') }} as found
    inner join {{ ref('dim_areas') }} as areas on found.area_code = areas.area_code
    where areas.area_level = 'district'
),

compared as (
    select
        figures.figure_id,
        figures.quote,
        figures.value as published_value,
        figures.unit,
        figures.comparator,
        figures.tolerance_low,
        figures.tolerance_high,
        figures.indicator_id,
        figures.period,
        district_values.value,
        cast(district_values.value_on as string) as iso_day,
        case when figures.unit <> 'date' then cast(figures.value as decimal(20, 6)) end
            as published_number,
        case when figures.unit <> 'date' then cast(figures.tolerance_low as decimal(20, 6)) end
            as lowest,
        case when figures.unit <> 'date' then cast(figures.tolerance_high as decimal(20, 6)) end
            as highest,
        district_values.is_complete,
        case
            when district_values.period is null then '不在数据期内'
            else district_values.unknown_reason
        end as unknown_reason
    from {{ ref('published_figures') }} as figures
    left join district_values
        on
            figures.indicator_id = district_values.indicator_id
            and figures.period = district_values.period
)

select
    figure_id,
    quote,
    published_value,
    coalesce(iso_day, {{ number_text('value') }}) as warehouse_value,
    coalesce(
        case
            -- Days are compared as ISO text, whose order is theirs.
            when iso_day is not null and comparator = 'equals' then iso_day = published_value
            when iso_day is not null
                then iso_day >= coalesce(tolerance_low, iso_day) and iso_day <= tolerance_high
            when comparator = 'equals' then value = published_number
            when comparator = 'more_than' then value > published_number and value <= highest
            when comparator = 'about' then value >= lowest and value <= highest
            when comparator = 'at_most' then value <= highest
        end,
        false
    ) as agrees,
    unit,
    comparator,
    tolerance_low,
    tolerance_high,
    indicator_id,
    period,
    is_complete,
    unknown_reason
from compared
