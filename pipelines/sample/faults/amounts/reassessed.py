"""T2's near miss: a certificate issued anew, whose level changes in the month the pay changes."""

from __future__ import annotations

from datetime import timedelta

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.faults.roles import Roles
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day, month_of
from pipelines.sample.programmes.allowance_total import RATES
from pipelines.sample.programmes.holder import LEVELS, Holder
from pipelines.sample.registers import amended, extended
from pipelines.sample.world import Row

FEED = "disability_allowance_payments"
ROSTER, APPROVALS = "disability_certificates", "disability_allowance_approvals"
# The third level becomes the fourth, or the fourth the third: neither is a severe one.
OTHER = {3: 4, 4: 3}


def plant_reassessments(invention: Invention, book: FaultBook) -> None:
    """Give some holders a new certificate, a new approval and the new rate, all in one month."""
    roles = Roles(invention)
    fit = [
        h
        for h in invention.cast.holders
        if h.level in OTHER and h.start < 16 and not h.suffix and roles.draws_only(h)
    ]
    for holder in book.choose("T2", fit, 3):
        since = book.rng("T2").randint(19, 24)
        changes = {
            "certificate_no": f"{holder.person.id_no}{holder.category + 1}{OTHER[holder.level]}B1",
            "level": LEVELS[OTHER[holder.level] - 1],
        }
        _pay(invention, holder, since, changes)
        _approve(invention, holder, since, changes)
        _list_on_roster(invention, holder, since, changes)
        what = "level and certificate change in one month"
        book.near_miss("T2", "person", holder.person.printed_id, what)


def _pay(invention: Invention, holder: Holder, since: int, changes: dict[str, str]) -> None:
    rows = ListedRows(invention.monthly[FEED])
    for place in rows.of(holder.person.printed_id):
        if month_of(place.row["benefit_month"]) >= since:
            place.row.update(changes, amount=RATES[OTHER[holder.level]])


def _approve(invention: Invention, holder: Holder, since: int, changes: dict[str, str]) -> None:
    applied = first_day(since) + timedelta(days=1)
    approved = applied + timedelta(days=1)
    row = {**holder.identity(), **changes, "applied_on": applied, "approved_on": approved}
    entry = (holder.person.town, approved, {**row, "decision": "同意"})
    registers = invention.registers
    registers[APPROVALS] = extended(registers[APPROVALS], [entry])


def _list_on_roster(
    invention: Invention, holder: Holder, since: int, changes: dict[str, str]
) -> None:
    def amend(_: str, row: Row) -> Row:
        is_later = row["id_no"] == holder.person.printed_id and row["as_on"] >= first_day(since)
        return {**row, **changes, "issued_on": first_day(since)} if is_later else row

    invention.registers[ROSTER] = amended(invention.registers[ROSTER], amend)
