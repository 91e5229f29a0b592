-- One row per certificate on a roster.
{{ config(meta={'by_person': 'person_key'}) }}
select
    certificates.person_key,
    certificates.certificate_key,
    certificates.disability_category,
    certificates.disability_level,
    certificates.certificate_matches_id,
    certificates.certificate_category,
    certificates.certificate_level,
    certificates.issued_on,
    certificates.expires_on,
    certificates.cancelled_on,
    {{ month_of(
        "least(
            certificates.expires_on,
            certificates.cancelled_on,
            case when certificates.certificate_status <> '有效' then certificates.as_on end
        )"
    ) }} as end_month,
    certificates.as_on,
    {{ month_of('certificates.as_on') }} as as_on_month,
    certificates.hukou,
    certificates.certificate_status,
    certificates.sex_matches_id,
    certificates.born_on_matches_id,
    row_number() over (
        partition by certificates.person_key
        order by
            certificates.as_on desc nulls last,
            delivery_order.recency desc nulls last,
            -- A list may hold a replaced certificate beside the one in force.
            case when certificates.certificate_status = '有效' then 0 else 1 end asc nulls last,
            certificates.source_row desc nulls last,
            certificates.source_sheet desc nulls last
    ) = 1 as is_latest,
    certificates.town_code,
    certificates.village_code,
    certificates.delivery_id,
    certificates.source_row,
    certificates.source_sheet
from {{ ref('stg_disability_certificates') }} as certificates
inner join {{ ref('int_register_order') }} as delivery_order
    on certificates.delivery_id = delivery_order.delivery_id
