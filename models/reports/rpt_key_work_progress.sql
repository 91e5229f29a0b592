-- One row per key work's indicator, month and area: value, target, status and the reason in words.
{% set text = dbt.type_string() %}

with judged as (
    select
        standing.*,
        case
            when not is_counted_here then '不适用'
            when deliveries_received < deliveries_expected then '数据不足'
            when target is null and milestones_asked is null then '不适用'
            when milestones_asked is null and unknown_reason = '不在应报期内' then '数据不足'
            when achieved_ratio >= 1 then '已完成'
            when coalesce(achieved_ratio, 0) = 0 and time_elapsed_ratio < 1 then '未启动'
            when achieved_ratio >= time_elapsed_ratio then '按计划'
            else '滞后'
        end as status
    from {{ ref('int_key_work_standing') }} as standing
),

worded as (
    select
        judged.*,
        indicators.name_zh as indicator_name,
        indicators.unit,
        indicators.is_headline,
        case
            when judged.milestones_asked is not null then '里程碑' || judged.milestone_words
            when judged.value is null then '尚无可计算的数据'
            when judged.denominator is not null
                then
                    '完成' || {{ number_text('judged.numerator') }}
                    || '/' || {{ number_text('judged.denominator') }} || indicators.counted_unit
                    || '（' || {{ percent_text('judged.value') }} || '）'
                    || case
                        when judged.target = 1 then ''
                        else '，目标' || {{ percent_text('judged.target') }}
                    end
            else
                '完成' || {{ number_text('judged.value') }}
                || '/' || {{ number_text('judged.target') }} || indicators.unit
                || '（' || {{ percent_text('judged.achieved_ratio') }} || '）'
        end as done_words
    from judged
    inner join {{ ref('indicators') }} as indicators
        on judged.indicator_id = indicators.indicator_id
)

select
    key_work,
    year,
    as_of_month,
    area_code,
    indicator_id,
    value,
    target,
    achieved_ratio,
    status,
    case
        when not is_counted_here then '只按全区统计'
        when deliveries_received < deliveries_expected
            then
                '应报' || cast(deliveries_expected as {{ text }}) || '份、已收'
                || cast(deliveries_received as {{ text }}) || '份，缺' || missing_deliveries
        when target is null and milestones_asked is null then cast(year as {{ text }}) || '年未设目标'
        when status = '数据不足' then '尚未到报送期'
        else done_words || '，时间进度' || {{ percent_text('time_elapsed_ratio') }}
    end as status_reason,
    is_headline,
    indicator_name,
    unit,
    period,
    value_on,
    numerator,
    denominator,
    unknown_reason,
    milestones_reached,
    milestones_asked,
    milestone_words,
    target_start_on,
    target_end_on,
    time_elapsed_ratio,
    deliveries_expected = deliveries_received as is_complete,
    deliveries_expected,
    deliveries_received,
    deliveries_late,
    missing_deliveries,
    latest_reported_on
from worded
