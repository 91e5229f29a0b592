-- One row per person, in the columns of dim_people; the village only where it lies in the town.
create table kept.people as
with facts as (
    select
        *,
        enum_range(null::place)[town_told % 65536 + 1] as town_code,
        enum_range(null::place)[village_told % 65536 + 1] as village_code
    from kept.people_told
)

select
    facts.person,
    facts.person_key,
    cast(
        date '1850-01-01' + to_months(cast(facts.birth_told % 65536 as integer)) as date
    ) as birth_month,
    cast(enum_range(null::sex)[facts.sex_told % 65536 + 1] as sex) as sex,
    cast(facts.town_code as place) as town,
    cast(villages.area_code as place) as village,
    cast(enum_range(null::id_check)[facts.check_told % 65536 + 1] as id_check) as id_check,
    facts.length_told % 65536 as id_length,
    facts.first_period,
    facts.latest_period
from facts
left join dim_areas as villages
    on facts.village_code = villages.area_code and facts.town_code = villages.town_code;

drop table kept.people_told;
