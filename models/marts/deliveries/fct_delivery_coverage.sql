-- One row per expected delivery: whether it came, and when.
with matches as (
    select
        expected.feed,
        expected.town_code,
        expected.month,
        deliveries.delivery_in_force,
        deliveries.reported_on,
        deliveries.rows_accepted,
        deliveries.is_nil,
        row_number() over (
            partition by expected.feed, expected.town_code, expected.month
            order by
                case
                    when deliveries.state = 'in_force' then 0
                    when deliveries.delivery_in_force is not null then 1
                    else 2
                end asc nulls last,
                case when deliveries.is_nil then 1 else 0 end asc nulls last,
                -- Rows put right later stand behind the list that they complete.
                case when deliveries.completes is null then 0 else 1 end asc nulls last,
                deliveries.covered_to asc nulls last,
                deliveries.reported_on asc nulls last,
                deliveries.delivery_id asc nulls last
        ) as place
    from {{ ref('fct_expected_deliveries') }} as expected
    inner join {{ ref('fct_deliveries') }} as deliveries
        on
            expected.feed = deliveries.feed
            and (
                expected.town_code = deliveries.deliverer_code
                or deliveries.listed_towns like '%' || expected.town_code || '%'
            )
            and expected.first_month <= deliveries.covered_to
            and (expected.last_month is null or expected.last_month >= deliveries.period_start)
    -- A list of which no row could be taken tells nothing yet.
    where deliveries.state <> 'withdrawn' and (deliveries.rows_accepted > 0 or deliveries.is_nil)
),

arrivals as (
    select
        feed,
        town_code,
        month,
        min(reported_on) as received_on,
        max(case when place = 1 and is_nil then 1 else 0 end) = 1 as is_nil,
        max(case when place = 1 then rows_accepted end) as row_count,
        max(case when place = 1 then delivery_in_force end) as delivery_id
    from matches
    group by feed, town_code, month
    having max(delivery_in_force) is not null
)

select
    expected.feed,
    expected.town_code,
    expected.month,
    case
        when arrivals.feed is null then 'missing'
        when arrivals.is_nil then 'nil'
        when arrivals.received_on is null then 'undated'
        when arrivals.received_on > expected.due_on then 'late'
        else 'on_time'
    end as status,
    arrivals.received_on,
    arrivals.row_count,
    arrivals.delivery_id,
    expected.due_on,
    expected.cadence
from {{ ref('fct_expected_deliveries') }} as expected
left join arrivals
    on
        expected.feed = arrivals.feed
        and expected.town_code = arrivals.town_code
        and expected.month = arrivals.month
