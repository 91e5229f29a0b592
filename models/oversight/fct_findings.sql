-- One row per finding (疑点): a check's doubt about one subject, programme and stretch of months.
{% set shown_rows = 12 -%}
with ordered as (
    select
        finding_rows.*,
        finding_rows.detail || case
            when finding_rows.delivery_id is null then ''
            when finding_rows.source_row is null
                then '（报送' || substring(finding_rows.delivery_id, 1, 8) || '）'
            else
                '（报送' || substring(finding_rows.delivery_id, 1, 8)
                || '第' || {{ plain_text('finding_rows.source_row') }} || '行）'
        end as placed_detail,
        row_number() over (
            partition by finding_rows.finding_id
            order by
                finding_rows.month asc nulls last,
                finding_rows.delivery_id asc nulls last,
                finding_rows.source_sheet asc nulls last,
                finding_rows.source_row asc nulls last,
                finding_rows.detail asc nulls last
        ) as place
    from {{ ref('fct_finding_rows') }} as finding_rows
),

gathered as (
    select
        finding_id,
        check_code,
        subject_key,
        programme_code,
        first_month,
        max(month) as last_month,
        count(distinct month) as month_count,
        count(*) as row_count,
        cast(sum(amount_at_risk_yuan) as decimal(18, 2)) as amount_at_risk_yuan,
        -- The town of the latest row answers.
        max_by(town_code, place) as town_code,
        max(claim) as claim,
        {{ joined_text(
            "case when place <= " ~ shown_rows ~ " then placed_detail end",
            '；', 'place nulls first'
        ) }} as details
    from ordered
    group by finding_id, check_code, subject_key, programme_code, first_month
)

select
    gathered.finding_id,
    gathered.check_code,
    gathered.subject_key,
    gathered.programme_code,
    gathered.town_code,
    gathered.first_month,
    cast(gathered.month_count as integer) as month_count,
    gathered.amount_at_risk_yuan,
    gathered.claim || '：' || gathered.details
    || case
        when gathered.row_count > {{ shown_rows }}
            then '等' || {{ plain_text('gathered.row_count') }} || '行'
        else ''
    end
    || case
        when gathered.row_count > 1 and gathered.amount_at_risk_yuan is not null
            then
                '。共' || {{ plain_text('gathered.month_count') }} || '个月，涉及'
                || {{ yuan_text('gathered.amount_at_risk_yuan') }}
        else ''
    end || '。' as evidence,
    replace(
        checks.how_to_fix,
        '{amount}',
        coalesce({{ yuan_text('gathered.amount_at_risk_yuan') }}, '相应款项')
    ) as how_to_fix,
    coalesce(answers.disposition, '未核实') as disposition,
    answers.recovered_yuan,
    gathered.last_month,
    cast(gathered.row_count as bigint) as row_count,
    answers.recovered_on,
    answers.decided_by,
    answers.decided_on,
    answers.valid_until,
    coalesce(answers.is_expired, false) as is_disposition_expired
from gathered
inner join {{ ref('checks') }} as checks on gathered.check_code = checks.check_code
left join {{ ref('fct_finding_dispositions') }} as answers
    on gathered.finding_id = answers.finding_id
