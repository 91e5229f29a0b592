"""Changes what some rosters of certificates say of somebody."""

from __future__ import annotations

from pipelines.sample.invention import Invention
from pipelines.sample.months import month_of
from pipelines.sample.registers import amended
from pipelines.sample.world import Row

ROSTER = "disability_certificates"


def amend_roster(invention: Invention, id_no: str, months: range, cells: Row) -> None:
    """Write other cells into somebody's rows of the rosters of some months."""

    def amend(deliverer: str, row: Row) -> Row:
        is_meant = row["id_no"] == id_no and month_of(row["as_on"]) in months
        return {**row, **cells} if is_meant else row

    invention.registers[ROSTER] = amended(invention.registers[ROSTER], amend)
