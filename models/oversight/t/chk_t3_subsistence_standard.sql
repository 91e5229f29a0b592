-- T3: a household got more than standard × members, or what the standard before the step gave.
with steps as (
    select
        programmes.programme_code,
        programmes.name_zh,
        programmes.entitlement_rule,
        standards.area_code,
        standards.value as standard_yuan,
        lag(standards.value) over (
            partition by programmes.programme_code, standards.area_code
            order by standards.first_month asc nulls last
        ) as earlier_yuan,
        standards.first_month,
        standards.last_month
    from {{ ref('dim_programmes') }} as programmes
    inner join {{ ref('dim_area_standards') }} as standards
        on programmes.monthly_standard = standards.standard
    where programmes.entitlement_rule in ('standard_minus_income', 'standard_per_head')
),

household_months as (
    select
        months.*,
        steps.name_zh,
        steps.standard_yuan,
        steps.earlier_yuan,
        steps.standard_yuan * months.member_count as most_yuan,
        case
            when steps.entitlement_rule = 'standard_per_head'
                then steps.earlier_yuan * months.member_count
            -- greatest() passes over a null and would make it 0.
            when months.income_per_head_yuan is not null
                then
                    greatest(steps.earlier_yuan - months.income_per_head_yuan, 0)
                    * months.member_count
        end as earlier_entitled_yuan
    from {{ ref('fct_household_months') }} as months
    inner join steps
        on
            months.programme_code = steps.programme_code
            and months.town_code = steps.area_code
            and months.month >= steps.first_month
            and months.month <= coalesce(steps.last_month, months.month)
    where months.entitlement_reason <> 'members_unknown'
)

select
    'T3' as check_code,
    household_id as subject_key,
    programme_code,
    town_code,
    month,
    cast(case
        when paid_yuan > most_yuan then paid_yuan - most_yuan
        else abs(paid_yuan - entitled_yuan)
    end as decimal(18, 2)) as amount_at_risk_yuan,
    name_zh || '发放金额超过标准或仍按旧标准' as claim,
    {{ month_text('month') }} || '共' || {{ plain_text('member_count') }} || '人发放'
    || {{ yuan_text('paid_yuan') }}
    || case
        when paid_yuan > most_yuan
            then
                '，按标准' || {{ yuan_text('standard_yuan') }} || '至多'
                || {{ yuan_text('most_yuan') }}
        else
            '，系按旧标准' || {{ yuan_text('earlier_yuan') }} || '计发，按现行标准'
            || {{ yuan_text('standard_yuan') }} || '应为' || {{ yuan_text('entitled_yuan') }}
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from household_months
where
    paid_yuan > most_yuan
    or (
        paid_yuan > 0
        and paid_yuan = earlier_entitled_yuan
        and paid_yuan <> entitled_yuan
    )
