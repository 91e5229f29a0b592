-- One row per doubtful row of a check, and the finding it belongs to.
with doubtful as (
    select
        doubtful_rows.*,
        sum(doubtful_rows.amount_at_risk_yuan) over (
            partition by
                doubtful_rows.check_code,
                doubtful_rows.subject_key,
                doubtful_rows.programme_code,
                doubtful_rows.month
        ) as month_yuan
    from {{ ref('fct_doubtful_rows') }} as doubtful_rows
),

numbered as (
    select
        doubtful_rows.*,
        checks.gathered_by,
        extract(year from doubtful_rows.month) as year_number,
        extract(year from doubtful_rows.month) * 12 + extract(month from doubtful_rows.month)
            as month_number
    from doubtful as doubtful_rows
    inner join {{ ref('checks') }} as checks on doubtful_rows.check_code = checks.check_code
    -- What counter-entries took back whole within the month is no money at risk any more.
    where coalesce(doubtful_rows.month_yuan, 1) <> 0
),

-- Months that follow each other keep the same distance to their place.
placed as (
    select
        numbered.*,
        case numbered.gathered_by
            when 'spell'
                then numbered.month_number - dense_rank() over (
                    partition by
                        numbered.check_code, numbered.subject_key, numbered.programme_code
                    order by numbered.month asc nulls last
                )
            when 'year' then numbered.year_number
            when 'month' then numbered.month_number
            else 0
        end as gathering
    from numbered
),

gathered as (
    select
        placed.*,
        min(placed.month) over (
            partition by
                placed.check_code, placed.subject_key, placed.programme_code, placed.gathering
        ) as first_month
    from placed
)

select
    check_code || '-' || substring({{ dbt.hash(
        "check_code || '|' || subject_key || '|' || coalesce(programme_code, '') || '|' || "
            ~ month_text('first_month')
    ) }}, 1, 12) as finding_id,
    check_code,
    subject_key,
    programme_code,
    town_code,
    month,
    amount_at_risk_yuan,
    claim,
    detail,
    delivery_id,
    source_sheet,
    source_row,
    first_month
from gathered
