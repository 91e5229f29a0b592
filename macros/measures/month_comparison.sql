{#
A declared indicator's month divided by its base month (of the seed indicators): for each month and
for the months up to it. values: the step with the values of the indicator that is compared.
#}
{% macro against_base_month(indicator_id, values) %}
    select
        indicators.indicator_id,
        found.area_code,
        periods.period,
        {{ ratio('found.value', 'at_first.value') }} as value,
        found.value as numerator,
        at_first.value as denominator,
        cast(null as date) as value_on
    from {{ ref('indicators') }} as indicators
    inner join {{ ref('dim_periods') }} as base_months
        on indicators.base_month = base_months.last_month and base_months.period_kind = 'month'
    inner join {{ values }} as at_first on base_months.period = at_first.period
    inner join {{ values }} as found on at_first.area_code = found.area_code
    inner join {{ ref('dim_periods') }} as months
        on found.period = months.period and months.period_kind = 'month'
    inner join {{ ref('dim_periods') }} as periods on months.last_month = periods.last_month
    where indicators.indicator_id = '{{ indicator_id }}'
{%- endmacro %}
