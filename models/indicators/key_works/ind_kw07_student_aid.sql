-- 慈善助学：按发放日期计资助学生（同一人只计一次）、金额、单笔最低额和最高额。
with payments as (
    select
        case when amount_yuan > 0 then person_key end as aided_person_key,
        town_code,
        paid_month,
        amount_yuan,
        case when amount_yuan > 0 then amount_yuan end as aid_yuan
    from {{ ref('fct_payments') }}
    where programme_code = 'student_aid'
),

students_aided as (
    {{ indicator_values(
        'kw07_students_aided', 'payments', 'paid_month', 'count(distinct aided_person_key)'
    ) }}
),

student_aid_spending as (
    {{ indicator_values(
        'kw07_student_aid_spending', 'payments', 'paid_month', 'sum(amount_yuan)'
    ) }}
),

student_aid_minimum as (
    {{ indicator_values(
        'kw07_student_aid_minimum', 'payments', 'paid_month', 'min(aid_yuan)'
    ) }}
),

student_aid_maximum as (
    {{ indicator_values(
        'kw07_student_aid_maximum', 'payments', 'paid_month', 'max(aid_yuan)'
    ) }}
)

select * from students_aided
union all
select * from student_aid_spending
union all
select * from student_aid_minimum
union all
select * from student_aid_maximum
