{# Feeds whose rows are about people, by what else their rows tell: nothing, whether the form's
   certificate number fits, or whether the form's facts fit (the column that says so). #}
{% macro people_lists() -%}
    {{ return({
        'plain': [
            'disability_care_payments', 'student_aid', 'medical_aid', 'cremations',
            'funeral_waivers', 'home_care_visits', 'residence_permits', 'points_applications',
            'social_work_exams', 'subsistence_payments'
        ],
        'with_certificate': ['disability_allowance_approvals', 'disability_allowance_payments'],
        'with_form_facts': {
            'disability_certificates': 'certificate_matches_id',
            'home_care_enrolments': 'cast(null as boolean)'
        }
    }) }}
{%- endmacro %}
