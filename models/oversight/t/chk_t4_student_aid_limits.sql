-- T4: student aid outside the limits of its day, or an income outside the household's band.
with limits as (
    select
        area_code,
        standard,
        value,
        valid_from,
        valid_to
    from {{ ref('dim_area_standards') }}
),

aids as (
    select
        aids.*,
        lowest.value as lowest_yuan,
        highest.value as highest_yuan,
        band_floor.value as band_floor_yuan,
        band_ceiling.value as band_ceiling_yuan
    from {{ ref('fct_student_aid') }} as aids
    left join limits as lowest
        on
            'student_aid_minimum' = lowest.standard
            and aids.town_code = lowest.area_code
            and aids.paid_on >= lowest.valid_from
            and aids.paid_on <= coalesce(lowest.valid_to, aids.paid_on)
    left join limits as highest
        on
            'student_aid_maximum' = highest.standard
            and aids.town_code = highest.area_code
            and aids.paid_on >= highest.valid_from
            and aids.paid_on <= coalesce(highest.valid_to, aids.paid_on)
    left join limits as band_floor
        on
            case aids.household_type when '低保临界' then 'near_poverty_lower' end = band_floor.standard
            and aids.town_code = band_floor.area_code
            and aids.paid_on >= band_floor.valid_from
            and aids.paid_on <= coalesce(band_floor.valid_to, aids.paid_on)
    left join limits as band_ceiling
        on
            case aids.household_type
                when '低保' then 'subsistence_monthly' when '低保临界' then 'near_poverty_upper'
            end = band_ceiling.standard
            and aids.town_code = band_ceiling.area_code
            and aids.paid_on >= band_ceiling.valid_from
            and aids.paid_on <= coalesce(band_ceiling.valid_to, aids.paid_on)
)

select
    'T4' as check_code,
    person_key as subject_key,
    'student_aid' as programme_code,
    town_code,
    paid_month as month,
    cast(case
        when income_per_head_yuan < band_floor_yuan then amount_yuan
        when income_per_head_yuan > band_ceiling_yuan then amount_yuan
        when amount_yuan < lowest_yuan then lowest_yuan - amount_yuan
        else amount_yuan - highest_yuan
    end as decimal(18, 2)) as amount_at_risk_yuan,
    '慈善助学金额或家庭收入超出范围' as claim,
    {{ plain_text('paid_on') }} || '资助' || {{ yuan_text('amount_yuan') }}
    || case
        when amount_yuan < lowest_yuan then '，低于下限' || {{ yuan_text('lowest_yuan') }}
        when amount_yuan > highest_yuan then '，高于上限' || {{ yuan_text('highest_yuan') }}
        else ''
    end
    || case
        when income_per_head_yuan < band_floor_yuan
            then
                '，家庭人均月收入' || {{ yuan_text('income_per_head_yuan') }} || '，低于'
                || household_type || '下限' || {{ yuan_text('band_floor_yuan') }}
        when income_per_head_yuan > band_ceiling_yuan
            then
                '，家庭人均月收入' || {{ yuan_text('income_per_head_yuan') }} || '，高于'
                || household_type || '上限' || {{ yuan_text('band_ceiling_yuan') }}
        else ''
    end as detail,
    delivery_id,
    source_sheet,
    source_row
from aids
where
    amount_yuan > 0
    and (
        amount_yuan < lowest_yuan
        or amount_yuan > highest_yuan
        or income_per_head_yuan < band_floor_yuan
        or income_per_head_yuan > band_ceiling_yuan
    )
