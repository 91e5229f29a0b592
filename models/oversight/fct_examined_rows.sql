-- One row per population, town and month: how many rows the population's checks examined.
{% set is_monthly = "programme_code in (select programme_code from " ~ ref('dim_programmes')
    ~ " where entitlement_rule <> 'no_monthly_formula')" -%}
{% set certified = "('disability_certificates', 'disability_allowance_approvals', "
    ~ "'disability_allowance_payments')" -%} {# Population, fact, month, criterion: #}
{% set populations = [
    ('benefit_payments', 'fct_payments', 'benefit_month',
        "programme_code not in ('medical_aid', 'funeral_waiver')"),
    ('subsistence_payments', 'fct_payments', 'benefit_month', 'household_id is not null'),
    ('monthly_payments', 'fct_payments', 'benefit_month', is_monthly),
    ('allowance_payments', 'fct_payments', 'benefit_month',
        "programme_code = 'disability_allowance'"),
    ('disability_payments', 'fct_payments', 'benefit_month', "programme_code like 'disability%'"),
    ('payments', 'fct_payments', 'benefit_month', 'amount_yuan > 0'),
    ('student_aid', 'fct_student_aid', 'paid_month', 'true'),
    ('funeral_waivers', 'fct_funeral_waivers', 'claimed_month', 'true'),
    ('medical_settlements', 'fct_medical_settlements', 'settled_month', 'true'),
    ('hukou_payments', 'fct_payments', 'benefit_month', "programme_code = 'disability_allowance'"),
    ('hukou_payments', 'fct_student_aid', 'paid_month', 'true'),
    ('hukou_payments', 'fct_funeral_waivers', 'claimed_month', 'true'),
    ('entitlements', 'fct_beneficiary_months', 'month', 'entitled_yuan is not null'),
    ('home_care_visits', 'fct_home_care_visits', 'visit_month', 'true'),
    ('service_rows', 'fct_home_care_visits', 'visit_month', 'true'),
    ('service_rows', 'fct_home_care_enrolments', 'enrolled_month', 'true'),
    ('service_rows', 'fct_medical_settlements', 'settled_month', 'true'),
    ('death_rows', 'fct_deaths', 'death_month', 'true'),
    ('death_rows', 'fct_funeral_waivers', 'claimed_month', 'true'),
    ('enrolments', 'fct_home_care_enrolments', 'enrolled_month', 'true'),
    ('certificates', 'fct_disability_certificates', 'as_on_month', "certificate_status = '有效'"),
    ('student_households', 'fct_household_months', 'month',
        "programme_code <> 'five_guarantees' and extract(month from month) = 9"),
    ('elders', 'fct_household_months', 'month', "programme_code <> 'near_poverty'"),
    ('approvals', 'fct_allowance_approvals', 'approved_month', 'is_approved'),
    ('expected_deliveries', 'fct_expected_deliveries', 'month', 'true'),
    ('fund_entries', 'fct_fund_entries', 'paid_month', 'is_latest'),
    ('donations', 'fct_donations', 'received_month', 'true'),
    ('incubation_events', 'fct_incubation_stages', 'occurred_month', 'true'),
    ('contracts', 'fct_contracts', 'signed_month', 'is_latest'),
] -%}
with counted as (
    {%- for population, fact, month, criterion in populations %}
    select
        '{{ population }}' as population,
        town_code,
        {{ month }} as month,
        count(*) as examined_count
    from {{ ref(fact) }}
    where {{ criterion }}
    group by town_code, {{ month }}
    union all
    {%- endfor %}
    select
        'person_rows' as population,
        town_code,
        month,
        row_count as examined_count
    from {{ ref('fct_person_row_counts') }}
    union all
    select
        'certificate_rows' as population,
        town_code,
        month,
        row_count as examined_count
    from {{ ref('fct_person_row_counts') }}
    where feed in {{ certified }}
    union all
    select
        'deliveries' as population,
        deliverer_code as town_code,
        period_end as month,
        1 as examined_count
    from {{ ref('fct_deliveries') }}
    union all
    select
        'totals' as population,
        deliveries.deliverer_code as town_code,
        deliveries.period_end as month,
        1 as examined_count
    from {{ ref('fct_delivery_totals') }} as totals
    inner join {{ ref('fct_deliveries') }} as deliveries
        on totals.delivery_id = deliveries.delivery_id
)

select
    population,
    town_code,
    month,
    cast(sum(examined_count) as bigint) as examined_count
from counted
group by population, town_code, month
