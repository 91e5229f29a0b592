-- One row per stage that an organisation reached, with the stay in the incubator it belongs to.
with stages as (
    select
        incubation.*,
        -- On one day an old stay ends before a new one begins.
        case when incubation.incubation_stage = '退驻' then 0 else incubation.stage_order end
            as place_in_day
    from {{ ref('fct_incubation_stages') }} as incubation
),

moved_in as (
    select
        stages.*,
        max(case when stages.incubation_stage in ('入驻', '续驻') then 1 else 0 end) over (
            partition by stages.organisation_name
            order by stages.occurred_on asc nulls last, stages.place_in_day asc nulls last
        ) as has_moved_in
    from stages
),

left_before as (
    select
        moved_in.*,
        -- Nobody moves out who has not moved in: such a 退驻 ends no stay.
        coalesce(sum(
            case
                when moved_in.incubation_stage = '退驻' and moved_in.has_moved_in = 1 then 1 else 0
            end
        ) over (
            partition by moved_in.organisation_name
            order by moved_in.occurred_on asc nulls last, moved_in.place_in_day asc nulls last
            rows between unbounded preceding and 1 preceding
        ), 0) as ended_stays
    from moved_in
),

begun as (
    select
        left_before.*,
        max(case when left_before.incubation_stage not in ('登记', '出壳', '退驻') then 1 else 0 end)
            over (
                partition by left_before.organisation_name, left_before.ended_stays
                order by
                    left_before.occurred_on asc nulls last, left_before.place_in_day asc nulls last
            ) as has_begun
    from left_before
)

select
    organisation_name,
    incubation_stage,
    stage_order,
    occurred_on,
    occurred_month,
    -- 登记 or 出壳 alone begin no new stay: the old one left them open.
    cast(
        case when ended_stays > 0 and has_begun = 0 then ended_stays else ended_stays + 1 end
        as integer
    ) as stay,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from begun
