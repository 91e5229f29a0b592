-- One row per person and delivery that reports the person, with the place it gives.
{% set feeds = [
    'disability_certificates', 'disability_allowance_approvals', 'disability_allowance_payments',
    'disability_care_payments', 'subsistence_payments', 'student_aid', 'medical_aid',
    'cremations', 'funeral_waivers', 'home_care_enrolments', 'home_care_visits',
    'residence_permits', 'points_applications', 'social_work_exams'
] -%}
with reports as (
    {% for feed in feeds %}
    select
        person_key,
        delivery_id,
        birth_month,
        id_sex,
        id_check_status,
        id_length,
        town_code,
        village_code
    from {{ ref('stg_' ~ feed) }}
    union all
    {% endfor %}
    select
        members.person_key,
        members.delivery_id,
        members.birth_month,
        members.id_sex,
        members.id_check_status,
        members.id_length,
        households.town_code,
        households.village_code
    from {{ ref('stg_subsistence_members') }} as members
    inner join {{ ref('stg_subsistence_payments') }} as households
        on
            members.delivery_id = households.delivery_id
            and members.source_sheet = households.source_sheet
            and members.source_row = households.source_row
)

select
    person_key,
    delivery_id,
    max(birth_month) as birth_month,
    max(id_sex) as id_sex,
    max(id_check_status) as id_check_status,
    max(id_length) as id_length,
    max(town_code) as town_code,
    max(village_code) as village_code
from reports
where person_key is not null
group by person_key, delivery_id
