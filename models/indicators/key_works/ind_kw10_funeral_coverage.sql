-- 殡葬减免覆盖率：政策施行以来火化、户籍合要求的逝者中，已办理减免的人数÷火化人数。
with first_claims as (
    select
        person_key,
        min(paid_month) as first_claimed_month
    from {{ ref('fct_payments') }}
    where programme_code = 'funeral_waiver' and amount_yuan > 0
    group by person_key
),

policy as (
    select min(valid_from) as in_force_from
    from {{ ref('dim_standards') }}
    where standard = 'funeral_waiver_cap'
),

cremations as (
    select
        deaths.person_key,
        deaths.town_code,
        deaths.cremated_month,
        claims.first_claimed_month
    from {{ ref('fct_deaths') }} as deaths
    inner join policy on deaths.cremated_on >= policy.in_force_from
    inner join {{ ref('dim_programmes') }} as programmes
        on
            programmes.programme_code = 'funeral_waiver'
            and coalesce(programmes.hukou_demanded, deaths.hukou) like '%' || deaths.hukou || '%'
    left join first_claims as claims on deaths.person_key = claims.person_key
)

{{ indicator_values(
    'kw10_coverage_ratio', 'cremations', 'cremated_month', window='until',
    numerator='count(distinct case when events.first_claimed_month <= periods.last_month'
        ~ ' then events.person_key end)',
    denominator='count(distinct events.person_key)'
) }}
