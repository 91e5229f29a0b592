-- One row per row of any payment list: paid, failed, returned and stopped alike, read once.
create table kept.lines as
with lists as (
    select
        'disability_allowance_payments' as feed, null as scheme, null as household_id,
        person_key, town_code, village_code, level, certificate_level, benefit_month, amount,
        paid_on, bank_account_key, status, stop_reason, delivery_id, source_sheet, source_row
    from raw.disability_allowance_payments
    union all
    select
        'disability_care_payments', scheme, null, person_key, town_code, village_code, level,
        null, benefit_month, amount, paid_on, bank_account_key, status, stop_reason,
        delivery_id, source_sheet, source_row
    from raw.disability_care_payments
    union all
    select
        'subsistence_payments', scheme, town_code || '-' || household_no, person_key, town_code,
        village_code, null, null, benefit_month, amount, paid_on, bank_account_key,
        coalesce(status, '成功'), stop_reason, delivery_id, source_sheet, source_row
    from raw.subsistence_payments
    union all
    select
        'student_aid', null, null, person_key, town_code, village_code, null, null,
        date_trunc('month', paid_on), amount, paid_on, null, '成功', null, delivery_id,
        source_sheet, source_row
    from raw.student_aid
    union all
    select
        'medical_aid', null, null, person_key, town_code, village_code, null, null,
        date_trunc('month', settled_on), aid_amount, settled_on, null, '成功', null,
        delivery_id, source_sheet, source_row
    from raw.medical_aid
    union all
    select
        'funeral_waivers', null, null, person_key, town_code, village_code, null, null,
        date_trunc('month', claimed_on), amount, claimed_on, null, '成功', null, delivery_id,
        source_sheet, source_row
    from raw.funeral_waivers
)

select
    cast(programmes.programme_code as programme) as programme,
    cast(lists.feed as feed) as feed,
    lists.feed in ('disability_allowance_payments', 'disability_care_payments',
        'subsistence_payments') as is_monthly,
    key_number(lists.person_key) as person,
    case when lists.household_id is not null then hash(lists.household_id) end as household,
    cast(lists.town_code as place) as town,
    cast(lists.village_code as place) as village,
    cast(case lists.level when '一级' then 1 when '二级' then 2 when '三级' then 3 when '四级' then 4
        end as utinyint) as disability_level,
    cast(lists.certificate_level as utinyint) as certificate_level,
    cast(lists.benefit_month as date) as benefit_month,
    cast(lists.amount as decimal(18, 2)) as amount_yuan,
    cast(lists.paid_on as date) as paid_on,
    cast(date_trunc('month', lists.paid_on) as date) as paid_month,
    key_number(lists.bank_account_key) as account,
    lists.status = '成功' and lists.amount <> 0 as is_payment,
    lists.status,
    lists.stop_reason,
    cast(lists.delivery_id as delivery) as delivery,
    cast(lists.source_sheet as sheet) as sheet,
    lists.source_row
from lists
left join dim_programmes as programmes
    on
        lists.feed = programmes.feed
        and coalesce(lists.scheme, '') = coalesce(programmes.scheme, '');
