"""Every delivery that the department expects is there, in time but for quarter workbooks."""

from __future__ import annotations

from datetime import date

from pipelines.sample.months import first_day
from pipelines.sample.people.areas import load_towns

# Feed: the deliverer (None: every town) and the first month expected; 0 is January 2012.
MONTHLY = {
    "disability_allowance_payments": (None, 12),
    "disability_care_payments": (None, 0),
    "subsistence_payments": (None, 0),
    "medical_aid": ("社工部", 0),
    "cremations": ("殡仪馆", 0),
    "funeral_waivers": (None, 22),
    "home_care_visits": (None, 0),
    "residence_permits": (None, 12),
}
REGISTERS = {
    "disability_certificates": ("残联", 14),
    "disability_allowance_approvals": (None, 14),
    "home_care_enrolments": (None, 2),
    "points_applications": ("社工部", 14),
    "training_sessions": (None, 14),
    "outreach_activities": ("社工部", 14),
    "incubation_events": ("社工部", 14),
    "social_work_agencies": ("社工部", 11),
    "service_contracts": ("社工部", 14),
    "fund_payments": ("社工部", 14),
    "welfare_institution_events": ("社工部", 14),
    "village_reform": (None, 14),
    "milestones": ("社工部", 14),
}


def test_every_expected_delivery_exists(unplanted):
    sent = {
        (job.delivery.feed, job.delivery.deliverer, month)
        for job in unplanted.jobs
        for month in range(job.delivery.months[0], job.delivery.months[1] + 1)
        if job.delivery.cadence == "monthly" or month == job.delivery.months[1]
    }
    for feeds, step in ((MONTHLY, 1), (REGISTERS, 3)):
        for feed, (section, first) in feeds.items():
            for deliverer in [section] if section else load_towns():
                for month in range(first, 27, step):
                    assert (feed, deliverer, month) in sent


def test_yearly_lists_come_from_everybody_for_both_years(unplanted):
    sent = {
        (job.delivery.feed, job.delivery.deliverer, first_day(job.delivery.months[0]).year)
        for job in unplanted.jobs
        if job.delivery.cadence == "yearly"
    }
    for year in (2012, 2013):
        assert ("social_work_exams", "社工部", year) in sent
        assert ("donations", "社工部", year) in sent
        for town in load_towns():
            assert {("student_aid", town, year), ("donations", town, year)} <= sent


def test_monthly_lists_are_reported_after_their_rows_and_by_the_15th(unplanted):
    late = [job.delivery for job in unplanted.jobs if _is_late(job.delivery)]
    assert {len(delivery.parts) for delivery in late} <= {3}
    assert len(late) <= 5


def _is_late(delivery) -> bool:
    due = first_day(delivery.months[0] + 1).replace(day=15)
    paid = [row["paid_on"] for row in delivery.rows if isinstance(row.get("paid_on"), date)]
    assert not paid or max(paid) <= delivery.reported_on
    return delivery.cadence == "monthly" and delivery.reported_on > due
