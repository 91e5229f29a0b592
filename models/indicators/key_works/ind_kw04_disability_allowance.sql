-- 残疾人生活津贴：审批按审批日期，发放按发放日期，同一人只计一次；按时指不迟于次月25日。
with approvals as (
    select
        person_key,
        town_code,
        approved_month
    from {{ ref('fct_allowance_approvals') }}
    where is_approved
),

payments as (
    select
        town_code,
        paid_month,
        amount_yuan,
        -- A negative amount takes back; it pays nobody.
        case when amount_yuan > 0 then person_key end as paid_person_key,
        case
            when amount_yuan > 0
                then
                    paid_on <= cast(
                        {{ dbt.dateadd('day', 24, dbt.dateadd('month', 1, 'benefit_month')) }}
                        as date
                    )
        end as is_on_time
    from {{ ref('fct_payments') }}
    where programme_code = 'disability_allowance'
),

-- Sums of sums: few rows meet the many periods.
sums as (
    select
        town_code,
        paid_month,
        sum(amount_yuan) as amount_yuan,
        count(case when is_on_time then 1 end) as on_time_count,
        count(is_on_time) as timed_count
    from payments
    group by town_code, paid_month
),

people_approved as (
    {{ indicator_values(
        'kw04_people_approved', 'approvals', 'approved_month', 'count(distinct person_key)'
    ) }}
),

people_paid as (
    {{ people_of_periods('kw04_people_paid', 'payments', 'paid_month', 'paid_person_key') }}
),

allowance_spending as (
    {{ indicator_values(
        'kw04_allowance_spending', 'sums', 'paid_month', 'sum(amount_yuan)'
    ) }}
),

paid_on_time_ratio as (
    {{ indicator_values(
        'kw04_paid_on_time_ratio', 'sums', 'paid_month',
        numerator='sum(on_time_count)', denominator='sum(timed_count)'
    ) }}
)

select * from people_approved
union all
select * from people_paid
union all
select * from allowance_spending
union all
select * from paid_on_time_ratio
