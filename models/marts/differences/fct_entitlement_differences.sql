-- One row per person or household, programme and month whose payment can be held against its due.
with horizon as (
    select max(month) as month
    from {{ ref('dim_months') }}
    where is_within_horizon
),

differences as (
    select gaps.*
    from {{ ref('int_entitlement_gaps') }} as gaps
    cross join horizon
    left join {{ ref('fct_programme_lists') }} as lists
        on
            gaps.programme_code = lists.programme_code
            and gaps.town_code = lists.town_code
            and gaps.month = lists.month
    -- A town that says why it stops owes nothing until it pays again.
    left join {{ ref('int_reasoned_stops') }} as stops
        on
            gaps.paid_yuan = 0
            and gaps.subject_key = stops.person_key
            and gaps.programme_code = stops.programme_code
            and gaps.month >= stops.month
            and (stops.resumed_month is null or gaps.month < stops.resumed_month)
    where
        gaps.month < horizon.month
        and (gaps.paid_yuan <> 0 or lists.month is not null)
        and stops.person_key is null
),

with_rows as (
    select
        differences.*,
        list_rows.delivery_id,
        list_rows.source_sheet,
        list_rows.source_row,
        row_number() over (
            partition by
                differences.subject_key, differences.programme_code, differences.month
            order by
                list_rows.preference asc nulls last,
                list_rows.dated_on desc nulls last,
                list_rows.delivery_id asc nulls last,
                list_rows.source_sheet asc nulls last,
                list_rows.source_row asc nulls last
        ) as place
    from differences
    left join {{ ref('int_entitlement_rows') }} as list_rows
        on
            differences.subject_key = list_rows.subject_key
            and differences.programme_code = list_rows.programme_code
            and differences.month >= list_rows.first_month
            and differences.month <= coalesce(list_rows.last_month, differences.month)
)

select
    subject_key,
    programme_code,
    month,
    entitled_yuan,
    paid_yuan,
    cast(paid_yuan - entitled_yuan as decimal(18, 2)) as difference_yuan,
    town_code,
    delivery_id,
    source_row,
    source_sheet
from with_rows
where place = 1
