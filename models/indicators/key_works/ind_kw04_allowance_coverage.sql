-- 残疾人生活津贴发放覆盖率：当年截至期末获批的人中，到期末已收到津贴的人数÷获批人数。
with first_payments as (
    select
        person_key,
        min(paid_month) as first_paid_month
    from {{ ref('fct_payments') }}
    where programme_code = 'disability_allowance' and amount_yuan > 0
    group by person_key
),

approved_people as (
    select
        area_rollup.area_code,
        approvals.person_key,
        extract(year from approvals.approved_month) as year,
        min(approvals.approved_month) as approved_month
    from {{ ref('fct_allowance_approvals') }} as approvals
    inner join {{ ref('area_rollup') }} as area_rollup
        on approvals.town_code = area_rollup.town_code
    where approvals.is_approved
    group by
        area_rollup.area_code,
        approvals.person_key,
        extract(year from approvals.approved_month)
),

-- Few rows meet the many periods.
people as (
    select
        approved.area_code,
        approved.year,
        approved.approved_month,
        payments.first_paid_month,
        count(*) as people_count
    from approved_people as approved
    left join first_payments as payments on approved.person_key = payments.person_key
    group by
        approved.area_code,
        approved.year,
        approved.approved_month,
        payments.first_paid_month
),

counted as (
    select
        people.area_code,
        periods.period,
        sum(
            case
                when people.first_paid_month <= periods.last_month then people.people_count
                else 0
            end
        ) as paid_count,
        sum(people.people_count) as approved_count
    from people
    inner join {{ ref('dim_periods') }} as periods
        on people.approved_month <= periods.last_month and people.year = periods.year
    group by people.area_code, periods.period
)

select
    'kw04_coverage_ratio' as indicator_id,
    area_code,
    period,
    {{ ratio('paid_count', 'approved_count') }} as value,
    cast(paid_count as decimal(20, 6)) as numerator,
    cast(approved_count as decimal(20, 6)) as denominator,
    cast(null as date) as value_on
from counted
