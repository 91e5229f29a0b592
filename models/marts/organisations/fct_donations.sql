-- One row per donation.
select
    delivery_id,
    source_row,
    pledged_yuan,
    received_yuan,
    received_on,
    remitted_yuan,
    remitted_on,
    {{ month_of('received_on') }} as received_month,
    {{ month_of('remitted_on') }} as remitted_month,
    donor_key,
    donor_kind,
    -- All who write 匿名 share one key.
    case
        when donor_kind = '匿名'
            then
                delivery_id || '-' || coalesce(source_sheet, '') || '-'
                || cast(source_row as string)
        else donor_key
    end as donor_id,
    purpose,
    town_code,
    source_sheet
from {{ ref('stg_donations') }}
