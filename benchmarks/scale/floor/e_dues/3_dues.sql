-- One row per entitlement to, or payment for, a person's month of a programme.
create table kept.approved as
select
    key_number(approvals.person_key) as person,
    cast(approvals.town_code as place) as town,
    case approvals.level when '一级' then 1 when '二级' then 2 when '三级' then 3 when '四级' then 4
        end as disability_level,
    cast(date_trunc('month', approvals.applied_on) as date) as applied_month
from raw.disability_allowance_approvals as approvals
inner join kept.order_of_deliveries as deliveries
    on cast(approvals.delivery_id as delivery) = deliveries.delivery
where approvals.decision = '同意'
qualify row_number() over (
    partition by key_number(approvals.person_key), date_trunc('month', approvals.applied_on)
    order by approvals.applied_on desc nulls last, deliveries.recency desc nulls last,
        approvals.source_row desc nulls last, approvals.source_sheet desc nulls last
) = 1;

create view kept.dues as
with spells as (
    select
        *,
        lead(applied_month) over (partition by person order by applied_month nulls last)
            as next_month
    from kept.approved
),

flat_rates as (
    select
        cast(programmes.programme_code as programme) as programme,
        standards.first_month,
        coalesce(standards.last_month, date '9999-01-01') as last_month,
        standards.value
    from dim_programmes as programmes
    inner join dim_standards as standards
        on programmes.monthly_standard = standards.standard and standards.area_level = 'district'
    where programmes.entitlement_rule = 'flat_rate'
)

select
    spells.person, cast('disability_allowance' as programme) as programme, months.month,
    spells.town, standards.value as entitled_yuan, cast('rate_by_level' as reason) as reason,
    cast(0 as decimal(18, 2)) as paid_yuan, 0 as payment_count
from spells
inner join dim_standards as standards
    on
        'disability_allowance_level_' || spells.disability_level = standards.standard
        and standards.area_level = 'district'
inner join dim_months as months
    on
        greatest(spells.applied_month, standards.first_month) <= months.month
        and coalesce(standards.last_month, months.month) >= months.month
        and (spells.next_month is null or spells.next_month > months.month)
left join kept.allowance_ends as ends on spells.person = ends.person
where months.month <= coalesce(ends.month, months.month)
union all
select
    lines.person, lines.programme, lines.benefit_month, max(lines.town), any_value(rates.value),
    if(any_value(rates.value) is null, 'no_standard', 'flat_rate'), 0, 0
from kept.lines as lines
left join flat_rates as rates
    on
        lines.programme = rates.programme
        and lines.benefit_month between rates.first_month and rates.last_month
left join kept.deaths as deaths on lines.person = deaths.person
where
    lines.is_monthly and lines.amount_yuan > 0
    and lines.programme in (
        select programme_code from dim_programmes where entitlement_rule = 'flat_rate'
    )
    and (deaths.month is null or lines.benefit_month <= deaths.month)
group by lines.person, lines.programme, lines.benefit_month
union all
select
    members.person, dues.programme, dues.month, dues.town,
    share_of(dues.entitled_yuan, members.member_count, members.place), dues.reason,
    share_of(dues.paid_yuan, members.member_count, members.place), dues.payment_count
from kept.household_dues as dues
inner join kept.members as members
    on dues.household = members.household and dues.month = members.month
where dues.reason <> 'no_payment' or dues.paid_yuan <> 0
union all
select person, programme, benefit_month, town, null, null, amount_yuan, 1
from kept.lines
where is_payment and household is null;
