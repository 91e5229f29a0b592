-- 殡葬费用减免：按办理日期计人数、金额、最高额；覆盖率为政策施行后火化、户籍合要求的逝者中已减免的。
with waivers as (
    select
        case when amount_yuan > 0 then person_key end as waived_person_key,
        town_code,
        case when amount_yuan > 0 then paid_on end as claimed_on,
        paid_month as claimed_month,
        amount_yuan
    from {{ ref('fct_payments') }}
    where programme_code = 'funeral_waiver'
),

people_waived as (
    {{ indicator_values(
        'kw10_people_waived', 'waivers', 'claimed_month', 'count(distinct waived_person_key)'
    ) }}
),

waiver_spending as (
    {{ indicator_values('kw10_waiver_spending', 'waivers', 'claimed_month', 'sum(amount_yuan)') }}
),

waiver_maximum as (
    {{ indicator_values('kw10_waiver_maximum', 'waivers', 'claimed_month', 'max(amount_yuan)') }}
),

first_waiver_date as (
    {{ indicator_values(
        'kw10_first_waiver_date', 'waivers', 'claimed_month', value_on='min(claimed_on)',
        window='until'
    ) }}
),

first_claims as (
    select
        waived_person_key,
        min(claimed_month) as first_claimed_month
    from waivers
    group by waived_person_key
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
    left join first_claims as claims on deaths.person_key = claims.waived_person_key
),

coverage_ratio as (
    {{ indicator_values(
        'kw10_coverage_ratio', 'cremations', 'cremated_month', window='until',
        numerator='count(distinct case when events.first_claimed_month <= periods.last_month'
            ~ ' then events.person_key end)',
        denominator='count(distinct events.person_key)'
    ) }}
)

select * from people_waived
union all
select * from waiver_spending
union all
select * from waiver_maximum
union all
select * from first_waiver_date
union all
select * from coverage_ratio
