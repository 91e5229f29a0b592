-- One row per person that any feed reports: latest known facts and place, each the greatest number.
-- A fact's number is the delivery's place in the order of deliveries, then the fact: the newest
-- delivery that knows it wins, and of several rows of one delivery the greatest.
create table kept.order_of_deliveries as
select
    cast(delivery_id as delivery) as delivery,
    recency,
    period_end
from staging.int_delivery_order;

create macro told(recency, fact) as recency * 65536 + fact;

create type sex as enum ('女', '男');

create type id_check as enum ('check_digit', 'date', 'length', 'lost', 'valid');

create macro people_of(feed) as table
select
    person_key, birth_month, id_sex, id_check_status, id_length, town_code, village_code,
    delivery_id
from query_table(feed);

create table kept.people_told as
with known as (
    select
        area_code,
        area_level,
        enum_code(cast(area_code as place)) as number
    from dim_areas
    where not is_unknown
),

people_rows as (
    from people_of('raw.disability_allowance_approvals')
    union all from people_of('raw.disability_allowance_payments')
    union all from people_of('raw.disability_care_payments')
    union all from people_of('raw.disability_certificates')
    union all from people_of('raw.student_aid')
    union all from people_of('raw.medical_aid')
    union all from people_of('raw.cremations')
    union all from people_of('raw.funeral_waivers')
    union all from people_of('raw.home_care_visits')
    union all from people_of('raw.home_care_enrolments')
    union all from people_of('raw.residence_permits')
    union all from people_of('raw.points_applications')
    union all from people_of('raw.social_work_exams')
    union all from people_of('raw.subsistence_payments')
    union all
    select
        members.person_key, members.birth_month, members.id_sex, members.id_check_status,
        members.id_length, households.town_code, households.village_code, members.delivery_id
    from raw.subsistence_members as members
    inner join raw.subsistence_payments as households
        on
            members.delivery_id = households.delivery_id
            and members.source_sheet = households.source_sheet
            and members.source_row = households.source_row
)

select
    key_number(person_key) as person,
    any_value(person_key) as person_key,
    min(hash(person_key)) = max(hash(person_key)) as is_one_person,
    max(told(recency, datediff('month', date '1850-01-01', birth_month))) as birth_told,
    max(told(recency, enum_code(cast(id_sex as sex)))) as sex_told,
    max(told(recency, enum_code(cast(id_check_status as id_check)))) as check_told,
    max(told(recency, id_length)) as length_told,
    max(told(recency, towns.number)) as town_told,
    max(told(recency, villages.number)) as village_told,
    min(period_end) as first_period,
    max(period_end) as latest_period
from people_rows
inner join kept.order_of_deliveries as deliveries
    on cast(people_rows.delivery_id as delivery) = deliveries.delivery
left join known as towns
    on people_rows.town_code = towns.area_code and towns.area_level = 'town'
left join known as villages
    on people_rows.village_code = villages.area_code and villages.area_level = 'village'
where person_key is not null
group by key_number(person_key);

select case when not bool_and(is_one_person) then error('two people, one number') end
from kept.people_told;
