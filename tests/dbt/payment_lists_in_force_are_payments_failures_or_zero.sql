-- Payment lists in force whose rows are not all, to the cent, payments, failures or rows of 0.
with lists as (
    -- Rows that a return workbook put right are filed under the list that they complete.
    select
        coalesce(completes, delivery_id) as delivery_id,
        sum(rows_accepted) as rows_accepted,
        sum(coalesce(amount_sum, 0)) as amount_yuan
    from {{ ref('stg_deliveries') }}
    where
        state = 'in_force'
        and feed in (select programmes.feed from {{ ref('dim_programmes') }} as programmes)
    group by coalesce(completes, delivery_id)
),

kept as (
    select
        delivery_id,
        amount_yuan
    from {{ ref('fct_payments') }}
    union all
    select
        delivery_id,
        amount_yuan
    from {{ ref('fct_payment_failures') }}
    union all
    select
        delivery_id,
        amount_yuan
    from {{ ref('int_payment_lines') }}
    where payment_status = '成功' and amount_yuan = 0
),

counted as (
    select
        delivery_id,
        count(*) as row_count,
        sum(amount_yuan) as amount_yuan
    from kept
    group by delivery_id
)

select
    lists.delivery_id,
    lists.rows_accepted,
    counted.row_count,
    lists.amount_yuan,
    counted.amount_yuan as kept_yuan
from lists
left join counted on lists.delivery_id = counted.delivery_id
where
    lists.rows_accepted <> coalesce(counted.row_count, 0)
    or lists.amount_yuan <> coalesce(counted.amount_yuan, 0)
