-- One row per feed, town and month: how many rows of lists in force are about a person.
select
    feed,
    town_code,
    month,
    count(*) as row_count
from {{ ref('int_person_rows') }}
group by feed, town_code, month
