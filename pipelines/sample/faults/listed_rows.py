"""Finds and changes the rows of monthly lists, of which a planted fault consists."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from pipelines.sample.months import first_day
from pipelines.sample.world import MonthlyLists, Row


@dataclass(slots=True)
class Listed:
    """A row, who delivers it and the month of its list; the row may be changed in place."""

    deliverer: str
    month: int
    row: Row


class ListedRows:
    """The rows of a monthly feed by a column's value (the ID number), in the order of months."""

    def __init__(self, lists: MonthlyLists, column: str = "id_no"):
        self._lists = lists
        self._column = column
        self._places: dict[str, list[Listed]] = defaultdict(list)
        for (deliverer, month), rows in sorted(lists.items(), key=lambda entry: entry[0][1]):
            for row in rows:
                self._places[row[column]].append(Listed(deliverer, month, row))

    def of(self, value: str) -> list[Listed]:
        """Everything that is listed of somebody."""
        return list(self._places[value])

    def payday(self, deliverer: str, month: int) -> date:
        """The day on which a list of payments pays its own month; the 15th if it is empty."""
        first = first_day(month)
        for row in self._lists.get((deliverer, month), ()):
            if row["benefit_month"] == first and "remark" not in row:
                return row["paid_on"]
        return first.replace(day=15)

    def add(self, deliverer: str, month: int, row: Row) -> Row:
        """Put a row at the end of a list."""
        self._lists[deliverer, month].append(row)
        self._places[row[self._column]].append(Listed(deliverer, month, row))
        return row

    def remove(self, listed: Listed) -> None:
        """Take a row off its list."""
        rows = self._lists[listed.deliverer, listed.month]
        rows[:] = [row for row in rows if row is not listed.row]
        places = self._places[listed.row[self._column]]
        places[:] = [place for place in places if place.row is not listed.row]
