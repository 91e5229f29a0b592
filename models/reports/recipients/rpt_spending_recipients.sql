-- One row per programme, town and month of a year with money so far: whom January to it reached.
select
    sums.measure as programme_code,
    sums.town_code,
    periods.as_of_month,
    sums.recipient_count as people_count,
    {{ ratio('sums.largest_yuan', 'sums.amount_yuan') }} as largest_share_ratio
from {{ ref('int_recipient_sums') }} as sums
inner join {{ ref('programmes') }} as programmes on sums.measure = programmes.programme_code
inner join {{ ref('dim_periods') }} as periods on sums.period = periods.period
where periods.period_kind = 'to_date'
