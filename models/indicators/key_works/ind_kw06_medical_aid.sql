-- 医疗救助：按结算日期计笔数、人数（救助金大于0，同一人只计一次）、金额、一站式比例和结算天数。
with settlements as (
    select
        town_code,
        settled_month,
        is_one_stop,
        aid_yuan,
        days_to_settle,
        case when aid_yuan > 0 then person_key end as aided_person_key
    from {{ ref('fct_medical_settlements') }}
),

all_settlements as (
    {{ indicator_values('kw06_settlements', 'settlements', 'settled_month', 'count(*)') }}
),

people_aided as (
    {{ indicator_values(
        'kw06_people_aided', 'settlements', 'settled_month', 'count(distinct aided_person_key)'
    ) }}
),

aid_spending as (
    {{ indicator_values('kw06_aid_spending', 'settlements', 'settled_month', 'sum(aid_yuan)') }}
),

one_stop_ratio as (
    {{ indicator_values(
        'kw06_one_stop_ratio', 'settlements', 'settled_month',
        numerator='count(case when events.is_one_stop then 1 end)', denominator='count(*)'
    ) }}
),

median_days_to_settle as (
    {{ indicator_values(
        'kw06_median_days_to_settle', 'settlements', 'settled_month', 'median(days_to_settle)'
    ) }}
)

select * from all_settlements
union all
select * from people_aided
union all
select * from aid_spending
union all
select * from one_stop_ratio
union all
select * from median_days_to_settle
