"""Invents the district: who lives there, what they were paid, what happened, feed by feed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

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
from pipelines.sample.people.areas import load_towns
from pipelines.sample.people.population import Population
from pipelines.sample.programmes.allowance import (
    allowance_lists,
    allowance_paydays,
    approval_rows,
    certificate_rows,
    date_applications,
)
from pipelines.sample.programmes.allowance_total import fit_total
from pipelines.sample.programmes.care import care_lists
from pipelines.sample.programmes.disability import APPROVED, make_holders
from pipelines.sample.programmes.funerals import bury_the_others, cremation_lists, waiver_lists
from pipelines.sample.programmes.households import make_households
from pipelines.sample.programmes.medical import make_stays, medical_lists
from pipelines.sample.programmes.students import student_rows
from pipelines.sample.programmes.subsistence import subsistence_lists
from pipelines.sample.services.activities import outreach_rows, training_rows
from pipelines.sample.services.enrolments import enrolment_rows
from pipelines.sample.services.home_care import make_elders
from pipelines.sample.services.newcomers import permit_lists, points_rows
from pipelines.sample.services.visits import visit_lists
from pipelines.sample.vocabulary import vocabulary
from pipelines.sample.world import MonthlyLists, Row, World

DEPARTMENT, CERTIFIER = "社工部", "残联"

Snapshot = Callable[[int], dict[str, list[Row]]]
"""A register as it stands at a month's end, by deliverer."""


@dataclass
class Invention:
    """What the district's deliverers have to report, by feed."""

    world: World
    monthly: dict[str, MonthlyLists] = field(default_factory=dict)
    registers: dict[str, Snapshot] = field(default_factory=dict)
    yearly: dict[str, dict[tuple[str, int], list[Row]]] = field(default_factory=dict)


def invent(seed: int, scale: float) -> Invention:
    """The district of a seed, the same every time."""
    invention = Invention(World(seed, scale, Population(seed, list(vocabulary()))))
    _invent_people(invention)
    _invent_services(invention)
    _invent_organisations(invention)
    bury_the_others(invention.world)
    invention.monthly["cremations"] = cremation_lists(invention.world)
    invention.monthly["funeral_waivers"] = waiver_lists(invention.world)
    return invention


def _invent_people(invention: Invention) -> None:
    world, monthly, registers = invention.world, invention.monthly, invention.registers
    households = make_households(world)
    holders = make_holders(world, households)
    fit_total(world, holders[: world.fixed(APPROVED)])
    paydays = allowance_paydays(world)
    date_applications(world, holders, paydays)
    stays = make_stays(world, households, holders)
    elders = make_elders(world, households, holders)
    monthly["disability_allowance_payments"] = allowance_lists(world, holders, paydays)
    monthly["disability_care_payments"] = care_lists(world, holders)
    monthly["subsistence_payments"] = subsistence_lists(world, households)
    monthly["medical_aid"] = medical_lists(world, stays)
    monthly["home_care_visits"] = visit_lists(world, elders, stays)
    invention.yearly["student_aid"] = student_rows(world, households)
    registers["disability_certificates"] = lambda month: {
        CERTIFIER: certificate_rows(holders, last_day(month))
    }
    registers["disability_allowance_approvals"] = lambda month: _by_town(
        approval_rows(holders, last_day(month))
    )
    registers["home_care_enrolments"] = lambda month: _by_town(
        enrolment_rows(elders, last_day(month))
    )


def _invent_services(invention: Invention) -> None:
    world, registers = invention.world, invention.registers
    permits = invention.monthly["residence_permits"] = permit_lists(world)
    registers["points_applications"] = _until(points_rows(world, permits), "applied_on")
    registers["training_sessions"] = _town_register(training_rows(world), "held_on")
    registers["outreach_activities"] = _until(outreach_rows(world), "held_on")


def _invent_organisations(invention: Invention) -> None:
    world, registers = invention.world, invention.registers
    incubation = incubation_rows(world)
    registers["incubation_events"] = _until(incubation, "occurred_on")
    registers["social_work_agencies"] = _until(agency_rows(), "registered_on")
    registers["service_contracts"] = _until(contract_rows(), "signed_on")
    registers["fund_payments"] = _until(fund_rows(world, incubation), "paid_on")
    registers["welfare_institution_events"] = _until(institution_rows(), "occurred_on")
    registers["village_reform"] = _town_register(reform_rows(world), "completed_on")
    registers["milestones"] = _until(milestone_rows(world), "occurred_on")
    invention.yearly["donations"] = donation_rows(world)
    exams = exam_rows(world)
    invention.yearly["social_work_exams"] = {(DEPARTMENT, y): rows for y, rows in exams.items()}


def _until(rows: list[Row], column: str) -> Snapshot:
    """A register of the department: the rows whose day is not after the month."""

    def snapshot(month: int) -> dict[str, list[Row]]:
        return {DEPARTMENT: [row for row in rows if row[column] <= last_day(month)]}

    return snapshot


def _town_register(rows: list[tuple[str, Row]], column: str) -> Snapshot:
    def snapshot(month: int) -> dict[str, list[Row]]:
        return _by_town([entry for entry in rows if entry[1][column] <= last_day(month)])

    return snapshot


def _by_town(rows: list[tuple[str, Row]]) -> dict[str, list[Row]]:
    lists: dict[str, list[Row]] = {town: [] for town in load_towns()}
    for town, row in rows:
        lists[town].append(row)
    return lists
