-- One row per item or total of a claim for funeral fees that is above the cap of its day.
{# Amount, its cap, the standard that multiplies the cap, name. #}
{% set parts = [
    ('transport_yuan', 'funeral_transport_cap', '', '遗体接运'),
    ('storage_yuan', 'funeral_storage_daily_cap', 'funeral_storage_days', '遗体存放'),
    ('farewell_hall_yuan', 'funeral_farewell_hall_cap', '', '告别厅'),
    ('cremation_yuan', 'funeral_cremation_cap', '', '火化'),
    ('urn_storage_yuan', 'funeral_urn_yearly_cap', 'funeral_urn_years', '骨灰寄存'),
    ('amount_yuan', 'funeral_waiver_cap', '', '减免合计')
] -%}
with parts as (
    {%- for amount, cap, times, name in parts %}
    select
        person_key,
        town_code,
        claimed_on,
        delivery_id,
        source_sheet,
        source_row,
        {{ loop.index }} as place,
        '{{ name }}' as name_zh,
        '{{ cap }}' as cap,
        '{{ times }}' as times,
        {{ amount }} as part_yuan
    from {{ ref('fct_funeral_waivers') }}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
),

capped as (
    select
        parts.*,
        cast(caps.value * coalesce(times.value, 1) as decimal(18, 2)) as cap_yuan
    from parts
    inner join {{ ref('dim_area_standards') }} as caps
        on
            parts.cap = caps.standard
            and parts.town_code = caps.area_code
            and parts.claimed_on >= caps.valid_from
            and parts.claimed_on <= coalesce(caps.valid_to, parts.claimed_on)
    left join {{ ref('dim_area_standards') }} as times
        on
            parts.times = times.standard
            and parts.town_code = times.area_code
            and parts.claimed_on >= times.valid_from
            and parts.claimed_on <= coalesce(times.valid_to, parts.claimed_on)
)

select
    person_key,
    cap = 'funeral_waiver_cap' as is_total,
    name_zh,
    place,
    part_yuan,
    cap_yuan,
    cast(part_yuan - cap_yuan as decimal(18, 2)) as excess_yuan,
    town_code,
    claimed_on,
    delivery_id,
    source_row,
    source_sheet
from capped
where part_yuan > cap_yuan
