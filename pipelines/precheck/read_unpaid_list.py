"""Read a payment list that is not paid yet as if it had been paid on a given day."""

from __future__ import annotations

import calendar
from dataclasses import replace
from datetime import date
from pathlib import Path

import polars as pl

from pipelines.contracts import Column, Contract
from pipelines.intake.read_file import read_file
from pipelines.intake.read_result import ReadFile
from pipelines.intake.refusal import Limits, Refusal

# Feed to the column that says when the money went.
PAID_ON = {
    "disability_allowance_payments": "paid_on",
    "disability_care_payments": "paid_on",
    "subsistence_payments": "paid_on",
    "student_aid": "paid_on",
    "medical_aid": "settled_on",
    "funeral_waivers": "claimed_on",
}
_PAID = "成功"
# What a list says of money that has not moved.
_UNPAID = ("待发", "待发放", "未发", "未发放", "拟发", "拟发放", "待支付", "未支付", "待拨付")


def read_unpaid_list(
    path: Path, contracts: dict[str, Contract], limits: Limits, pay_on: date | None = None
) -> ReadFile:
    """Read a list; rows without a day or an outcome of payment are paid with success.

    Args:
        path: the file.
        contracts: of all feeds, so that another form is told by its name.
        limits: what a file may cost.
        pay_on: the day of payment; by default the last of the month the list is for.

    Raises:
        Refusal: the file cannot be read, is no payment list, or nothing tells its month.
    """
    read = read_file(path, {f: _unpaid(c) for f, c in contracts.items()}, limits)
    contract = contracts[read.contract.feed]
    if contract.feed not in PAID_ON:
        raise Refusal("precheck_other_form", form=contract.title)
    paid_on = PAID_ON[contract.feed]
    filled = [pl.col("status").fill_null(_PAID)] if "status" in read.rows.columns else []
    if read.rows[paid_on].null_count():
        filled.append(pl.col(paid_on).fill_null(pay_on or _last_day(read, contract, paid_on)))
    return replace(read, contract=contract, rows=read.rows.with_columns(filled))


def _unpaid(contract: Contract) -> Contract:
    """The contract with what a list lacks before it is paid left open."""
    if contract.feed not in PAID_ON:
        return contract
    return replace(contract, columns=tuple(_open(c, contract.feed) for c in contract.columns))


def _open(column: Column, feed: str) -> Column:
    if column.name == PAID_ON[feed]:
        return replace(column, required=False)
    if column.name == "status":
        spellings = (*column.value_aliases.get(_PAID, ()), *_UNPAID)
        aliases = {**column.value_aliases, _PAID: spellings}
        return replace(column, required=False, value_aliases=aliases)
    return column


def _last_day(read: ReadFile, contract: Contract, paid_on: str) -> date:
    """The last day of the month that most rows are for, else of the month that a title names."""
    column = contract.period_column if contract.period_column != paid_on else None
    months = read.rows[column].drop_nulls() if column else pl.Series([], dtype=pl.Date)
    told = months.mode().sort().to_list() or sorted(
        month for sheet in read.sheets for month in sheet.title_months
    )
    if not told:
        raise Refusal("precheck_no_month")
    month = told[-1]
    return month.replace(day=calendar.monthrange(month.year, month.month)[1])
