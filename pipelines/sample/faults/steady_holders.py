"""Holders whose allowance ran without a hitch, of which one thing may be made wrong."""

from __future__ import annotations

from collections.abc import Callable

from pipelines.sample.faults.fault_book import FaultBook
from pipelines.sample.faults.listed_rows import Listed, ListedRows
from pipelines.sample.faults.roles import LAST_MONTH, Roles
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day, month_of
from pipelines.sample.programmes.allowance_total import pays_next_month
from pipelines.sample.programmes.holder import Holder

ALLOWANCE = "disability_allowance_payments"
PROGRAMME = "disability_allowance"


class SteadyHolders:
    """Holders who draw the allowance from their start to the horizon, month by month, no more."""

    def __init__(self, invention: Invention, book: FaultBook, *, cared: bool = False):
        self.listed = ListedRows(invention.monthly[ALLOWANCE])
        self._book = book
        roles = Roles(invention)
        self._holders = [
            holder
            for holder in invention.cast.holders
            if roles.draws_only(holder, care=cared) and self._is_steady(holder)
        ]

    def choose(self, code: str, count: int, fits: Callable[[Holder], bool]) -> list[Holder]:
        """Draw free holders that fit, and take them."""
        fit = [h for h in self._holders if self._book.is_free(h) and fits(h)]
        return self._book.choose(code, fit, count)

    def row(self, holder: Holder, month: int) -> Listed:
        """What is listed of the holder for a benefit month."""
        first = first_day(month)
        rows = self.listed.of(holder.person.printed_id)
        return next(place for place in rows if place.row["benefit_month"] == first)

    def pay_later(self, holder: Holder, month: int, later: int) -> Listed:
        """Pay a month with a later month's list, as a back payment; where it is listed then."""
        place = self.row(holder, month)
        self.listed.remove(place)
        paid_on = self.row(holder, later).row["paid_on"]
        row = {**place.row, "paid_on": paid_on, "remark": "补发"}
        self.listed.add(place.deliverer, later, row)
        return Listed(place.deliverer, later, row)

    def _is_steady(self, holder: Holder) -> bool:
        rows = self.listed.of(holder.person.printed_id)
        is_whole = len(rows) == LAST_MONTH - holder.start + 1
        return is_whole and not any("remark" in place.row for place in rows)


def pays_within_the_month(holder: Holder) -> bool:
    """Whether the holder's town pays a month before it ends."""
    return not pays_next_month(holder.person.town)


def stop_after(listed: ListedRows, id_no: str, last: int, reason: str) -> dict[int, int]:
    """End somebody's payments with a month, and say why in the next; fen paid by month."""
    paid: dict[int, int] = {}
    for place in listed.of(id_no):
        month = month_of(place.row["benefit_month"])
        if month <= last:
            paid[month] = place.row["amount"]
        elif month == last + 1:
            place.row.update(amount=0, stop_reason=reason)
        else:
            listed.remove(place)
    return paid
