"""One declaration, read against the contract of its mart."""

from __future__ import annotations

import re
from typing import get_args

from pipelines.contracts.located_yaml import Located
from pipelines.measures.marts import load_marts
from pipelines.measures.measure import Figure, Measure, Window
from pipelines.measures.read_conditions import read_conditions
from pipelines.measures.read_figure import KINDS, OTHERWISE, read_figure, read_ratio
from pipelines.measures.record import OfMart, fault, near, place, refuse_keys

_OF_ROWS = ("mart", "month", "window", "ends", "newest_of", "where")
# Every row counts in an area, which its town tells.
_TOWN = "town_code"
# It names steps of a statement, unquoted.
_NAME = re.compile(r"[a-z][a-z0-9_]{0,59}", re.ASCII)


def read_measure(record: Located) -> Measure:
    """The measure that a mapping of the file says.

    Raises:
        Problem: something in it is not as it must be; the sentence names file and line.
    """
    refuse_keys(record, ("indicator", *_OF_ROWS, *KINDS, *OTHERWISE), ("indicator",))
    indicator = str(record.value["indicator"])
    if not _NAME.fullmatch(indicator):
        raise fault(record, "indicator", "measure_name", indicator=indicator)
    if "against_base_month" in record.value:
        refuse_keys(record, ("indicator", "against_base_month"), ("against_base_month",))
        return Measure(indicator, place(record), against=str(record.value["against_base_month"]))
    refuse_keys(record, record.value, ("mart", "month"))
    said = _of_mart(record)
    figures = _figures(said)
    window = _window(said, figures)
    return Measure(
        indicator,
        place(record),
        mart=said.mart,
        month=said.names("month", "day"),
        window=window,
        ends=next(iter(said.names("ends", "day")), None),
        newest_of=said.names("newest_of"),
        where=read_conditions(said.below("where")) if "where" in record.value else (),
        figures=figures,
    )


def _of_mart(record: Located) -> OfMart:
    marts = load_marts()
    mart = str(record.value["mart"])
    if mart not in marts:
        known = ", ".join(name for name, columns in marts.items() if _TOWN in columns)
        hint = near(mart, marts)
        raise fault(record, "mart", "measure_unknown_mart", mart=mart, hint=hint, known=known)
    if _TOWN not in marts[mart]:
        raise fault(record, "mart", "measure_no_town", mart=mart)
    if "newest_of" in record.value and "delivery_id" not in marts[mart]:
        raise fault(record, "newest_of", "measure_no_delivery", mart=mart)
    return OfMart(record, mart, marts[mart])


def _figures(said: OfMart) -> dict[str, Figure]:
    if "ratio" not in said.record.value:
        return {"value": read_figure(said)}
    if beside := [kind for kind in KINDS if kind in said.record.value]:
        raise fault(said.record, beside[0], "measure_beside_ratio", word=beside[0])
    return read_ratio(said.below("ratio"))


def _window(said: OfMart, figures: dict[str, Figure]) -> Window:
    """The window as written; a last state always holds until another is known."""
    record = said.record
    is_last = any(figure.kind == "last" for figure in figures.values())
    window = record.value.get("window", "until" if is_last else "period")
    if window not in get_args(Window):
        known = ", ".join(get_args(Window))
        raise fault(record, "window", "measure_choice", word="window", known=known)
    if (window == "in_force") != ("ends" in record.value):
        raise fault(record, "window", "measure_ends")
    if is_last and window != "until":
        raise fault(record, "window", "measure_last_window")
    return window
