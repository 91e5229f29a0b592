-- One row per key work's indicator, month and area: value, target, status and the reason in words.

with judged as (
    select
        *,
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
    from {{ ref('int_key_work_standing') }}
),

worded as (
    select
        *,
        case
            when milestones_asked is not null then '里程碑' || milestone_words
            when value is null then '尚无可计算的数据'
            when denominator is not null
                then
                    '完成' || {{ number_text('numerator') }}
                    || '/' || {{ number_text('denominator') }}
                    || counted_unit || '（' || {{ percent_text('value') }} || '）'
                    || case when target = 1 then '' else '，目标' || {{ percent_text('target') }} end
            else
                '完成' || {{ number_text('value') }} || '/' || {{ number_text('target') }} || unit
                || '（' || {{ percent_text('achieved_ratio') }} || '）'
        end as done_words
    from judged
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
        when not is_counted_here then '不分镇街统计'
        when deliveries_received < deliveries_expected
            then
                '应报' || {{ plain_text('deliveries_expected') }} || '份、已收'
                || {{ plain_text('deliveries_received') }} || '份，缺' || missing_deliveries
        when target is null and milestones_asked is null then {{ plain_text('year') }} || '年未设目标'
        when status = '数据不足' then '不在应报期内'
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
