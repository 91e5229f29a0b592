"""Plants the faults of every check: in the invented rows, then in the planned deliveries."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.faults.amounts.reassessed import plant_reassessments
from pipelines.sample.faults.amounts.wrong_allowance import (
    plant_wrong_levels,
    plant_wrong_rates,
    plant_wrong_years,
)
from pipelines.sample.faults.amounts.wrong_settlements import (
    plant_aid_above_cost,
    plant_waivers_above_the_cap,
)
from pipelines.sample.faults.amounts.wrong_student_aid import plant_wrong_aid
from pipelines.sample.faults.amounts.wrong_subsistence import plant_wrong_subsistence
from pipelines.sample.faults.deaths.impossible_deaths import plant_impossible_deaths
from pipelines.sample.faults.deaths.paid_after_death import plant_payments_after_death
from pipelines.sample.faults.deaths.served_after_death import plant_services_after_death
from pipelines.sample.faults.delivered import resolve_later
from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.identity.two_spellings import (
    plant_second_forms,
    plant_second_names,
)
from pipelines.sample.faults.identity.wrong_forms import (
    plant_strange_certificates,
    plant_wrong_sexes_and_birthdays,
)
from pipelines.sample.faults.identity.wrong_numbers import (
    plant_close_numbers,
    plant_wrong_numbers,
)
from pipelines.sample.faults.overlaps.in_hospital import plant_visits_in_hospital
from pipelines.sample.faults.overlaps.one_account import plant_shared_accounts
from pipelines.sample.faults.overlaps.sent_again import note_lists_sent_again
from pipelines.sample.faults.overlaps.two_claims import plant_second_aids, plant_second_claims
from pipelines.sample.faults.overlaps.two_households import (
    plant_two_households,
    plant_two_schemes,
)
from pipelines.sample.faults.overlaps.two_payments import plant_two_payments, plant_two_towns
from pipelines.sample.faults.rights_and_sums import LIST_PLANTERS, ROW_PLANTERS
from pipelines.sample.faults.settle_allowance import settle_allowance
from pipelines.sample.invention import Invention

Planter = Callable[[Invention, FaultBook], None]
DeliveryPlanter = Callable[[list[Delivery], FaultBook], None]

# In this order; who comes first chooses first among the people.
PLANTERS: tuple[Planter, ...] = (
    plant_payments_after_death,
    plant_services_after_death,
    plant_impossible_deaths,
    plant_two_schemes,
    plant_two_households,
    plant_two_towns,
    plant_two_payments,
    plant_shared_accounts,
    plant_second_aids,
    plant_second_claims,
    plant_visits_in_hospital,
    plant_wrong_rates,
    plant_wrong_levels,
    plant_reassessments,
    plant_wrong_years,
    plant_wrong_subsistence,
    plant_wrong_aid,
    plant_waivers_above_the_cap,
    plant_aid_above_cost,
    plant_wrong_numbers,
    plant_close_numbers,
    plant_wrong_sexes_and_birthdays,
    plant_strange_certificates,
    plant_second_names,
    plant_second_forms,
    *ROW_PLANTERS,
)
# What decides which lists are in force comes before resolve_later.
DELIVERY_PLANTERS: tuple[DeliveryPlanter, ...] = (
    note_lists_sent_again,
    resolve_later,
    *LIST_PLANTERS,
)


def plant_faults(invention: Invention) -> None:
    """Plant what lies in rows, then bring the allowance of 2013 back to the article's total."""
    for plant in PLANTERS:
        plant(invention, invention.book)
    settle_allowance(invention, invention.book)


def plant_in_deliveries(deliveries: list[Delivery], book: FaultBook) -> None:
    """Plant what lies in deliveries, and note what the sample's own editions are found for."""
    for plant in DELIVERY_PLANTERS:
        plant(deliveries, book)
