"""One record of a corrections file, checked against the contract of its feed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import polars as pl

from pipelines.contracts import Column, Contract
from pipelines.contracts.located_yaml import Located
from pipelines.corrections.correction import Correction, TypedCell
from pipelines.corrections.typed_value import ValueFaultError, typed_cell
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.identity.numbers_in_text import hold_numbers
from pipelines.language import say
from pipelines.problem import Problem

_DEMANDED = ("feed", "row", "column", "why", "who", "since")
_CHOICES = ("delivery", "deliverer", "month", "sheet", "is", "should_be", "beside")
_DELIVERY = re.compile(r"[0-9a-f]{8,16}(-[0-9a-z]{1,6})?")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])", re.ASCII)


def read_record(record: Located, contracts: dict[str, Contract]) -> Correction:
    """The correction that a mapping of the file says.

    Raises:
        Problem: something in it is not as it must be; the sentence names file and line.
        ContractError: a list or a mapping stands where one value belongs.
    """
    _refuse_keys(record)
    contract = contracts.get(record.written("feed") or "")
    if contract is None:
        raise _problem(record, "feed", "correction_unknown_feed", feed=record.written("feed"))
    column = _column(record, "column", record.written("column") or "", contract)
    delivered = _cell(record, "is", record.written("is"), column)
    corrected = _cell(record, "should_be", record.written("should_be"), column)
    if corrected.value is None and column.required:
        raise _problem(record, "should_be", "correction_required", column=column.title)
    if corrected.value == delivered.value:
        raise _problem(record, "should_be", "correction_changes_nothing")
    return Correction(
        file=record.path.name,
        line=record.line(),
        feed=contract.feed,
        **_delivery(record),
        sheet=record.written("sheet"),
        row=_row(record),
        column=column.name,
        delivered=delivered,
        corrected=corrected,
        why=record.written("why") or "",
        who=record.written("who") or "",
        since=_day(record, "since"),
        beside=tuple(_beside(record, contract)),
    )


def _refuse_keys(record: Located) -> None:
    keys = [node.value for node, _ in record.node.value]
    known = (*_DEMANDED, *_CHOICES)
    for key in keys:
        if key not in known or keys.count(key) > 1:
            raise _problem(record, key, "correction_key", word=key, known=", ".join(known))
    for key in (*_DEMANDED, "is", "should_be"):
        # An empty cell is written out (is: ), lest it be forgotten.
        if key not in keys or (key in _DEMANDED and not record.written(key)):
            raise _problem(record, None, "correction_lacks", word=key)
    texts = pl.Series([record.written(key) for key in ("why", "who", "sheet")], dtype=pl.String)
    if hold_numbers(texts).any():
        raise _problem(record, None, "correction_holds_number")


def _column(record: Located, key: str, name: str, contract: Contract) -> Column:
    columns = {column.name: column for column in contract.columns}
    column = columns.get(name)
    if column is None:
        known = ", ".join(c.name for c in contract.columns if not c.is_personal and not c.repeats)
        values = {"column": name, "feed": contract.feed, "known": known}
        raise _problem(record, key, "correction_unknown_column", **values)
    if column.kind == "free_text":
        raise _problem(record, key, "correction_of_remark", column=column.title)
    if column.is_personal or column.repeats:
        raise _problem(record, key, "correction_of_person", column=column.title)
    return column


def _cell(record: Located, key: str, text: str | None, column: Column) -> TypedCell:
    try:
        return typed_cell(column, text or None)
    except ValueFaultError as fault:
        values = {"column": column.title, "reason": say(f"reason.{fault.reason}")}
        raise _problem(record, key, "correction_bad_value", **values) from None


def _beside(record: Located, contract: Contract) -> Iterator[TypedCell]:
    if "beside" not in record.value:
        return
    cells = record.below("beside")
    for name in cells.value:
        column = _column(cells, name, name, contract)
        yield _cell(cells, name, cells.written(name), column)


def _delivery(record: Located) -> dict[str, Any]:
    delivery, deliverer = record.written("delivery"), record.written("deliverer")
    month = record.written("month")
    if bool(delivery) == bool(deliverer or month) or bool(deliverer) != bool(month):
        raise _problem(record, None, "correction_place")
    if delivery:
        if not _DELIVERY.fullmatch(delivery):
            raise _problem(record, "delivery", "correction_delivery")
        return {"delivery": delivery, "deliverer_code": None, "month": None}
    code = load_area_book().deliverer_code(deliverer or "")
    if code is None:
        raise _problem(record, "deliverer", "correction_deliverer")
    if not _MONTH.fullmatch(month or ""):
        raise _problem(record, "month", "correction_month")
    return {
        "delivery": None,
        "deliverer_code": code,
        "month": date.fromisoformat(f"{month}-01"),
    }


def _row(record: Located) -> int:
    text = record.written("row") or ""
    if not re.fullmatch(r"[1-9]\d{0,6}", text, re.ASCII):
        raise _problem(record, "row", "correction_row")
    return int(text)


def _day(record: Located, key: str) -> date:
    try:
        return date.fromisoformat(record.written(key) or "")
    except ValueError:
        raise _problem(record, key, "correction_day") from None


def _problem(record: Located, key: str | None, code: str, **values: Any) -> Problem:
    return Problem(code, where=f"{record.path}:{record.line(key)}", **values)
