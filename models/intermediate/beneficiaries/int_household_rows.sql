-- One row per row of the subsistence roll that keeps a household on it, whatever was paid.
-- A last row that only says why payment stops is not a month on the roll.
{{ config(meta={'by_person': true}) }}
select
    households.*,
    programmes.programme_code,
    households.town_code || '-' || households.household_no as household_id
from {{ ref('stg_subsistence_payments') }} as households
left join {{ ref('dim_programmes') }} as programmes
    on households.scheme = programmes.scheme and programmes.feed = 'subsistence_payments'
where not (households.amount_yuan = 0 and households.stop_reason is not null)
