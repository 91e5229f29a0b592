-- One row per measure of money, town, recipient and month: what it reached them with.
-- A measure is a programme, or an indicator of donations. Money taken back is left out.
with donations as (
    select
        town_code,
        donor_id,
        received_month,
        pledged_yuan,
        received_yuan,
        remitted_yuan,
        coalesce(remitted_month, received_month) as remitted_month
    from {{ ref('fct_donations') }}
),

sums as (
    select
        programme_code as measure,
        town_code,
        person_key as recipient,
        paid_month as month,
        amount_yuan
    from {{ ref('fct_payments') }}
    {%- for kind in ['pledged', 'received', 'remitted'] %}
    union all
    select
        'kw09_{{ kind }}' as measure,
        town_code,
        donor_id as recipient,
        {{ 'remitted' if kind == 'remitted' else 'received' }}_month as month,
        {{ kind }}_yuan as amount_yuan
    from donations
    {%- endfor %}
)

select
    measure,
    town_code,
    recipient,
    month,
    cast(sum(amount_yuan) as decimal(18, 2)) as amount_yuan
from sums
where amount_yuan > 0 and month is not null
group by measure, town_code, recipient, month
