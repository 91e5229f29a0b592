-- T6: medical aid above the total cost less what insurance paid.
select
    'T6' as check_code,
    person_key as subject_key,
    'medical_aid' as programme_code,
    town_code,
    settled_month as month,
    -- Insurance above the cost does not make more at risk than was paid.
    cast(aid_yuan - greatest(out_of_pocket_yuan, 0) as decimal(18, 2)) as amount_at_risk_yuan,
    '医疗救助超过个人自付费用' as claim,
    {{ plain_text('settled_on') }} || '救助' || {{ yuan_text('aid_yuan') }}
    || '，总费用' || {{ yuan_text('total_cost_yuan') }} || '减医保报销'
    || {{ yuan_text('insurance_paid_yuan') }}
    || case
        when out_of_pocket_yuan < 0 then '，报销已超过总费用'
        else '后自付' || {{ yuan_text('out_of_pocket_yuan') }}
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from {{ ref('fct_medical_settlements') }}
where
    aid_yuan > 0
    and aid_yuan > out_of_pocket_yuan
