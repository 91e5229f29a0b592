"""Rows that intake must reject: additional ones, about people who occur nowhere else."""

from __future__ import annotations

from datetime import timedelta
from random import Random

from pipelines.sample.deliveries.delivery import Broken, Delivery
from pipelines.sample.forms.forms import load_forms
from pipelines.sample.people.population import Population
from pipelines.sample.world import Row

# What is broken in the rows of a feed: column, what the cell shows, reason. Several columns in
# one entry break one row.
BREAKS: dict[str, list[list[tuple]]] = {
    "disability_allowance_payments": [
        [("id_no", "4.40607E+17", "lost_id")],
        [("level", "五级", "not_allowed")],
        [("paid_on", "2013-13-40", "not_a_date"), ("amount", "详见附表", "not_an_amount")],
        [("benefit_month", "2013年13月", "not_a_month")],
        [("amount", None, "missing_required")],
    ],
    "disability_allowance_approvals": [
        [("id_no", 440621197506150000.0, "lost_id")],
        [("applied_on", "待补", "not_a_date")],
        [("decision", "再议", "not_allowed")],
    ],
    "disability_care_payments": [
        [("name", None, "missing_required"), ("id_no", None, "missing_required")],
        [("status", "处理中", "not_allowed")],
        [("benefit_month", "第三季", "not_a_month")],
    ],
    "subsistence_payments": [
        [("members", "若干人", "not_a_number")],
        [("id_no", "4.40621E+17", "lost_id")],
        [("amount", "按标准", "not_an_amount")],
    ],
    "student_aid": [
        [("school", None, "missing_required")],
        [("stage", "学前班", "not_allowed")],
    ],
    "medical_aid": [
        [("total_cost", "见发票", "not_an_amount")],
        [("settlement", "邮寄", "not_allowed"), ("discharged_on", None, "missing_required")],
    ],
    "home_care_visits": [
        [("hours", "半天", "not_a_number")],
        [("visited_on", "上旬", "not_a_date")],
        [("worker", None, "missing_required")],
    ],
    "residence_permits": [
        [("id_no", "4.31022E+17", "lost_id")],
        [("action", "补发", "not_allowed")],
    ],
    "training_sessions": [[("participants", "若干", "not_a_number")]],
    "donations": [
        [("amount", "实物", "not_an_amount")],
        [("received_on", "6月底", "not_a_date")],
    ],
}
FILES_A_FEED = 2


def add_broken_rows(deliveries: list[Delivery], population: Population, rng: Random) -> None:
    """Put every kind of broken row into two files of its feed."""
    for feed, breaks in BREAKS.items():
        fit = [d for d in deliveries if d.feed == feed and len(d.parts) == 1 and len(d.rows) > 20]
        fit = [d for d in fit if len(d.rows) < 2500] or fit
        for delivery in rng.sample(fit, min(FILES_A_FEED, len(fit))):
            rows = delivery.parts[0].rows = list(delivery.parts[0].rows)
            for columns in breaks:
                place = rng.randrange(len(rows) + 1)
                rows.insert(
                    place,
                    _broken_row(rng.choice(delivery.accepted_rows()), feed, columns, population),
                )


def _broken_row(model: Row, feed: str, columns: list[tuple], population: Population) -> Row:
    """A row like the model's about somebody else, with the columns broken."""
    row = dict(model)
    names = {field.name for field in load_forms()[feed].fields}
    if "id_no" in names:
        person = population.person(30, 60)
        row |= {"name": person.name, "id_no": person.id_no}
        if "certificate_no" in row:
            row["certificate_no"] = f"{person.id_no}44"
        for key in [key for key in row if key.startswith("member_")]:
            del row[key]
    if "donor" in names:
        row["donor"] = population.names.draw("女")
    if "claimed_on" in row:
        row["claimed_on"] += timedelta(days=1)
    for column, shown, reason in columns:
        row[column] = Broken(shown, reason)
    return row
