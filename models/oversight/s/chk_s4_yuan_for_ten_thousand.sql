-- S4: an amount some 10,000 times the programme's median, or a ten-thousandth of it.
{% set least_ratio = threshold('S4', 'least_ratio') -%}
{% set most_ratio = threshold('S4', 'most_ratio') -%}
with amounts as (
    select
        programme_code,
        amount_yuan,
        count(*) as payment_count
    from {{ ref('fct_payments') }}
    where amount_yuan > 0
    group by programme_code, amount_yuan
),

counted as (
    select
        programme_code,
        amount_yuan,
        sum(payment_count) over (
            partition by programme_code order by amount_yuan asc nulls last
        ) as count_until,
        sum(payment_count) over (partition by programme_code) as count_in_all
    from amounts
),

medians as (
    select
        programme_code,
        min(amount_yuan) as median_yuan
    from counted
    where count_until * 2 >= count_in_all
    group by programme_code
),

compared as (
    select
        payments.*,
        medians.median_yuan,
        payments.amount_yuan >= medians.median_yuan * {{ least_ratio }}
        and payments.amount_yuan <= medians.median_yuan * {{ most_ratio }} as is_too_large,
        medians.median_yuan >= payments.amount_yuan * {{ least_ratio }}
        and medians.median_yuan <= payments.amount_yuan * {{ most_ratio }} as is_too_small
    from {{ ref('fct_payments') }} as payments
    inner join medians on payments.programme_code = medians.programme_code
)

select
    'S4' as check_code,
    coalesce(compared.household_id, compared.person_key) as subject_key,
    compared.programme_code,
    compared.town_code,
    compared.benefit_month as month,
    cast(case
        when compared.is_too_large
            then compared.amount_yuan - compared.amount_yuan * cast(0.0001 as decimal(5, 4))
    end as decimal(18, 2)) as amount_at_risk_yuan,
    programmes.name_zh || '金额疑似元与万元混淆' as claim,
    {{ month_text('compared.benefit_month') }} || '发放' || {{ yuan_text('compared.amount_yuan') }}
    || '，本项目金额中位数为' || {{ yuan_text('compared.median_yuan') }} as detail,
    compared.delivery_id,
    compared.source_sheet,
    compared.source_row
from compared
inner join {{ ref('dim_programmes') }} as programmes
    on compared.programme_code = programmes.programme_code
where
    compared.is_too_large
    or compared.is_too_small
