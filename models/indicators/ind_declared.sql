-- 申报的指标：每个数什么、怎么数，见 pipelines/measures/declared 和本地的申报。
-- What is declared is part of what this model is: another declaration makes its rows anew.
{{ config(meta={'declarations': local_md5(tojson(declared_measures()))}) }}
{% set measures = declared_measures() %}

{%- for measure in measures %}
{{ 'with ' if loop.first -}}
{%- if measure.against -%}
values_of_{{ measure.indicator_id }} as (
    {{ against_base_month(measure.indicator_id, 'values_of_' ~ measure.against) }}
)
{%- else -%}
events_of_{{ measure.indicator_id }} as (
    {{- measure_events(measure) -}}
),

values_of_{{ measure.indicator_id }} as (
    {{- measure_values(measure, 'events_of_' ~ measure.indicator_id) }}
)
{%- endif %}
{{- ',' if not loop.last }}
{% endfor %}

{% for measure in measures %}
select * from values_of_{{ measure.indicator_id }}
union all
{% endfor %}
-- A district may declare nothing.
select
    cast(null as string) as indicator_id,
    cast(null as string) as area_code,
    cast(null as string) as period,
    cast(null as decimal(20, 6)) as value,
    cast(null as decimal(20, 6)) as numerator,
    cast(null as decimal(20, 6)) as denominator,
    cast(null as date) as value_on
where false
