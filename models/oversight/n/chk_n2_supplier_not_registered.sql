-- N2: on the day of signing the supplier of a contract was not registered, or not any more.
with agencies as (
    select
        organisation_name,
        registered_on,
        dissolved_on
    from {{ ref('fct_social_work_agencies') }}
    where is_latest
),

-- The incubator does not tell of an end; the register's next dissolution is it.
registrations as (
    select * from agencies
    union all
    select
        reached.organisation_name,
        reached.occurred_on as registered_on,
        min(agencies.dissolved_on) as dissolved_on
    from {{ ref('fct_incubation_stages') }} as reached
    left join agencies
        on
            reached.organisation_name = agencies.organisation_name
            and reached.occurred_on < agencies.dissolved_on
    where reached.incubation_stage = '登记'
    group by reached.organisation_name, reached.occurred_on
),

-- Each contract beside each registration of its supplier; the nearest one speaks for it.
held as (
    select
        contracts.*,
        registrations.organisation_name,
        registrations.registered_on,
        registrations.dissolved_on,
        case
            when contracts.signed_on < registrations.registered_on then registrations.registered_on
            else registrations.dissolved_on
        end as nearest_on,
        coalesce(
            contracts.signed_on >= registrations.registered_on
            and (
                registrations.dissolved_on is null
                or contracts.signed_on < registrations.dissolved_on
            ),
            false
        ) as is_registered
    from {{ ref('fct_contracts') }} as contracts
    left join registrations on contracts.provider = registrations.organisation_name
    where contracts.is_latest
),

placed as (
    select
        held.*,
        row_number() over (
            partition by held.contract_no
            order by
                held.is_registered desc nulls last,
                abs({{ dbt.datediff('held.signed_on', 'held.nearest_on', 'day') }}) asc nulls last,
                held.registered_on asc nulls last
        ) as place
    from held
)

select
    'N2' as check_code,
    contract_no as subject_key,
    cast(null as string) as programme_code,
    town_code,
    signed_month as month,
    amount_yuan as amount_at_risk_yuan,
    '合同' || contract_no || '签订时承接机构未登记' as claim,
    {{ plain_text('signed_on') }} || '签订' || {{ yuan_text('amount_yuan') }}
    || '，' || provider
    || case
        when organisation_name is null then '查无登记'
        when signed_on < registered_on then {{ plain_text('registered_on') }} || '才登记'
        else {{ plain_text('dissolved_on') }} || '已注销'
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from placed
where
    place = 1
    and not is_registered
    -- Without the register of agencies nobody can be said to be missing from it.
    and (organisation_name is not null or exists (select 1 from agencies))
