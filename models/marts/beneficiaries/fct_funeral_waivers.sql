-- One row per claim for the fees of a deceased person.
{{ config(meta={'by_person': 'person_key'}) }}
select
    person_key,
    died_on,
    cremated_on,
    hukou,
    transport_yuan,
    storage_yuan,
    farewell_hall_yuan,
    cremation_yuan,
    urn_storage_yuan,
    amount_yuan,
    claimed_on,
    {{ month_of('claimed_on') }} as claimed_month,
    town_code,
    village_code,
    delivery_id,
    source_row,
    source_sheet
from {{ ref('stg_funeral_waivers') }}
