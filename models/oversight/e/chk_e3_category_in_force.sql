-- E3: enrolled in home care under a category that was not in force on the first day.
with named as (
    select
        category_code,
        max(category_name) as name_zh,
        min(valid_from) as first_on
    from {{ ref('home_care_categories') }}
    group by category_code
),

-- Before the table of categories begins nobody knows which were in force.
beginning as (
    select min(valid_from) as first_on
    from {{ ref('home_care_categories') }}
)

select
    'E3' as check_code,
    enrolments.person_key as subject_key,
    cast(null as string) as programme_code,
    enrolments.town_code,
    enrolments.enrolled_month as month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '居家养老对象类别在服务起始日未生效' as claim,
    {{ plain_text('enrolments.enrolled_on') }} || '起服务，'
    || coalesce(
        '类别“' || named.name_zh || '”自' || {{ plain_text('named.first_on') }} || '起施行',
        '所报类别不在类别表中'
    ) as detail,
    enrolments.delivery_id,
    enrolments.source_sheet,
    enrolments.source_row
from {{ ref('fct_home_care_enrolments') }} as enrolments
cross join beginning
left join {{ ref('home_care_categories') }} as in_force
    on
        enrolments.category in (in_force.category_code, in_force.category_name)
        and enrolments.enrolled_on >= in_force.valid_from
        and enrolments.enrolled_on <= coalesce(in_force.valid_to, enrolments.enrolled_on)
left join named on enrolments.category_code = named.category_code
where
    enrolments.is_latest
    and enrolments.enrolled_on >= beginning.first_on
    and in_force.category_code is null
