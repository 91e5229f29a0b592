-- One row per district or town, standard and the days in which one value holds there.
{% set by_day = 'over (partition by area_code, standard order by changed_on asc nulls last)' -%}
with values_heard as (
    select
        areas.area_code,
        standards.standard,
        standards.area_code = areas.area_code as is_own,
        standards.value,
        standards.unit,
        standards.valid_from,
        standards.valid_to,
        standards.source,
        standards.verified
    from {{ ref('dim_standards') }} as standards
    inner join {{ ref('dim_areas') }} as areas
        on standards.area_code in (areas.area_code, areas.parent_code)
    where areas.area_level in ('district', 'town')
),

changes as (
    select
        area_code,
        standard,
        valid_from as changed_on
    from values_heard
    union distinct
    select
        area_code,
        standard,
        cast({{ dbt.dateadd('day', 1, 'valid_to') }} as date) as changed_on
    from values_heard
    where valid_to is not null
),

choices as (
    select
        changes.*,
        values_heard.is_own,
        values_heard.value,
        values_heard.unit,
        values_heard.valid_from as heard_from,
        values_heard.source,
        values_heard.verified,
        row_number() over (
            partition by changes.area_code, changes.standard, changes.changed_on
            order by
                case when values_heard.is_own then 0 else 1 end asc nulls last,
                values_heard.valid_from desc nulls last
        ) as preference
    from changes
    left join values_heard
        on
            changes.area_code = values_heard.area_code
            and changes.standard = values_heard.standard
            and changes.changed_on >= values_heard.valid_from
            and changes.changed_on <= coalesce(values_heard.valid_to, changes.changed_on)
),

-- A town's own value goes first: where the district's steps meanwhile, nothing changes.
steps as (
    select
        *,
        lag(is_own) {{ by_day }} as was_own,
        lag(heard_from) {{ by_day }} as was_heard_from
    from choices
    where preference = 1
),

spans as (
    select
        *,
        cast({{ dbt.dateadd('day', -1, 'lead(changed_on) ' ~ by_day) }} as date) as valid_to
    from steps
    where coalesce(was_heard_from <> heard_from or was_own <> is_own, true)
)

select
    area_code,
    standard,
    is_own,
    value,
    unit,
    changed_on as valid_from,
    valid_to,
    {{ month_of('changed_on') }} as first_month,
    cast({{ dbt.dateadd('month', -1, month_ended('valid_to')) }} as date) as last_month,
    source,
    verified
from spans
where heard_from is not null
