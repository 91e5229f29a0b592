-- One row per payment that D1, O3 or O4 doubts: found by what is rare, then looked at.
create table kept.doubtful as
with payments as (
    select *, case when household is null then person end as own_person
    from kept.lines
    where is_payment
),

monthly as (
    select cast(programme_code as programme) as programme from dim_programmes
    where entitlement_rule <> 'no_monthly_formula'
),

after_death as (
    select person, programme, town, benefit_month, amount_yuan, delivery, sheet, source_row
    from payments
    where household is null and programme not in ('medical_aid', 'funeral_waiver')
    union all
    select person, programme, town, benefit_month, amount_yuan, delivery, sheet, source_row
    from kept.member_payments
),

in_two_towns as (
    select person, programme, benefit_month
    from payments
    semi join monthly using (programme)
    group by person, programme, benefit_month
    having min(town) <> max(town)
),

town_sums as (
    select
        payments.*,
        sum(amount_yuan) over (
            partition by payments.person, payments.programme, payments.benefit_month, town
        ) as town_yuan
    from payments
    semi join in_two_towns using (person, programme, benefit_month)
),

beside_the_largest as (
    select
        *,
        first_value(town) over (
            partition by person, programme, benefit_month
            order by town_yuan desc nulls last, town nulls last
        ) as largest_town
    from town_sums
    where town_yuan > 0
),

repeated as (
    select programme, town, benefit_month, household, own_person
    from payments
    semi join monthly using (programme)
    group by all
    having count(*) > 1
),

in_order as (
    select
        payments.*,
        max(amount_yuan) over paid as largest_yuan,
        sum(amount_yuan) over paid as paid_yuan,
        row_number() over (paid order by amount_yuan desc nulls last, paid_on nulls last,
            delivery || '-' || sheet || '-' || source_row nulls last) as place
    from payments
    inner join repeated
        on
            payments.programme = repeated.programme and payments.town = repeated.town
            and payments.benefit_month = repeated.benefit_month
            and payments.household is not distinct from repeated.household
            and payments.own_person is not distinct from repeated.own_person
    window paid as (partition by payments.programme, payments.town, payments.benefit_month,
        payments.household, payments.own_person)
)

select 'D1' as check_code, person, cast(null as bigint) as account, programme, town,
    benefit_month as month, amount_yuan, delivery, sheet, source_row
from after_death
inner join kept.deaths as deaths using (person)
where benefit_month > deaths.month
union all
select 'O3', person, null, programme, town, benefit_month, amount_yuan, delivery, sheet, source_row
from beside_the_largest
where town <> largest_town
union all
select 'O4', person, null, programme, town, benefit_month, amount_yuan, delivery, sheet, source_row
from in_order
where place > 1 and paid_yuan > largest_yuan;
