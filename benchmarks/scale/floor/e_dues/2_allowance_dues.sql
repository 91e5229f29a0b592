-- One row per person and month for which an approved application gives the disability allowance.
create table kept.deaths as
select key_number(person_key) as person, cast(min(date_trunc('month', died_on)) as date) as month
from raw.cremations
group by 1;

create table kept.rosters as
with certificates as (
    select
        key_number(certificates.person_key) as person,
        certificates.as_on,
        coalesce(certificates.hukou = '外地', false) as is_elsewhere,
        coalesce(certificates.hukou <> '外地', false) as is_foshan,
        coalesce(certificates.status <> '有效', false) as is_ended,
        least(
            certificates.expires_on, certificates.cancelled_on,
            case when certificates.status <> '有效' then certificates.as_on end
        ) as end_on,
        row_number() over (
            partition by key_number(certificates.person_key)
            order by certificates.as_on desc nulls last, deliveries.recency desc nulls last,
                certificates.status <> '有效' nulls last, certificates.source_row desc nulls last,
                certificates.source_sheet desc nulls last
        ) = 1 as is_latest,
        coalesce(certificates.status = '有效', false) as is_valid
    from raw.disability_certificates as certificates
    inner join kept.order_of_deliveries as deliveries
        on cast(certificates.delivery_id as delivery) = deliveries.delivery
)

select
    person, as_on, is_elsewhere, is_ended, is_latest,
    cast(date_trunc('month', end_on) as date) as end_month,
    max(as_on) filter (where is_foshan) over (partition by person) as foshan_on,
    max(as_on) filter (where is_valid) over (partition by person) as valid_on
from certificates;

create table kept.allowance_ends as
with departures as (
    select
        person, max(foshan_on) as foshan_on,
        cast(date_trunc('month', min(as_on)) as date) as seen_month
    from kept.rosters
    where is_elsewhere and (foshan_on is null or as_on >= foshan_on)
    group by person
    having bool_or(is_latest)
),

gone as (
    select
        departures.person,
        coalesce(max(stops.benefit_month), max(departures.seen_month)) as month
    from departures
    left join (
        select person, benefit_month from kept.lines
        where is_monthly and stop_reason is not null and programme = 'disability_allowance'
    ) as stops
        on
            departures.person = stops.person
            and departures.seen_month >= stops.benefit_month
            and (departures.foshan_on is null or departures.foshan_on < stops.benefit_month)
    group by departures.person
),

ends as (
    select person, month from kept.deaths
    union all
    select person, end_month from kept.rosters
    where end_month is not null and (is_latest or (is_ended and as_on > valid_on))
    union all
    select person, cast(month - interval 1 month as date) from gone
)

select person, min(month) as month from ends
where person is not null
group by person;
