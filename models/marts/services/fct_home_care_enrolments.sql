-- One row per enrolment of an elder on a list.
select
    enrolments.person_key,
    categories.category_code,
    enrolments.category,
    enrolments.enrolled_on,
    {{ month_of('enrolments.enrolled_on') }} as enrolled_month,
    enrolments.ended_on,
    {{ month_of('enrolments.ended_on') }} as ended_month,
    enrolments.end_reason,
    enrolments.provider,
    enrolments.monthly_hours,
    enrolments.sex_matches_id,
    enrolments.born_on_matches_id,
    row_number() over (
        partition by enrolments.person_key, enrolments.enrolled_on
        order by
            delivery_order.recency desc, enrolments.source_row desc, enrolments.source_sheet desc
    ) = 1 as is_latest,
    enrolments.town_code,
    enrolments.village_code,
    enrolments.delivery_id,
    enrolments.source_row,
    enrolments.source_sheet
from {{ ref('stg_home_care_enrolments') }} as enrolments
inner join {{ ref('int_delivery_order') }} as delivery_order
    on enrolments.delivery_id = delivery_order.delivery_id
left join {{ ref('home_care_categories') }} as categories
    on enrolments.category in (categories.category_code, categories.category_name)
