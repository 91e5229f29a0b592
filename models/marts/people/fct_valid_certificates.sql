-- One row per person whose certificate the latest roster shows, valid at the horizon's end.
with horizon as (
    select max(month_end) as horizon_on from {{ ref('dim_months') }}
    where is_within_horizon
),

listed as (
    select
        certificates.*,
        deliveries.period_end,
        max(deliveries.period_end) over () as latest_period
    from {{ ref('fct_disability_certificates') }} as certificates
    inner join {{ ref('fct_deliveries') }} as deliveries
        on certificates.delivery_id = deliveries.delivery_id
)

select
    listed.person_key,
    listed.disability_level,
    listed.issued_on,
    listed.hukou,
    listed.as_on_month,
    horizon.horizon_on,
    listed.town_code,
    listed.delivery_id,
    listed.source_row,
    listed.source_sheet
from listed
cross join horizon
where
    listed.is_latest
    and listed.period_end = listed.latest_period
    and listed.certificate_status = '有效'
    -- A last day counts.
    and (listed.expires_on is null or listed.expires_on >= horizon.horizon_on)
    and (listed.cancelled_on is null or listed.cancelled_on >= horizon.horizon_on)
