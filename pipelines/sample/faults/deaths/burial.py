"""Lets somebody of the lists die, on the register of the funeral home."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.invention import Invention
from pipelines.sample.months import first_day, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.funerals import SECTION, cremation_row


def bury(invention: Invention, person: Person, month: int, rng: Random) -> date:
    """The person dies in the month and is cremated within it; the day of death."""
    person.died = first_day(month) + timedelta(days=rng.randint(2, 22))
    person.cremated = person.died + timedelta(days=rng.randint(1, 4))
    rows = invention.monthly["cremations"][SECTION, month]
    rows.append(cremation_row(person))
    rows.sort(key=lambda row: (row["cremated_on"], row["id_no"]))
    return person.died


def stop_payments(rows: ListedRows, id_no: str, last: int) -> None:
    """Take what is listed for months after the last one off, and put a row of the stop there.

    Args:
        rows: of a feed that pays people monthly.
        id_no: whose.
        last: the last month paid for.
    """
    listed = rows.of(id_no)
    for place in listed:
        if month_of(place.row["benefit_month"]) > last:
            rows.remove(place)
    model = next(p for p in listed if month_of(p.row["benefit_month"]) == last)
    stop = {key: cell for key, cell in model.row.items() if key != "remark"}
    stop |= {"benefit_month": first_day(last + 1), "amount": 0, "status": "成功"}
    town = model.deliverer
    stop |= {"paid_on": rows.payday(town, last + 1), "stop_reason": "死亡"}
    rows.add(town, last + 1, stop)
