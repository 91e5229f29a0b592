"""The verdicts of a fact check: as a table, as JSON, and as the words of a comment."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.language import say
from pipelines.report.number_words import quantity_words
from pipelines.terminal.show_table import show_table

_COLUMNS = ("place", "text", "indicator", "period", "value", "verdict")


def show_verdicts(verdicts: list[Verdict], warehouse: Warehouse, with_unmeasured: bool) -> None:
    """Print a line a figure, then how many agree; figures tied to nothing only where asked for."""
    shown = [v for v in verdicts if v.indicator_id or with_unmeasured]
    show_table(
        [f"factcheck.column_{name}" for name in _COLUMNS], [_row(v, warehouse) for v in shown]
    )
    # A day that nothing counts is no figure to be judged.
    verdicts = [v for v in verdicts if v.indicator_id or v.figure.first_day is None]
    counted = dict.fromkeys(("agrees", "differs", "unmeasured"), 0)
    for verdict in verdicts:
        counted[verdict.status] += 1
    print(say("factcheck.summary", count=len(verdicts), **counted))


def verdicts_as_json(verdicts: list[Verdict]) -> str:
    """All figures for programs, in the text's order."""
    told = [
        {
            "text": verdict.figure.text,
            "value": _plain(verdict.figure.value or verdict.figure.first_day),
            "unit": verdict.figure.unit,
            "indicator_id": verdict.indicator_id,
            "period": verdict.period,
            "area_code": verdict.area_code,
            "warehouse_value": _plain(verdict.warehouse_value),
            "status": verdict.status,
            "fits": [{"indicator_id": i, "period": p} for i, p in verdict.fits],
            "paragraph": verdict.figure.paragraph,
            "start": verdict.figure.start,
        }
        for verdict in verdicts
    ]
    return json.dumps({"figures": told}, ensure_ascii=False, indent=1)


def verdict_words(verdict: Verdict, warehouse: Warehouse) -> str:
    """What is to be said of a figure that is tied to an indicator."""
    name = warehouse.names[verdict.indicator_id or ""]
    if verdict.warehouse_value is None:
        return say("factcheck.unknown", name=name, period=verdict.period)
    words = say(
        "factcheck.said",
        verdict=say(f"factcheck.{verdict.status}"),
        name=name,
        period=verdict.period,
        value=_value_words(verdict, warehouse),
    )
    return words + _fit_words(verdict, warehouse)


def _row(verdict: Verdict, warehouse: Warehouse) -> list[str]:
    name = warehouse.names.get(verdict.indicator_id or "", "")
    status = say(f"factcheck.{verdict.status}") + _fit_words(verdict, warehouse)
    value = _value_words(verdict, warehouse) if verdict.indicator_id else ""
    place = str(verdict.figure.paragraph + 1)
    return [place, verdict.figure.text, name, verdict.period or "", value, status]


def _value_words(verdict: Verdict, warehouse: Warehouse) -> str:
    return quantity_words(verdict.warehouse_value, warehouse.units[verdict.indicator_id or ""])


def _fit_words(verdict: Verdict, warehouse: Warehouse) -> str:
    if not verdict.fits:
        return ""
    indicator, period = verdict.fits[0]
    return say("factcheck.fits", name=warehouse.names[indicator], period=period)


def _plain(value: Decimal | date | None) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if value else None
