-- O3: paid by two towns for one month of one programme.
with town_sums as (
    select
        payments.*,
        programmes.name_zh as programme_name,
        sum(payments.amount_yuan) over (
            partition by
                payments.person_key,
                payments.programme_code,
                payments.benefit_month,
                payments.town_code
        ) as town_yuan
    from {{ ref('fct_repeated_payments') }} as payments
    inner join {{ ref('dim_programmes') }} as programmes
        on payments.programme_code = programmes.programme_code
),

ranked as (
    select
        town_sums.*,
        first_value(town_sums.town_code) over (
            partition by town_sums.person_key, town_sums.programme_code, town_sums.benefit_month
            order by town_sums.town_yuan desc nulls last, town_sums.town_code asc nulls last
        ) as largest_town_code,
        max(town_sums.town_yuan) over (
            partition by town_sums.person_key, town_sums.programme_code, town_sums.benefit_month
        ) as largest_yuan
    from town_sums
    -- What a town took back it did not pay.
    where town_sums.town_yuan > 0
)

select
    'O3' as check_code,
    ranked.person_key as subject_key,
    ranked.programme_code,
    ranked.town_code,
    ranked.benefit_month as month,
    ranked.amount_yuan as amount_at_risk_yuan,
    '两个镇街同月重复发放' || ranked.programme_name as claim,
    {{ month_text('ranked.benefit_month') }} || towns.area_name || '发放'
    || {{ yuan_text('ranked.amount_yuan') }} || '，' || largest_towns.area_name || '已发放'
    || {{ yuan_text('ranked.largest_yuan') }} as detail,
    ranked.delivery_id,
    ranked.source_sheet,
    ranked.source_row
from ranked
inner join {{ ref('dim_areas') }} as towns on ranked.town_code = towns.area_code
inner join {{ ref('dim_areas') }} as largest_towns
    on ranked.largest_town_code = largest_towns.area_code
where ranked.town_code <> ranked.largest_town_code
