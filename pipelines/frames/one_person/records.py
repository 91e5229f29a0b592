"""What registers, services and checks hold about one person."""

from __future__ import annotations

import polars as pl

from pipelines.frames.open_build import OpenBuild


def read_person_summary(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row if the build knows the person.

    Columns: birth_month, sex (null: the number cannot tell), area_name, first_period,
    latest_period, linked_count (other numbers that may be the same person's).
    """
    build.admit("one_person")
    return build.frame(
        """
        select birth_month, sex, area_name, first_period, latest_period, linked_count
        from dim_people
        left join (
            select area_code, max(area_name) as area_name from dim_areas group by 1
        ) using (area_code)
        cross join (
            select count(distinct person_key || linked_person_key) as linked_count
            from fct_identity_links
            where person_key = $person_key or linked_person_key = $person_key
        )
        where person_key = $person_key
        """,
        person_key=person_key,
    )


def read_person_visits(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per home-care visit, the latest first.

    Columns: visited_on, started_at, service_type, hours, provider, fee_yuan, satisfaction (1-5),
    town_code, delivery_id, source_sheet, source_row.
    """
    build.admit("one_person")
    return build.frame(
        """
        select visited_on, started_at, service_type, hours, provider, fee_yuan, satisfaction,
            town_code, delivery_id, source_sheet, source_row
        from fct_home_care_visits
        where person_key = $person_key
        order by visited_on desc, started_at desc
        """,
        person_key=person_key,
    )


def read_person_events(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per aid, decision, permit, application, exam or stop, the latest first.

    Columns: happened_on (null: only the year is known), kind (student_aid, medical_aid,
    funeral_waiver, approval, permit, points, exam or stop), detail (words of the form),
    amount_yuan (null: no money), town_code, delivery_id, source_sheet, source_row.
    """
    build.admit("one_person")
    return build.frame(
        """
        with events as (
            select paid_on as happened_on, 'student_aid' as kind,
                concat_ws('，', school, school_stage, household_type) as detail, amount_yuan,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_student_aid
            union all by name
            select settled_on as happened_on, 'medical_aid' as kind,
                concat_ws('，', claimant_type, hospital,
                    concat_ws('至', admitted_on, discharged_on), settlement_method) as detail,
                aid_yuan as amount_yuan,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_medical_settlements
            union all by name
            select claimed_on as happened_on, 'funeral_waiver' as kind, hukou as detail,
                amount_yuan, person_key, town_code, delivery_id, source_sheet, source_row
            from fct_funeral_waivers
            union all by name
            select coalesce(approved_on, applied_on) as happened_on, 'approval' as kind,
                concat_ws('，', decision, disability_level || '级') as detail,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_allowance_approvals
            union all by name
            select handled_on as happened_on, 'permit' as kind, permit_action as detail,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_permit_actions
            union all by name
            select applied_on as happened_on, 'points' as kind,
                concat_ws('，', application_kind, points || '分', decision) as detail,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_points_applications
            union all by name
            select 'exam' as kind, concat_ws('，', exam_year, exam_grade, exam_result) as detail,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_exam_candidates
            union all by name
            select month as happened_on, 'stop' as kind,
                concat_ws('，', programmes.name_zh, stop_reason) as detail,
                person_key, town_code, delivery_id, source_sheet, source_row
            from fct_programme_stops
            left join dim_programmes as programmes using (programme_code)
        )

        select happened_on, kind, detail, amount_yuan, town_code, delivery_id, source_sheet,
            source_row
        from events
        where person_key = $person_key
        order by happened_on desc nulls last, kind
        """,
        person_key=person_key,
    )


def read_person_registers(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per entry of a register, as its latest list has it: what is or was true of whom.

    Columns: kind (death, certificate, household or home_care), detail (words of the form), from_on,
    to_on (null: open, or not stated), town_code, delivery_id, source_sheet, source_row (null: of a
    household, which stands on each month's list).
    """
    build.admit("one_person")
    return build.frame(
        """
        select 'death' as kind, '火化' || cremated_on as detail, died_on as from_on,
            cast(null as date) as to_on, town_code, delivery_id, source_sheet, source_row
        from fct_deaths
        where person_key = $person_key
        union all
        select 'certificate',
            concat_ws('，', disability_category, disability_level || '级', hukou,
                certificate_status),
            issued_on, coalesce(cancelled_on, expires_on),
            town_code, delivery_id, source_sheet, source_row
        from fct_disability_certificates
        where person_key = $person_key and is_latest
        union all
        select 'home_care',
            concat_ws('，', coalesce(category_name, category), provider, end_reason),
            enrolled_on, ended_on, town_code, delivery_id, source_sheet, source_row
        from fct_home_care_enrolments
        left join (
            select category_code, max(category_name) as category_name
            from home_care_categories group by 1
        ) using (category_code)
        where person_key = $person_key and is_latest
        union all
        select 'household',
            concat_ws('，', household_no, case when is_head then '户主' else '成员' end,
                max(member_count) || '人'),
            min(month), last_day(max(month)), max(town_code), null, null, null
        from fct_household_members
        where person_key = $person_key
        group by household_id, household_no, is_head
        order by from_on, kind, detail
        """,
        person_key=person_key,
    )


def read_person_findings(build: OpenBuild, person_key: str) -> pl.DataFrame:
    """One row per finding about the person or the person's household, the latest first.

    Columns: check_code, check_zh, check_en, programme_zh, programme_en (null: of none),
    first_month, month_count, amount_at_risk_yuan (null: no money), evidence, how_to_fix,
    disposition, decided_on, recovered_yuan, town_code.
    """
    build.admit("one_person")
    return build.frame(
        """
        select check_code, checks.name_zh as check_zh, checks.name_en as check_en,
            programmes.name_zh as programme_zh, programmes.name_en as programme_en, first_month,
            month_count, amount_at_risk_yuan, evidence, findings.how_to_fix, disposition,
            decided_on, recovered_yuan, town_code
        from fct_findings as findings
        left join checks using (check_code)
        left join dim_programmes as programmes using (programme_code)
        where subject_key = $person_key or subject_key in (
            select household_id from fct_household_members where person_key = $person_key
        )
        order by first_month desc, check_code, finding_id
        """,
        person_key=person_key,
    )
