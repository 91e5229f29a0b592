{#
Values of an indicator that counts people, each once in a period and area, however often they come.

events: a step with town_code, the named month column and the named person; an event without a
person counts nobody. Periods are single months, or months from January on (dim_periods). A person's
months of a year stand side by side: rows of each period that an event falls in are many more.
#}
{% macro people_of_periods(indicator_id, events, month, person) %}
    {%- set month_number = 'cast(extract(month from periods.last_month) as integer)' %}
    select
        '{{ indicator_id }}' as indicator_id,
        years.area_code,
        periods.period,
        cast(case
            when periods.first_month = periods.last_month
                then {{ month_of_year('met', month_number) }}
            else {{ month_of_year('begun', month_number) }}
        end as decimal(20, 6)) as value,
        cast(null as decimal(20, 6)) as numerator,
        cast(null as decimal(20, 6)) as denominator,
        cast(null as date) as value_on
    from (
        select
            area_code,
            year,
            {%- for number in range(1, 13) %}
            sum(case when met_{{ number }} = 1 then people end) as met_{{ number }},
            sum(case when first_met <= {{ number }} then people end) as begun_{{ number }}
            {{- ',' if not loop.last }}
            {%- endfor %}
        from (
            select
                area_rollup.area_code,
                town_years.year,
                town_years.people,
                {%- for number in range(1, 13) %}
                max(town_years.met_{{ number }}) as met_{{ number }},
                {%- endfor %}
                min(town_years.first_met) as first_met
            from (
                select
                    town_code,
                    {{ person }} as person,
                    cast(extract(year from {{ month }}) as integer) as year,
                    case when {{ person }} is null then 0 else 1 end as people,
                    {%- for number in range(1, 13) %}
                    max(case when extract(month from {{ month }}) = {{ number }} then 1 end)
                        as met_{{ number }},
                    {%- endfor %}
                    min(extract(month from {{ month }})) as first_met
                from {{ events }}
                group by town_code, {{ person }}, cast(extract(year from {{ month }}) as integer)
            ) as town_years
            inner join {{ ref('area_rollup') }} as area_rollup
                on town_years.town_code = area_rollup.town_code
            group by
                area_rollup.area_code,
                town_years.person,
                town_years.year,
                town_years.people
        ) as people_of_years
        group by area_code, year
    ) as years
    inner join {{ ref('dim_periods') }} as periods
        on years.year = extract(year from periods.last_month)
    -- Null where the period has no event at all: that is no value.
    where case
        when periods.first_month = periods.last_month
            then {{ month_of_year('met', month_number) }}
        else {{ month_of_year('begun', month_number) }}
    end is not null
{%- endmacro %}
