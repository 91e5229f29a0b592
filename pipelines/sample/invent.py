"""Invents the district: who lives there, what they were paid, what happened, feed by feed."""

from __future__ import annotations

from pipelines.sample.cast import Cast
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.plant_faults import plant_faults
from pipelines.sample.invention import Invention
from pipelines.sample.months import last_day
from pipelines.sample.organisations.donations import donation_rows
from pipelines.sample.organisations.incubation import agency_rows, incubation_rows
from pipelines.sample.organisations.institutions import (
    exam_rows,
    institution_rows,
    milestone_rows,
    reform_rows,
)
from pipelines.sample.organisations.money import contract_rows, fund_rows
from pipelines.sample.people.population import Population
from pipelines.sample.programmes.allowance import (
    allowance_lists,
    allowance_paydays,
    approval_rows,
    certificate_rows,
    date_applications,
)
from pipelines.sample.programmes.allowance_total import fit_total, reserve
from pipelines.sample.programmes.care import care_lists
from pipelines.sample.programmes.disability import APPROVED, make_holders
from pipelines.sample.programmes.funerals import bury_the_others, cremation_lists, waiver_lists
from pipelines.sample.programmes.households import make_households
from pipelines.sample.programmes.medical import make_stays, medical_lists
from pipelines.sample.programmes.students import student_rows
from pipelines.sample.programmes.subsistence import subsistence_lists
from pipelines.sample.registers import (
    CERTIFIER,
    DEPARTMENT,
    by_town,
)
from pipelines.sample.services.activities import outreach_rows, training_rows
from pipelines.sample.services.enrolments import enrolment_rows
from pipelines.sample.services.home_care import make_elders
from pipelines.sample.services.newcomers import permit_lists, points_rows
from pipelines.sample.services.visits import visit_lists
from pipelines.sample.vocabulary import vocabulary
from pipelines.sample.world import World


def invent(seed: int, scale: float) -> Invention:
    """The district of a seed, the same every time."""
    world = World(seed, scale, Population(seed, list(vocabulary())))
    invention = Invention(world, FaultBook(world))
    _invent_people(invention)
    _invent_services(invention)
    _invent_organisations(invention)
    bury_the_others(world)
    invention.monthly["cremations"] = cremation_lists(world)
    invention.monthly["funeral_waivers"] = waiver_lists(world)
    plant_faults(invention)
    return invention


def _invent_people(invention: Invention) -> None:
    world, monthly, registers = invention.world, invention.monthly, invention.registers
    households = make_households(world)
    holders = make_holders(world, households)
    fit_total(world, holders[: world.fixed(APPROVED)], -reserve(world))
    paydays = allowance_paydays(world)
    date_applications(world, holders, paydays)
    stays = make_stays(world, households, holders)
    elders = make_elders(world, households, holders)
    invention.cast = Cast(households, holders, elders, stays, paydays)
    monthly["disability_allowance_payments"] = allowance_lists(world, holders, paydays)
    monthly["disability_care_payments"] = care_lists(world, holders)
    monthly["subsistence_payments"] = subsistence_lists(world, households)
    monthly["medical_aid"] = medical_lists(world, stays)
    monthly["home_care_visits"] = visit_lists(world, elders, stays)
    invention.yearly["student_aid"] = student_rows(world, households)
    registers["disability_certificates"] = lambda month: {
        CERTIFIER: certificate_rows(holders, last_day(month))
    }
    registers["disability_allowance_approvals"] = lambda month: by_town(
        approval_rows(holders, last_day(month))
    )
    registers["home_care_enrolments"] = lambda month: by_town(
        enrolment_rows(elders, last_day(month))
    )


def _invent_services(invention: Invention) -> None:
    world = invention.world
    permits = invention.monthly["residence_permits"] = permit_lists(world)
    invention.keep("points_applications", points_rows(world, permits), "applied_on")
    invention.keep_by_town("training_sessions", training_rows(world), "held_on")
    invention.keep("outreach_activities", outreach_rows(world), "held_on")


def _invent_organisations(invention: Invention) -> None:
    world = invention.world
    incubation = incubation_rows(world)
    invention.keep("incubation_events", incubation, "occurred_on")
    invention.keep("social_work_agencies", agency_rows(), "registered_on")
    invention.keep("service_contracts", contract_rows(), "signed_on")
    invention.keep("fund_payments", fund_rows(world, incubation), "paid_on")
    invention.keep("welfare_institution_events", institution_rows(), "occurred_on")
    invention.keep_by_town("village_reform", reform_rows(world), "completed_on")
    invention.keep("milestones", milestone_rows(world), "occurred_on")
    invention.yearly["donations"] = donation_rows(world)
    exams = exam_rows(world)
    invention.yearly["social_work_exams"] = {(DEPARTMENT, y): rows for y, rows in exams.items()}
