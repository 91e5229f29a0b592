"""Registers as they stand at a month's end, by who delivers them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from pipelines.sample.months import last_day
from pipelines.sample.people.areas import load_towns
from pipelines.sample.world import Row

DEPARTMENT, CERTIFIER = "社工部", "残联"

Snapshot = Callable[[int], dict[str, list[Row]]]
"""A register as it stands at a month's end, by deliverer."""


def department_register(rows: list[Row], column: str) -> Snapshot:
    """A register of the department: the rows whose day is not after the month."""

    def snapshot(month: int) -> dict[str, list[Row]]:
        return {DEPARTMENT: [row for row in rows if row[column] <= last_day(month)]}

    return snapshot


def town_register(rows: list[tuple[str, Row]], column: str) -> Snapshot:
    """A register of every town: its rows whose day is not after the month."""

    def snapshot(month: int) -> dict[str, list[Row]]:
        return by_town([entry for entry in rows if entry[1][column] <= last_day(month)])

    return snapshot


def by_town(rows: list[tuple[str, Row]]) -> dict[str, list[Row]]:
    """The rows of each town; a town without any has an empty list."""
    lists: dict[str, list[Row]] = {town: [] for town in load_towns()}
    for town, row in rows:
        lists[town].append(row)
    return lists


def amended(snapshot: Snapshot, amend: Callable[[str, Row], Row]) -> Snapshot:
    """The register with `amend(deliverer, row)` for every row, which it copies to change."""

    def changed(month: int) -> dict[str, list[Row]]:
        lists = snapshot(month)
        return {who: [amend(who, row) for row in rows] for who, rows in lists.items()}

    return changed


def extended(snapshot: Snapshot, extra: list[tuple[str, date, Row]]) -> Snapshot:
    """The register with more rows, each (deliverer, day, row), in it since its day."""

    def longer(month: int) -> dict[str, list[Row]]:
        lists = snapshot(month)
        for who, day, row in extra:
            if day <= last_day(month):
                lists[who].append(row)
        return lists

    return longer
