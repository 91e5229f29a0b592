"""The planters of the checks of rights, times, sums and organisations (E, M, F, S, N), in order."""

from __future__ import annotations

from pipelines.sample.faults.eligibility.categories import plant_early_categories
from pipelines.sample.faults.eligibility.certificate_ends import plant_ended_certificates
from pipelines.sample.faults.eligibility.hukou import plant_wrong_hukou
from pipelines.sample.faults.eligibility.places import plant_misplaced_villages
from pipelines.sample.faults.organisations.incubation import plant_incubation_faults
from pipelines.sample.faults.organisations.suppliers import plant_unregistered_suppliers
from pipelines.sample.faults.sums.declared import plant_wrong_counts, plant_wrong_totals
from pipelines.sample.faults.sums.donations import plant_turned_donations
from pipelines.sample.faults.sums.ledger import plant_falling_totals, plant_payments_beyond
from pipelines.sample.faults.sums.slips import plant_slips
from pipelines.sample.faults.sums.workers import plant_impossible_days
from pipelines.sample.faults.timing.approvals import plant_wrong_order
from pipelines.sample.faults.timing.late_lists import plant_late_lists
from pipelines.sample.faults.timing.late_payments import plant_late_payments
from pipelines.sample.faults.unmet.absences import plant_absences
from pipelines.sample.faults.unmet.allowance import find_rights_not_drawn
from pipelines.sample.faults.unmet.elders import plant_elders_without_care
from pipelines.sample.faults.unmet.pupils import plant_pupils_without_aid
from pipelines.sample.faults.unmet.unpaid import plant_unpaid_approvals

ROW_PLANTERS = (
    plant_wrong_hukou,
    plant_ended_certificates,
    plant_early_categories,
    plant_misplaced_villages,
    find_rights_not_drawn,
    plant_pupils_without_aid,
    plant_elders_without_care,
    plant_unpaid_approvals,
    plant_absences,
    plant_wrong_order,
    plant_late_payments,
    plant_falling_totals,
    plant_payments_beyond,
    plant_slips,
    plant_turned_donations,
    plant_impossible_days,
    plant_incubation_faults,
    plant_unregistered_suppliers,
)
LIST_PLANTERS = (plant_late_lists, plant_wrong_totals, plant_wrong_counts)
