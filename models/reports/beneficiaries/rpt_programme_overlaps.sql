-- One row per as-of month, town or all, and two programmes: people of both in the year so far.
with starts as (
    select *
    from {{ ref('fct_benefit_starts') }}
    where programme_code <> 'all'
),

drawn_both as (
    select
        one.town_code,
        one.programme_code,
        other.programme_code as other_programme_code,
        one.year,
        greatest(one.first_month, other.first_month) as month,
        count(*) as people
    from starts as one
    inner join starts as other
        on
            one.person_key = other.person_key
            and one.town_code = other.town_code
            and one.year = other.year
            and one.programme_code <> other.programme_code
    group by
        one.town_code,
        one.programme_code,
        other.programme_code,
        one.year,
        greatest(one.first_month, other.first_month)
)

select
    months.month as as_of_month,
    drawn_both.town_code,
    drawn_both.programme_code,
    drawn_both.other_programme_code,
    cast(sum(drawn_both.people) as bigint) as people_count
from drawn_both
inner join {{ ref('dim_months') }} as months
    on drawn_both.year = months.year and drawn_both.month <= months.month
group by
    months.month,
    drawn_both.town_code,
    drawn_both.programme_code,
    drawn_both.other_programme_code
