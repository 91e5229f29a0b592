-- I2: one ID number under two names, or one name under two numbers that are one digit apart.
with numbers as (
    select
        person_key,
        name_key,
        max(case when id_check_status = 'valid' then 1 else 0 end) as validity
    from {{ ref('fct_alias_rows') }}
    group by person_key, name_key
),

-- Both numbers must stand in lists in force: a corrected slip is none. Several may be close.
close_numbers as (
    select distinct
        links.name_key,
        case
            when numbers.validity < linked.validity then links.person_key
            -- It is the key of the larger number.
            else links.linked_person_key
        end as person_key
    from {{ ref('fct_identity_links') }} as links
    inner join numbers
        on links.person_key = numbers.person_key and links.name_key = numbers.name_key
    inner join numbers as linked
        on links.linked_person_key = linked.person_key and links.name_key = linked.name_key
    where links.kind = 'one_digit'
),

doubtful as (
    select
        alias_rows.*,
        '姓名与该号码首次登记的姓名不同' as doubt
    from {{ ref('fct_alias_rows') }} as alias_rows
    where not alias_rows.is_first_name
    union all
    select
        alias_rows.*,
        '号码与同名者的号码只差一位' as doubt
    from {{ ref('fct_alias_rows') }} as alias_rows
    inner join close_numbers
        on
            alias_rows.person_key = close_numbers.person_key
            and alias_rows.name_key = close_numbers.name_key
)

select
    'I2' as check_code,
    doubtful.person_key as subject_key,
    cast(null as string) as programme_code,
    doubtful.town_code,
    doubtful.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '身份证号与姓名不是一一对应' as claim,
    {{ month_text('doubtful.month') }} || '《' || feeds.name_zh || '》' || doubtful.doubt
        as detail,
    doubtful.delivery_id,
    doubtful.source_sheet,
    doubtful.source_row
from doubtful
inner join {{ ref('feeds') }} as feeds on doubtful.feed = feeds.feed
