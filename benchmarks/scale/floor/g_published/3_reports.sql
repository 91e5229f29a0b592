-- One view per published report, and one of the rows of the findings D1, O3, O4, O5 and T1.
create macro or_all(word) as coalesce(cast(word as varchar), 'all');

create view rpt_spending as
select
    cast(programme as varchar) as programme_code, cast(town as varchar) as town_code, month,
    payment_count, people_count, amount_yuan, largest_yuan as largest_recipient_yuan
from kept.spending;

create view rpt_spending_periods as
select
    period_kind, month as as_of_month, or_all(programme) as programme_code,
    or_all(town) as town_code, cast(payment_count as bigint) as payment_count,
    cast(people_count as bigint) as people_count,
    cast(amount_yuan as decimal(18, 2)) as amount_yuan,
    cast(largest_yuan as decimal(18, 2)) as largest_recipient_yuan
from kept.spending_periods;

create view rpt_beneficiary_months as
select month, or_all(programme) as programme_code, or_all(town) as town_code, people_count
from kept.beneficiary_month_counts;

create view rpt_beneficiaries as
select
    as_of_month, or_all(programme) as programme_code, or_all(town) as town_code,
    coalesce(cast(sex as varchar), 'unknown') as sex, age_band, people_count
from kept.beneficiaries;

create view rpt_beneficiary_villages as
select
    as_of_month, or_all(programme) as programme_code, cast(town as varchar) as town_code,
    cast(village as varchar) as village_code, people_count
from kept.village_counts;

create view rpt_beneficiary_changes as
select
    as_of_month, or_all(programme) as programme_code, or_all(town) as town_code, people_count,
    last_year_count, stayed_count
from kept.changes;

-- Money that counter-entries took back whole within the month is no money at risk.
create view finding_rows as
with told as (
    select
        doubtful.*,
        coalesce(people.person_key, accounts.bank_account_key) as subject_key,
        sum(doubtful.amount_yuan) over (
            partition by doubtful.check_code, doubtful.person, doubtful.account,
                case when doubtful.check_code <> 'O5' then doubtful.programme end, doubtful.month
        ) as month_yuan
    from kept.doubtful as doubtful
    left join kept.people as people on doubtful.person = people.person
    left join kept.accounts as accounts on doubtful.account = accounts.account
)

select
    check_code, subject_key, cast(programme as varchar) as programme_code,
    cast(town as varchar) as town_code, month, amount_yuan as amount_at_risk_yuan,
    cast(delivery as varchar) as delivery_id, cast(sheet as varchar) as source_sheet, source_row
from told
where coalesce(month_yuan, 1) <> 0;
