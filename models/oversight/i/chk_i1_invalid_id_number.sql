-- I1: an ID number fails its check, or the form's sex or birth date disagrees with it.
select
    'I1' as check_code,
    doubts.person_key as subject_key,
    cast(null as string) as programme_code,
    doubts.town_code,
    doubts.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '身份证号有误，或与登记的性别、出生日期不符' as claim,
    {{ month_text('doubts.month') }} || '《' || feeds.name_zh || '》'
    || case
        when doubts.doubt = 'sex' then '性别与身份证号不符'
        when doubts.doubt = 'born_on' then '出生日期与身份证号不符'
        when doubts.id_check_status = 'check_digit' then '身份证号校验码不符'
        when doubts.id_check_status = 'date' then '身份证号中的出生日期不存在'
        else '身份证号位数不对'
    end as detail,
    doubts.delivery_id,
    doubts.source_sheet,
    doubts.source_row
from {{ ref('fct_identity_doubts') }} as doubts
inner join {{ ref('feeds') }} as feeds on doubts.feed = feeds.feed
where doubts.doubt in ('id_number', 'sex', 'born_on')
