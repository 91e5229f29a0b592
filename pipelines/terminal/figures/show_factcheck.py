"""The verdicts of a fact check: as a table, as JSON, and as the words of a comment."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

from pipelines.factcheck.judging.verdict import Verdict
from pipelines.factcheck.judging.warehouse import Warehouse
from pipelines.language import say
from pipelines.report.number_words import RATIO, quantity_words
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
            "value": _plain(_said(verdict)),
            "unit": verdict.figure.unit,
            "indicator_id": verdict.indicator_id,
            "period": verdict.period,
            "area_code": verdict.area_code,
            "warehouse_value": _plain(verdict.warehouse_value),
            "status": verdict.status,
            "is_complete": verdict.is_complete,
            "measure": verdict.measure,
            "compared_with": verdict.compared_with,
            "reason": verdict.reason or None,
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
    if verdict.status == "unmeasured":
        return say("factcheck.unknown", name=name, why=_why(verdict, warehouse))
    words = say(
        "factcheck.said",
        verdict=say(f"factcheck.{verdict.status}"),
        name=name,
        period=_period_words(verdict),
        value=_value_words(verdict, warehouse),
    )
    return words + _apart_words(verdict, warehouse) + _fit_words(verdict, warehouse)


def _row(verdict: Verdict, warehouse: Warehouse) -> list[str]:
    name = warehouse.names.get(verdict.indicator_id or "", "")
    status = say(f"factcheck.{verdict.status}")
    if verdict.status == "unmeasured":
        status += say("factcheck.because", why=_why(verdict, warehouse))
    status += _apart_words(verdict, warehouse) + _fit_words(verdict, warehouse)
    value = _value_words(verdict, warehouse) if verdict.indicator_id else ""
    place = str(verdict.figure.paragraph + 1)
    town = _town_name(verdict, warehouse)
    of = f"{name}（{town}）" if town else name
    return [place, verdict.figure.text, of, _period_words(verdict), value, status]


def _town_name(verdict: Verdict, warehouse: Warehouse) -> str:
    """The town that the figure is of; empty: the district."""
    names = [name for name, code in warehouse.towns.items() if code == verdict.area_code]
    return names[0] if names else ""


def _why(verdict: Verdict, warehouse: Warehouse) -> str:
    return say(
        f"factcheck.why_{verdict.reason or 'no_data'}",
        town=_town_name(verdict, warehouse),
        period=_period_words(verdict),
    )


def _period_words(verdict: Verdict) -> str:
    if verdict.compared_with is None:
        return verdict.period or ""
    return say("factcheck.against", period=verdict.period, base=verdict.compared_with)


def _value_words(verdict: Verdict, warehouse: Warehouse) -> str:
    words = _quantity(verdict.warehouse_value, verdict, warehouse)
    return words if verdict.is_complete else say("factcheck.incomplete", value=words)


def _quantity(value: Decimal | date | None, verdict: Verdict, warehouse: Warehouse) -> str:
    """A number in the unit that the figure is told in: growth in %, a multiple in 倍."""
    unit = warehouse.units[verdict.indicator_id or ""]
    if verdict.measure == "difference" and unit == RATIO and isinstance(value, Decimal):
        return _points(value)
    return quantity_words(
        value, {"growth": RATIO, "share": RATIO, "times": "倍"}.get(verdict.measure, unit)
    )


def _points(share: Decimal) -> str:
    return say("factcheck.points", points=f"{share * 100:.1f}")


def _apart_words(verdict: Verdict, warehouse: Warehouse) -> str:
    """By how much a number is too high or too low."""
    said, known = verdict.figure.value, verdict.warehouse_value
    if verdict.status != "differs" or said is None or not isinstance(known, Decimal):
        return ""
    is_share = verdict.measure in {"growth", "share"} or (
        verdict.measure != "times" and warehouse.units[verdict.indicator_id or ""] == RATIO
    )
    apart = abs(said - known)
    words = _points(apart) if is_share else _quantity(apart, verdict, warehouse)
    return say("factcheck.too_high" if said > known else "factcheck.too_low", by=words)


def _fit_words(verdict: Verdict, warehouse: Warehouse) -> str:
    if not verdict.fits:
        return ""
    indicator, period = verdict.fits[0]
    return say("factcheck.fits", name=warehouse.names[indicator], period=period)


def _said(verdict: Verdict) -> Decimal | date | None:
    day = verdict.figure.first_day
    return verdict.figure.value if day is None else day


def _plain(value: Decimal | date | None) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return value.isoformat() if value else None
