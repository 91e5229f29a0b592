"""The article's 21 figures that come from deliveries, counted from the rows in force."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pipelines.sample.deliveries.delivery import Delivery
from pipelines.sample.organisations.money import PURCHASE, SPECIAL
from pipelines.sample.world import Row

PAID = "成功"
JUNE, DECEMBER = (2013, 6), (2013, 12)
# A stage at which an organisation is, or has been, inside the incubation base.
INSIDE = ("入驻", "登记", "出壳", "续驻")


def count_figures(deliveries: Iterable[Delivery]) -> dict[str, str]:
    """Every figure by its id (P01 …), as text."""
    rows: dict[str, list[Row]] = {}
    for delivery in deliveries:
        if delivery.in_force:
            rows.setdefault(delivery.feed, []).extend(delivery.accepted_rows())
    figures = {
        **_organisations(rows),
        **_services(rows),
        **_disability(rows),
        **_students(rows["student_aid"]),
        **_funerals(rows["funeral_waivers"]),
    }
    return {figure: str(figures[figure]) for figure in sorted(figures)}


def _organisations(rows: dict[str, list[Row]]) -> dict[str, object]:
    funds, agencies = rows["fund_payments"], rows["social_work_agencies"]
    this_year = [row for row in funds if row["paid_on"].year == 2013]
    budget = [r for r in this_year if (r["fund"], r["entry"]) == (SPECIAL, "预算安排")]
    purchases = [r for r in this_year if r["fund"] == PURCHASE]
    paid = sum(r["amount"] for r in purchases if r["entry"] == "拨付")
    returned = sum(r["amount"] for r in purchases if r["entry"] == "退回")
    events = rows["incubation_events"]
    inside = {
        row["organisation"]
        for row in events
        if row["stage"] in INSIDE and row["occurred_on"] <= date(2013, 12, 31)
    }
    exams = rows["social_work_exams"]
    signed = [r for r in rows["service_contracts"] if r["signed_on"].year == 2013]
    opinions = [
        row["institution"]
        for row in rows["welfare_institution_events"]
        if row["stage"] == "筹办意见书" and row["occurred_on"].year <= 2013
    ]
    base = next(r for r in rows["milestones"] if r["kind"] == "设施启用")
    return {
        "P01": _yuan(sum(row["amount"] for row in budget)),
        "P02": base["value"],
        "P03": len({r["organisation"] for r in agencies if r["registered_on"].year <= 2012}),
        "P04": len({r["organisation"] for r in agencies if r["registered_on"].year <= 2013}),
        "P05": len({r["id_no"] for r in exams if r["exam_year"] == 2012}),
        "P06": len({r["id_no"] for r in exams if r["exam_year"] == 2013}),
        "P07": _yuan(paid - returned),
        "P08": len({row["contract_no"] for row in signed}),
        "P09": len(inside),
        "P29": len(set(opinions)),
    }


def _services(rows: dict[str, list[Row]]) -> dict[str, object]:
    served: dict[tuple[int, int], set[str]] = {}
    for row in rows["home_care_visits"]:
        day = row["visited_on"]
        served.setdefault((day.year, day.month), set()).add(row["id_no"])
    ratio = len(served[DECEMBER]) / len(served[JUNE])
    return {"P12": len(served[DECEMBER]), "P13": round(ratio, 4)}


def _disability(rows: dict[str, list[Row]]) -> dict[str, object]:
    approved = {
        row["id_no"]
        for row in rows["disability_allowance_approvals"]
        if row["decision"] == "同意" and row["approved_on"].year == 2013
    }
    paid = sum(
        row["amount"]
        for row in rows["disability_allowance_payments"]
        if row["status"] == PAID and row["paid_on"].year == 2013
    )
    care = {
        row["id_no"]
        for row in rows["disability_care_payments"]
        if row["scheme"] == "托养补贴"
        and row["amount"]
        and row["benefit_month"] == date(2013, 12, 1)
    }
    return {"P22": len(approved), "P27": _yuan(paid), "P28": len(care)}


def _students(rows: list[Row]) -> dict[str, object]:
    aided = [row for row in rows if row["paid_on"].year == 2013]
    amounts = [row["amount"] for row in aided]
    return {
        "P18": len({row["id_no"] for row in aided}),
        "P19": _yuan(sum(amounts)),
        "P20": _yuan(min(amounts)),
        "P21": _yuan(max(amounts)),
    }


def _funerals(rows: list[Row]) -> dict[str, object]:
    return {
        "P30": _yuan(max(r["amount"] for r in rows if r["claimed_on"].year == 2013)),
        "P31": min(row["claimed_on"] for row in rows).isoformat(),
    }


def _yuan(fen: int) -> str:
    return f"{fen / 100:.2f}".removesuffix(".00")
