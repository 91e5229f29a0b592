-- S6: received more than pledged, or remitted more than received.
with compared as (
    select
        donations.*,
        greatest(coalesce(donations.received_yuan - donations.pledged_yuan, 0), 0)
            as unpledged_yuan,
        greatest(coalesce(donations.remitted_yuan - donations.received_yuan, 0), 0)
            as unreceived_yuan
    from {{ ref('fct_donations') }} as donations
)

select
    'S6' as check_code,
    donor_key as subject_key,
    cast(null as string) as programme_code,
    town_code,
    received_month as month,
    cast(unpledged_yuan + unreceived_yuan as decimal(18, 2)) as amount_at_risk_yuan,
    '同一捐赠的认捐、到账、上缴金额倒挂' as claim,
    {{ plain_text('received_on') }} || '到账' || {{ yuan_text('received_yuan') }}
    || case when unpledged_yuan > 0 then '，认捐仅' || {{ yuan_text('pledged_yuan') }} else '' end
    || case when unreceived_yuan > 0 then '，上缴却有' || {{ yuan_text('remitted_yuan') }} else '' end
        as detail,
    delivery_id,
    source_sheet,
    source_row
from compared
where unpledged_yuan > 0 or unreceived_yuan > 0
