-- E1: money of a programme paid to somebody whose hukou is not what the programme demands.
with rosters as (
    select
        certificates.person_key,
        certificates.as_on,
        certificates.as_on_month,
        certificates.hukou,
        max(
            case
                when programmes.hukou_demanded like '%' || certificates.hukou || '%'
                    then certificates.as_on
            end
        ) over (partition by certificates.person_key) as last_demanded_on
    from {{ ref('fct_disability_certificates') }} as certificates
    inner join {{ ref('dim_programmes') }} as programmes
        on programmes.programme_code = 'disability_allowance'
),

-- Who never stood on a roster with the hukou demanded had no right from the beginning.
departures as (
    select
        person_key,
        min(as_on) as seen_on,
        min(case when last_demanded_on is not null then as_on_month end) as seen_month,
        min(hukou) as hukou
    from rosters
    where
        last_demanded_on is null
        or last_demanded_on < as_on
    group by person_key
),

doubtful as (
    select
        payments.person_key,
        payments.programme_code,
        payments.town_code,
        payments.benefit_month as month,
        payments.amount_yuan,
        {{ plain_text('departures.seen_on') }} || '名册户籍为' || departures.hukou as hukou_text,
        payments.delivery_id,
        payments.source_sheet,
        payments.source_row
    from {{ ref('fct_payments') }} as payments
    inner join departures
        on
            payments.person_key = departures.person_key
            and payments.programme_code = 'disability_allowance'
            and payments.benefit_month
            >= coalesce(departures.seen_month, payments.benefit_month)
    {%- for fact, month, programme in [
        ('fct_student_aid', 'paid_month', 'student_aid'),
        ('fct_funeral_waivers', 'claimed_month', 'funeral_waiver')
    ] %}
    union all
    select
        aids.person_key,
        programmes.programme_code,
        aids.town_code,
        aids.{{ month }} as month,
        aids.amount_yuan,
        '所报户籍为' || aids.hukou as hukou_text,
        aids.delivery_id,
        aids.source_sheet,
        aids.source_row
    from {{ ref(fact) }} as aids
    inner join {{ ref('dim_programmes') }} as programmes
        on
            programmes.programme_code = '{{ programme }}'
            and programmes.hukou_demanded not like '%' || aids.hukou || '%'
    where aids.amount_yuan <> 0
    {%- endfor %}
)

select
    'E1' as check_code,
    doubtful.person_key as subject_key,
    doubtful.programme_code,
    doubtful.town_code,
    doubtful.month,
    doubtful.amount_yuan as amount_at_risk_yuan,
    '户籍不符合' || programmes.name_zh || '条件' as claim,
    {{ month_text('doubtful.month') }} || '发放' || {{ yuan_text('doubtful.amount_yuan') }}
    || '，' || doubtful.hukou_text as detail,
    doubtful.delivery_id,
    doubtful.source_sheet,
    doubtful.source_row
from doubtful
inner join {{ ref('dim_programmes') }} as programmes
    on doubtful.programme_code = programmes.programme_code
