-- One row per organisation by its name, from every list that names one.
with mentions as (
    select
        organisation_name,
        registration_no,
        organisation_code,
        organisation_category,
        town_code,
        'incubated' as list_kind
    from {{ ref('stg_incubation_events') }}
    union all
    select
        organisation_name,
        registration_no,
        null as organisation_code,
        null as organisation_category,
        town_code,
        'agency' as list_kind
    from {{ ref('stg_social_work_agencies') }}
    union all
    select
        institution_name as organisation_name,
        null as registration_no,
        null as organisation_code,
        null as organisation_category,
        town_code,
        'institution' as list_kind
    from {{ ref('stg_welfare_institution_events') }}
    union all
    select
        provider as organisation_name,
        null as registration_no,
        null as organisation_code,
        null as organisation_category,
        town_code,
        'contractor' as list_kind
    from {{ ref('stg_service_contracts') }}
)

select
    organisation_name,
    max(registration_no) as registration_no,
    max(organisation_code) as organisation_code,
    max(organisation_category) as organisation_category,
    max(town_code) as town_code,
    max(case list_kind when 'incubated' then 1 else 0 end) = 1 as is_incubated,
    max(case list_kind when 'agency' then 1 else 0 end) = 1 as is_social_work_agency,
    max(case list_kind when 'institution' then 1 else 0 end) = 1 as is_welfare_institution,
    max(case list_kind when 'contractor' then 1 else 0 end) = 1 as is_contractor
from mentions
group by organisation_name
