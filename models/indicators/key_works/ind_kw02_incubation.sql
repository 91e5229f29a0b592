-- 社会组织孵化：期末已入驻未退驻的社会组织，出壳后退驻的仍计。
with stages as (
    select
        organisation_name,
        town_code,
        incubation_stage,
        stage_order,
        occurred_on,
        occurred_month,
        min(case when incubation_stage = '出壳' then occurred_on end) over (
            partition by organisation_name
        ) as first_graduated_on
    from {{ ref('fct_incubation_stages') }}
),

-- A graduate that moves out was hatched all the same: its leaving ends nothing.
stays as (
    select
        organisation_name,
        town_code,
        incubation_stage,
        occurred_month,
        lead(occurred_month) over (
            partition by organisation_name
            order by
                occurred_on asc nulls first,
                stage_order asc nulls first,
                -- Of two towns that name one event, the same counts in every build.
                town_code asc nulls first
        ) as ended_month
    from stages
    where
        stage_order between 3 and 5
        or (
            incubation_stage = '退驻'
            and (first_graduated_on is null or occurred_on < first_graduated_on)
        )
),

stays_inside as (
    select * from stays
    where incubation_stage <> '退驻'
)

{{ indicator_values(
    'kw02_organisations_incubated', 'stays_inside', 'occurred_month',
    'count(distinct organisation_name)', window='in_force'
) }}
