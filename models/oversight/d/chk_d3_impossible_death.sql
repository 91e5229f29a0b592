-- D3: cremated before the day of death, or dead before the month of birth.
with registered as (
    select
        person_key,
        died_on,
        cremated_on,
        '火化登记' as list_name,
        death_month as month,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_deaths') }}
    union all
    select
        person_key,
        died_on,
        cremated_on,
        '殡葬减免' as list_name,
        claimed_month as month,
        town_code,
        delivery_id,
        source_sheet,
        source_row
    from {{ ref('fct_funeral_waivers') }}
)

select
    'D3' as check_code,
    registered.person_key as subject_key,
    cast(null as string) as programme_code,
    registered.town_code,
    registered.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '死亡、火化与出生的日期先后不可能' as claim,
    registered.list_name || '死亡' || {{ plain_text('registered.died_on') }}
    || '、火化' || {{ plain_text('registered.cremated_on') }}
    || case
        when registered.died_on < people.birth_month
            then '，出生' || {{ month_text('people.birth_month') }}
        else ''
    end as detail,
    registered.delivery_id,
    registered.source_sheet,
    registered.source_row
from registered
left join {{ ref('dim_people') }} as people on registered.person_key = people.person_key
where
    registered.cremated_on < registered.died_on
    or registered.died_on < people.birth_month
