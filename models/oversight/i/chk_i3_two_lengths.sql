-- I3: a person is listed with a 15-digit and with an 18-digit ID number.
with long_numbers as (
    select distinct person_key
    from {{ ref('fct_alias_rows') }}
    where id_length = 18
),

-- The two forms have one key, or, when the long one's check digit is wrong, two that are linked.
same_people as (
    select
        person_key,
        person_key as other_key
    from long_numbers
    union
    select
        person_key,
        linked_person_key as other_key
    from {{ ref('fct_identity_links') }}
    where kind = 'length'
    union
    select
        linked_person_key as person_key,
        person_key as other_key
    from {{ ref('fct_identity_links') }}
    where kind = 'length'
),

twice_listed as (
    select distinct same_people.person_key
    from same_people
    inner join long_numbers on same_people.other_key = long_numbers.person_key
)

select
    'I3' as check_code,
    alias_rows.person_key as subject_key,
    cast(null as string) as programme_code,
    alias_rows.town_code,
    alias_rows.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '同一人既用15位又用18位身份证号' as claim,
    {{ month_text('alias_rows.month') }} || '《' || feeds.name_zh || '》用15位号码' as detail,
    alias_rows.delivery_id,
    alias_rows.source_sheet,
    alias_rows.source_row
from {{ ref('fct_alias_rows') }} as alias_rows
inner join twice_listed on alias_rows.person_key = twice_listed.person_key
inner join {{ ref('feeds') }} as feeds on alias_rows.feed = feeds.feed
where alias_rows.id_length = 15
