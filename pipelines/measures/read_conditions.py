"""What a declaration asks of rows (`where`), checked against the types and values of the mart."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from pipelines.language import say
from pipelines.measures.marts import MartColumn, Type
from pipelines.measures.measure import Condition, Operator
from pipelines.measures.record import OfMart, fault, near, refuse_keys

_ORDERED: dict[str, Operator] = {
    "above": "above",
    "below": "below",
    "at_least": "at_least",
    "at_most": "at_most",
}
_ASKED = ("not", "known", "by_day", *_ORDERED)
# A month without this day would move the deadline into the next.
_LAST_DAY = 28
_NUMBER = re.compile(r"-?\d+(\.\d+)?", re.ASCII)


def read_conditions(asked: OfMart) -> tuple[Condition, ...]:
    """The conditions of a `where`, all of which a row must meet.

    Raises:
        Problem: a column is unknown, a value is not of its type or not one that it can hold.
    """
    conditions = []
    refuse_keys(asked.record, asked.columns)
    for name, wanted in asked.record.value.items():
        column = asked.column(name, name)
        if isinstance(wanted, dict):
            conditions += _compared(asked.below(name), column)
        elif isinstance(wanted, list):
            conditions.append(Condition(name, "one_of", _literals(asked, name, column, wanted)))
        else:
            conditions.append(Condition(name, "equals", _literals(asked, name, column, [wanted])))
    return tuple(conditions)


def _compared(asked: OfMart, column: MartColumn) -> list[Condition]:
    refuse_keys(asked.record, _ASKED)
    if not asked.record.value:
        raise fault(asked.record, None, "measure_lacks", word=" / ".join(_ASKED))
    return [_condition(asked, column, key, to) for key, to in asked.record.value.items()]


def _condition(asked: OfMart, column: MartColumn, key: str, wanted: Any) -> Condition:
    name = column.name
    if key == "known":
        if not isinstance(wanted, bool):
            raise fault(asked.record, key, "measure_truth", word=key)
        return Condition(name, "known", (str(wanted).lower(),))
    if key == "by_day":
        asked.column(key, name, "day")
        return Condition(name, "by_day", due=_due(asked.below(key)))
    if key == "not":
        listed = wanted if isinstance(wanted, list) else [wanted]
        return Condition(name, "not_one_of", _literals(asked, key, column, listed))
    asked.column(key, name, "number", "day")
    return Condition(name, _ORDERED[key], _literals(asked, key, column, [wanted]))


def _due(asked: OfMart) -> dict[str, Any]:
    """The day that `by_day` means: a day of the month, so many months after a column's month."""
    keys = ("day", "months_after", "month")
    refuse_keys(asked.record, keys, ("day", "month"))
    day, months = asked.record.value["day"], asked.record.value.get("months_after", 0)
    for key, number, most in (("day", day, _LAST_DAY), ("months_after", months, 120)):
        least = 1 if key == "day" else 0
        if type(number) is not int or not least <= number <= most:
            raise fault(asked.record, key, "measure_between", word=key, least=least, most=most)
    return {"day": day, "months_after": months, "month": asked.names("month", "day")[0]}


def _literals(asked: OfMart, key: str, column: MartColumn, wanted: list[Any]) -> tuple[str, ...]:
    if not wanted:
        raise fault(asked.record, key, "measure_lacks", word=column.name)
    return tuple(_literal(asked, key, column, value) for value in wanted)


def _literal(asked: OfMart, key: str, column: MartColumn, value: Any) -> str:
    """The value as SQL writes it on every engine.

    Spark reads a backslash as the beginning of another character, DuckDB does not.
    """
    if _kind(value) != column.kind:
        kind, example = say(f"measure_kind.{column.kind}"), say(f"measure_example.{column.kind}")
        told = {"column": column.name, "kind": kind, "value": value, "example": example}
        raise fault(asked.record, key, "measure_bad_value", **told)
    if isinstance(value, str):
        if "\\" in value or not value.isprintable():
            raise fault(asked.record, key, "measure_odd_sign", column=column.name)
        if column.values and value not in column.values:
            told = {"column": column.name, "value": value, "known": "、".join(column.values)}
            hint = near(value, column.values)
            raise fault(asked.record, key, "measure_unknown_value", hint=hint, **told)
        return "'" + value.replace("'", "''") + "'"
    return f"date '{value}'" if isinstance(value, date) else str(value).lower()


def _kind(value: Any) -> Type | None:
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int | float):
        return "number" if _NUMBER.fullmatch(str(value)) else None
    if isinstance(value, str):
        return "text"
    return "day" if type(value) is date else None
