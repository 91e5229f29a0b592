-- I4: a certificate number does not begin with the ID number.
select
    'I4' as check_code,
    doubts.person_key as subject_key,
    cast(null as string) as programme_code,
    doubts.town_code,
    doubts.month,
    cast(null as decimal(18, 2)) as amount_at_risk_yuan,
    '残疾人证号的前18位不是本人身份证号' as claim,
    {{ month_text('doubts.month') }} || '《' || feeds.name_zh || '》两号不符' as detail,
    doubts.delivery_id,
    doubts.source_sheet,
    doubts.source_row
from {{ ref('fct_identity_doubts') }} as doubts
inner join {{ ref('feeds') }} as feeds on doubts.feed = feeds.feed
where doubts.doubt = 'certificate'
