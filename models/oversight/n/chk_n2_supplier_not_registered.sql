-- N2: on the day of signing the supplier of a contract was not registered, or not any more.
with registrations as (
    select
        organisation_name,
        registered_on,
        dissolved_on
    from {{ ref('fct_social_work_agencies') }}
    where is_latest
    union all
    select
        organisation_name,
        occurred_on as registered_on,
        cast(null as date) as dissolved_on
    from {{ ref('fct_incubation_stages') }}
    where incubation_stage = '登记'
),

suppliers as (
    select
        organisation_name,
        min(registered_on) as registered_on,
        max(dissolved_on) as dissolved_on
    from registrations
    group by organisation_name
)

select
    'N2' as check_code,
    contracts.contract_no as subject_key,
    cast(null as string) as programme_code,
    contracts.town_code,
    contracts.signed_month as month,
    contracts.amount_yuan as amount_at_risk_yuan,
    '合同' || contracts.contract_no || '签订时承接机构未登记' as claim,
    {{ plain_text('contracts.signed_on') }} || '签订' || {{ yuan_text('contracts.amount_yuan') }}
    || '，' || contracts.provider
    || case
        when suppliers.organisation_name is null then '查无登记'
        when contracts.signed_on < suppliers.registered_on
            then {{ plain_text('suppliers.registered_on') }} || '才登记'
        else {{ plain_text('suppliers.dissolved_on') }} || '已注销'
    end as detail,
    contracts.delivery_id,
    contracts.source_sheet,
    contracts.source_row
from {{ ref('fct_contracts') }} as contracts
left join suppliers on contracts.provider = suppliers.organisation_name
where
    contracts.is_latest
    -- Without any register nobody's registration is known.
    and exists (select 1 from registrations)
    and (
        suppliers.organisation_name is null
        or contracts.signed_on < suppliers.registered_on
        or contracts.signed_on >= suppliers.dissolved_on
    )
