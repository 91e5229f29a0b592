-- One row per programme, town and month that the town's lists in force tell the payees of.
with parts as (
    select distinct
        programme_code,
        town_code,
        benefit_month
    from {{ ref('int_monthly_payment_lines') }}
)

select
    programmes.programme_code,
    coverage.town_code,
    coverage.month
from {{ ref('fct_delivery_coverage') }} as coverage
inner join {{ ref('dim_programmes') }} as programmes on coverage.feed = programmes.feed
left join parts
    on
        programmes.programme_code = parts.programme_code
        and coverage.town_code = parts.town_code
        and coverage.month = parts.benefit_month
where
    coverage.status <> 'missing'
    -- Schemes may come as files of their own: a list without one tells nothing of it.
    and (
        programmes.scheme is null
        or parts.programme_code is not null
        or coverage.status = 'nil'
    )
