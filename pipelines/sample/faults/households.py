"""The rows of one household on the roll: found, made anew, given another member."""

from __future__ import annotations

from pipelines.sample.faults.listed_rows import ListedRows
from pipelines.sample.invention import Invention
from pipelines.sample.months import MONTHS, month_of
from pipelines.sample.people.person import Person
from pipelines.sample.programmes.households import Household
from pipelines.sample.programmes.subsistence import roll_row
from pipelines.sample.world import Row

FEED = "subsistence_payments"
SUBSISTENCE_SCHEMES = frozenset({"城镇低保", "农村低保"})
PROGRAMMES = {
    "城镇低保": "urban_subsistence",
    "农村低保": "rural_subsistence",
    "五保": "five_guarantees",
    "低保临界": "near_poverty",
}
MOST_MEMBERS = 6


def list_again(invention: Invention, home: Household, first: int) -> None:
    """Make the household's rows since a month anew, as its members now live."""
    lists = invention.monthly[FEED]
    rows = ListedRows(lists, "household_no")
    listed = {place.month: place for place in rows.of(home.number)}
    for month in MONTHS[first:]:
        if month in listed:
            place = listed[month]
            fresh = roll_row(home, month)
            if fresh is None:
                rows.remove(place)
                continue
            fresh["paid_on"] = place.row["paid_on"]
            place.row.clear()
            place.row.update(fresh)


def add_member(row: Row, person: Person) -> None:
    """Write a person behind the members of a household's row and count one more."""
    number = next(n for n in range(1, MOST_MEMBERS + 1) if f"member_name_{n}" not in row)
    row[f"member_name_{number}"] = person.name
    row[f"member_id_no_{number}"] = person.printed_id
    row["members"] += 1


def month_rows(rows: ListedRows, home: Household) -> dict[int, Row]:
    """The household's rows by benefit month, that which says why it left not among them."""
    return {
        month_of(place.row["benefit_month"]): place.row
        for place in rows.of(home.number)
        if "stop_reason" not in place.row
    }
