-- One row per enrolment of an elder on a list.
{{ config(meta={'by_person': 'person_key'}) }}
with deaths as (
    select
        person_key,
        min(coalesce(death_month, cremated_month)) as death_month
    from {{ ref('fct_deaths') }}
    group by person_key
),

categorised as (
    select
        enrolments.*,
        delivery_order.recency,
        deaths.death_month,
        categories.category_code,
        -- A category may have several dated rows: the latest begun by the day, else the first.
        row_number() over (
            partition by enrolments.delivery_id, enrolments.source_sheet, enrolments.source_row
            order by
                case when enrolments.enrolled_on < categories.valid_from then 1 else 0 end
                asc nulls last,
                abs({{ dbt.datediff('categories.valid_from', 'enrolments.enrolled_on', 'day') }})
                asc nulls last,
                categories.category_code asc nulls last
        ) as place
    from {{ ref('stg_home_care_enrolments') }} as enrolments
    inner join {{ ref('int_register_order') }} as delivery_order
        on enrolments.delivery_id = delivery_order.delivery_id
    left join deaths on enrolments.person_key = deaths.person_key
    left join {{ ref('home_care_categories') }} as categories
        on enrolments.category in (categories.category_code, categories.category_name)
)

select
    person_key,
    category_code,
    category,
    enrolled_on,
    {{ month_of('enrolled_on') }} as enrolled_month,
    ended_on,
    {{ month_of('ended_on') }} as ended_month,
    -- Towns seldom close an enrolment for a death; the cremation register tells.
    least({{ month_of('ended_on') }}, death_month) as left_month,
    end_reason,
    provider,
    monthly_hours,
    sex_matches_id,
    born_on_matches_id,
    row_number() over (
        partition by person_key, enrolled_on
        order by
            recency desc nulls last,
            source_row desc nulls last,
            source_sheet desc nulls last
    ) = 1 as is_latest,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from categorised
where place = 1
