-- One row per household, programme and month on the subsistence roll; 临界 households with 0.
{{ config(meta={'by_person': 'person_key'}) }}
with roll as (
    select
        household_rows.*,
        row_number() over (
            partition by
                household_rows.household_id,
                household_rows.programme_code,
                household_rows.benefit_month
            order by
                case when household_rows.payment_status = '成功' then 0 else 1 end asc nulls last,
                household_rows.amount_yuan desc nulls last,
                household_rows.delivery_id asc nulls last,
                household_rows.source_sheet asc nulls last,
                household_rows.source_row asc nulls last
        ) as place
    from {{ ref('int_household_rows') }} as household_rows
),

households as (
    select
        household_id,
        household_no,
        programme_code,
        benefit_month as month,
        town_code,
        max(village_code) as village_code,
        min(person_key) as person_key,
        max(member_count) as member_count,
        -- A number that slipped in from another column is no count of people.
        max(case when member_count between 0 and 99 then member_count end) as people_count,
        max(income_per_head_yuan) as income_per_head_yuan,
        sum(case when payment_status = '成功' then amount_yuan else 0 end) as paid_yuan,
        sum(case when payment_status = '成功' and amount_yuan <> 0 then 1 else 0 end)
            as payment_count,
        max(case when place = 1 then delivery_id end) as delivery_id,
        max(case when place = 1 then source_sheet end) as source_sheet,
        max(case when place = 1 then source_row end) as source_row
    from roll
    group by household_id, household_no, programme_code, benefit_month, town_code
),

with_standard as (
    select
        households.*,
        programmes.entitlement_rule,
        standards.value as standard_yuan
    from households
    inner join {{ ref('dim_programmes') }} as programmes
        on households.programme_code = programmes.programme_code
    left join {{ ref('dim_area_standards') }} as standards
        on
            programmes.monthly_standard = standards.standard
            and households.town_code = standards.area_code
            and households.month >= standards.first_month
            and households.month <= coalesce(standards.last_month, households.month)
)

select
    household_id,
    household_no,
    person_key,
    programme_code,
    month,
    member_count,
    income_per_head_yuan,
    cast(paid_yuan as decimal(18, 2)) as paid_yuan,
    cast(case
        when entitlement_rule = 'no_payment' then 0
        when entitlement_rule = 'standard_per_head' then standard_yuan * people_count
        -- greatest() passes over a null and would make it 0.
        when standard_yuan is not null and income_per_head_yuan is not null
            then greatest(standard_yuan - income_per_head_yuan, 0) * people_count
    end as decimal(18, 2)) as entitled_yuan,
    case
        when entitlement_rule = 'no_payment' then entitlement_rule
        when standard_yuan is null then 'no_standard'
        when people_count is null then 'members_unknown'
        when entitlement_rule = 'standard_minus_income' and income_per_head_yuan is null
            then 'income_unknown'
        else entitlement_rule
    end as entitlement_reason,
    cast(payment_count as bigint) as payment_count,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from with_standard
