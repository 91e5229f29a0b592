-- One row per person or household, monthly list and month it does not name, but the one before.
{{ config(meta={'by_person': 'subject_key'}) }}
with named as (
    select
        person_key as subject_key,
        feed,
        benefit_month as month
    from {{ ref('int_monthly_payment_lines') }}
    union all
    select
        household_id as subject_key,
        feed,
        benefit_month as month
    from {{ ref('int_monthly_payment_lines') }}
    where household_id is not null
    union all
    select
        person_key as subject_key,
        'subsistence_payments' as feed,
        month
    from {{ ref('fct_household_members') }}
),

-- The months of a year stand side by side: as rows they would be ten times as many.
named_years as (
    select
        {%- for number in range(1, 13) %}
        max(case when extract(month from month) = {{ number }} then 1 end) as named_{{ number }},
        {%- endfor %}
        subject_key,
        feed,
        cast(extract(year from month) as integer) as year
    from named
    group by subject_key, feed, cast(extract(year from month) as integer)
),

years as (
    select
        named_years.*,
        next_years.named_1 as named_13
    from named_years
    left join named_years as next_years
        on
            named_years.subject_key = next_years.subject_key
            and named_years.feed = next_years.feed
            and named_years.year + 1 = next_years.year
)

{% for number in range(1, 13) %}
select
    subject_key,
    feed,
    {%- if number < 12 %}
    cast(cast(year as string) || '-{{ '%02d' % (number + 1) }}-01' as date) as month
    {%- else %}
    cast(cast(year + 1 as string) || '-01-01' as date) as month
    {%- endif %}
from years
where named_{{ number }} = 1 and named_{{ number + 1 }} is null
{{ 'union all' if not loop.last }}
{%- endfor %}
