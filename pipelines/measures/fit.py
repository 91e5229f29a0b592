"""Whether declarations say what the list of indicators says: one of the two would mislead."""

from __future__ import annotations

from collections.abc import Iterable

from pipelines.language import say
from pipelines.measures.measure import Measure
from pipelines.measures.record import near
from pipelines.problem import Problem

Listed = dict[str, dict[str, str]]
_DAY = "日期"
_AGGREGATIONS = {
    "count": "sum",
    "sum": "sum",
    "distinct": "sum",
    "people": "distinct_people",
    "smallest": "minimum",
    "earliest": "minimum",
    "largest": "maximum",
    "latest": "maximum",
}
_OF_DAYS = {"smallest": "minimum", "largest": "maximum"}


def refuse_misfits(measures: Iterable[Measure], listed: Listed) -> None:
    """Hold declarations against the columns of their indicators that say the same.

    Raises:
        Problem: window, aggregation, unit or base month speak of another way of counting.
    """
    known = {measure.indicator_id: measure for measure in measures}
    for measure in known.values():
        row = listed[measure.indicator_id]
        for column, allowed in _expected(measure).items():
            if row[column] not in allowed:
                told = {"column": column, "listed": row[column] or say("measure_none")}
                fits = say("measure_or").join(allowed)
                name = measure.indicator_id
                raise Problem(
                    "measure_misfit", where=measure.place, indicator=name, fits=fits, **told
                )
        if (row["unit"] == _DAY) != _is_day(measure):
            told = {"indicator": measure.indicator_id, "unit": row["unit"]}
            raise Problem("measure_unit", where=measure.place, **told)
        if measure.against is not None:
            _refuse_base(measure, known, row)


def _expected(measure: Measure) -> dict[str, tuple[str, ...]]:
    if measure.against is not None:
        return {"window_kind": ("last_month",), "aggregation": ("ratio",)}
    windows = "period" if measure.window == "period" else "until"
    return {"window_kind": (windows,), "aggregation": _aggregations(measure)}


def _aggregations(measure: Measure) -> tuple[str, ...]:
    figure = measure.figures.get("value")
    if figure is None:
        return ("ratio",)
    if figure.kind == "days":
        return (_OF_DAYS.get(figure.take or "", figure.take or ""),)
    of_rows = _AGGREGATIONS.get(figure.kind, "last_state")
    if measure.window == "period" or of_rows in {"minimum", "maximum"}:
        return (of_rows,)
    return ("last_state", of_rows)


def _is_day(measure: Measure) -> bool:
    return any(figure.kind in {"earliest", "latest"} for figure in measure.figures.values())


def _refuse_base(measure: Measure, known: dict[str, Measure], row: dict[str, str]) -> None:
    of = known.get(measure.against or "")
    if of is None or "value" not in of.figures or of.window != "period" or _is_day(of):
        told = {"of": measure.against, "hint": near(measure.against or "", known)}
        raise Problem("measure_base", where=measure.place, **told)
    if not row["base_month"]:
        name = measure.indicator_id
        raise Problem("measure_base_month", where=measure.place, indicator=name)
