-- O1: a member of a household with 五保 paid and of one with 低保 paid, in one month.
-- The few of 五保 are found first.
with five_guarantees as (
    select
        person_key,
        benefit_month,
        sum(amount_yuan) as five_guarantees_yuan
    from {{ ref('fct_member_payments') }}
    where programme_code = 'five_guarantees'
    group by person_key, benefit_month
),

shares as (
    select
        payments.*,
        five_guarantees.five_guarantees_yuan,
        -- A share that was taken back is not drawn.
        sum(payments.amount_yuan) over (
            partition by payments.person_key, payments.benefit_month, payments.programme_code
        ) as programme_yuan
    from {{ ref('fct_member_payments') }} as payments
    inner join five_guarantees
        on
            payments.person_key = five_guarantees.person_key
            and payments.benefit_month = five_guarantees.benefit_month
)

select
    'O1' as check_code,
    shares.person_key as subject_key,
    shares.programme_code,
    shares.town_code,
    shares.benefit_month as month,
    shares.amount_yuan as amount_at_risk_yuan,
    '同月既享受五保又享受' || programmes.name_zh as claim,
    {{ month_text('shares.benefit_month') }} || '五保份额'
    || {{ yuan_text('shares.five_guarantees_yuan') }} || '、低保份额'
    || {{ yuan_text('shares.amount_yuan') }} as detail,
    shares.delivery_id,
    shares.source_sheet,
    shares.source_row
from shares
inner join {{ ref('dim_programmes') }} as programmes
    on shares.programme_code = programmes.programme_code
where
    shares.programme_code in ('urban_subsistence', 'rural_subsistence')
    and shares.five_guarantees_yuan > 0
    and shares.programme_yuan > 0
