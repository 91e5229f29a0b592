-- One row per social-work agency on a list.
select
    agencies.organisation_name,
    agencies.registration_no,
    agencies.registered_on,
    {{ month_of('agencies.registered_on') }} as registered_month,
    agencies.dissolved_on,
    {{ month_of('agencies.dissolved_on') }} as dissolved_month,
    agencies.staff_count,
    row_number() over (
        partition by agencies.registration_no
        order by
            delivery_order.recency desc nulls last,
            agencies.source_row desc nulls last,
            agencies.source_sheet desc nulls last
    ) = 1 as is_latest,
    agencies.town_code,
    agencies.delivery_id,
    agencies.source_row,
    agencies.source_sheet
from {{ ref('stg_social_work_agencies') }} as agencies
inner join {{ ref('int_delivery_order') }} as delivery_order
    on agencies.delivery_id = delivery_order.delivery_id
