-- No year is closed: what texts tell is what is counted.
create table rpt_stated_figures as
select indicator_id, period, area_code, value, value_on, false as is_closed, year, as_of_month
from rpt_indicator_values;
create table fct_closed_figures (
    indicator_id varchar, period varchar, area_code varchar, value decimal(20, 6),
    told_value decimal(20, 6), is_hidden boolean, deliveries_received integer,
    deliveries_expected integer, latest_reported_on date, is_complete boolean
);
