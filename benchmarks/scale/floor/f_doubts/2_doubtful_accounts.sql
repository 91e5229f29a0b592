-- One row per payment that O5 or T1 doubts, beside those of the script before.
insert into kept.doubtful
with people as (
    select distinct household, person from kept.members
),

families as (
    select person, min(first_person) as family
    from (
        select person, min(person) over (partition by household) as first_person from people
    )
    group by person
),

-- An account of one person alone is not shared; most are.
accounts as (
    select account
    from kept.lines
    where is_payment and account is not null
    group by account
    having min(person) <> max(person)
),

payees as (
    select distinct account, person
    from kept.lines
    semi join accounts using (account)
    where is_payment
),

shared as (
    select account
    from payees
    left join families using (person)
    group by account
    having count(distinct coalesce(family, person)) >= (
        select value from check_thresholds where check_code = 'O5' and threshold = 'least_people'
    )
)

select 'O5', null, account, null, town, benefit_month, amount_yuan, delivery, sheet, source_row
from kept.lines
semi join shared using (account)
where is_payment;

insert into kept.doubtful
with rates as (
    select
        cast(right(standard, 1) as utinyint) as disability_level, first_month,
        coalesce(last_month, date '9999-01-01') as last_month, value
    from dim_standards
    where standard like 'disability_allowance_level_%' and area_level = 'district'
),

of_another_rate as (
    select lines.*, rates.value
    from kept.lines as lines
    inner join rates
        on
            lines.disability_level = rates.disability_level
            and lines.benefit_month between rates.first_month and rates.last_month
    where lines.is_payment and lines.programme = 'disability_allowance'
        and lines.amount_yuan > 0 and lines.amount_yuan <> rates.value
),

month_sums as (
    select person, town, benefit_month, sum(amount_yuan) as yuan, min(amount_yuan) as least_yuan
    from kept.lines
    semi join of_another_rate using (person, town, benefit_month)
    where is_payment and programme = 'disability_allowance'
    group by person, town, benefit_month
)

select 'T1', person, null, programme, town, benefit_month,
    abs(case when least_yuan < 0 then yuan else amount_yuan end - value),
    delivery, sheet, source_row
from of_another_rate
inner join month_sums using (person, town, benefit_month)
where yuan <> value and yuan <> 0;
