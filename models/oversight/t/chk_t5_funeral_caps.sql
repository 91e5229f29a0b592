-- T5: a funeral item or total above the cap of its day, or a claim dated before the policy.
with above as (
    select
        delivery_id,
        source_sheet,
        source_row,
        sum(case when is_total then 0 else excess_yuan end) as items_yuan,
        sum(case when is_total then excess_yuan else 0 end) as total_yuan,
        {{ joined_text(
            "name_zh || " ~ yuan_text('part_yuan') ~ " || '超过限额' || " ~ yuan_text('cap_yuan'),
            '，', 'place nulls first'
        ) }} as excesses
    from {{ ref('fct_funeral_excesses') }}
    group by delivery_id, source_sheet, source_row
),

policy as (
    select min(valid_from) as first_on
    from {{ ref('dim_standards') }}
    where standard = 'funeral_waiver_cap'
)

select
    'T5' as check_code,
    claims.person_key as subject_key,
    'funeral_waiver' as programme_code,
    claims.town_code,
    claims.claimed_month as month,
    cast(case
        when claims.claimed_on < policy.first_on then claims.amount_yuan
        else greatest(above.items_yuan, above.total_yuan)
    end as decimal(18, 2)) as amount_at_risk_yuan,
    '殡葬减免超过限额或早于政策施行' as claim,
    {{ plain_text('claims.claimed_on') }} || '减免' || {{ yuan_text('claims.amount_yuan') }}
    || '，' || case
        when claims.claimed_on < policy.first_on
            then '政策自' || {{ plain_text('policy.first_on') }} || '起施行'
        else above.excesses
    end as detail,
    claims.delivery_id,
    claims.source_sheet,
    claims.source_row
from {{ ref('fct_funeral_waivers') }} as claims
cross join policy
left join above
    on
        claims.delivery_id = above.delivery_id
        and claims.source_sheet = above.source_sheet
        and claims.source_row = above.source_row
where
    claims.claimed_on < policy.first_on
    or above.delivery_id is not null
