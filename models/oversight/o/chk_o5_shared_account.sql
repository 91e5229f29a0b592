-- O5: one account was paid for many unrelated people; people of one household count as one.
with payees as (
    select distinct
        bank_account_key,
        person_key
    from {{ ref('fct_payments') }}
),

household_members as (
    select distinct
        household_id,
        person_key
    from {{ ref('fct_household_members') }}
),

firsts_of_households as (
    select
        person_key,
        min(person_key) over (partition by household_id) as first_key
    from household_members
),

-- The first of a household stands for its others.
families as (
    select
        person_key,
        min(first_key) as family_key
    from firsts_of_households
    group by person_key
),

shared_accounts as (
    select
        payees.bank_account_key,
        count(distinct coalesce(families.family_key, payees.person_key)) as family_count
    from payees
    left join families on payees.person_key = families.person_key
    group by payees.bank_account_key
    having
        count(distinct coalesce(families.family_key, payees.person_key))
        >= {{ threshold('O5', 'least_people') }}
)

select
    'O5' as check_code,
    payments.bank_account_key as subject_key,
    cast(null as string) as programme_code,
    payments.town_code,
    payments.benefit_month as month,
    payments.amount_yuan as amount_at_risk_yuan,
    '一个账户收取' || {{ plain_text('shared_accounts.family_count') }} || '名互不同户人员的款项' as claim,
    {{ month_text('payments.benefit_month') }} || '收' || programmes.name_zh
    || {{ yuan_text('payments.amount_yuan') }} as detail,
    payments.delivery_id,
    payments.source_sheet,
    payments.source_row
from {{ ref('fct_payments') }} as payments
inner join shared_accounts
    on payments.bank_account_key = shared_accounts.bank_account_key
inner join {{ ref('dim_programmes') }} as programmes
    on payments.programme_code = programmes.programme_code
