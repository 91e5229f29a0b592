"""One thing that the rows of a feed are expected to be, as data that any engine can judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import polars as pl


@dataclass(frozen=True)
class RowRule:
    """An expectation of a feed's rows.

    Attributes:
        code: names the doubt; `warning.<code>` says it in words.
        column: the form's column that a receipt names; None: the row as a whole.
        kind: Great Expectations' name of the expectation.
        arguments: of the expectation, without the columns.
        columns: the argument that names columns → the columns, as the expectation wants them.
        derived: columns made for it, by name; a row where one is null is not examined.
        is_told: intake itself writes the doubt down; here it is only counted.
    """

    code: str
    column: str | None
    kind: str
    columns: Mapping[str, Any]
    arguments: Mapping[str, Any] = field(default_factory=dict)
    derived: Mapping[str, pl.Expr] = field(default_factory=dict, repr=False)
    is_told: bool = False

    @property
    def name(self) -> str:
        """Tells the rule from the others of its suite."""
        return f"{self.code}:{'+'.join(self.judged)}"

    @property
    def judged(self) -> tuple[str, ...]:
        """The columns that the expectation reads."""
        found = []
        for value in self.columns.values():
            found += [value] if isinstance(value, str) else list(value)
        return tuple(found)

    @property
    def counts_missing(self) -> bool:
        """Whether it is about cells being there, so that an empty one is examined too."""
        return self.kind == "expect_column_values_to_not_be_null"


def filled(code: str, column: str | None, judged: str, **more: Any) -> RowRule:
    """No row lacks the value."""
    return RowRule(code, column, "expect_column_values_to_not_be_null", {"column": judged}, **more)


def one_of(code: str, column: str | None, judged: str, values: list[Any], **more: Any) -> RowRule:
    """Every value is one of those listed."""
    kind = "expect_column_values_to_be_in_set"
    return RowRule(code, column, kind, {"column": judged}, {"value_set": values}, **more)


def between(
    code: str,
    column: str,
    judged: str,
    least: float | None = None,
    most: float | None = None,
    **more: Any,
) -> RowRule:
    """Every value lies between the two, both included; None is no bound."""
    kind = "expect_column_values_to_be_between"
    bounds = {"min_value": least, "max_value": most}
    return RowRule(code, column, kind, {"column": judged}, bounds, **more)


def in_order(code: str, column: str, first: str, then: str, **more: Any) -> RowRule:
    """The one day, or amount, is not after, or above, the other."""
    kind = "expect_column_pair_values_a_to_be_greater_than_b"
    either = {"or_equal": True, "ignore_row_if": "either_value_is_missing"}
    return RowRule(code, column, kind, {"column_A": then, "column_B": first}, either, **more)


def equal(code: str, column: str, one: str, other: str, **more: Any) -> RowRule:
    """The two columns say the same."""
    kind = "expect_column_pair_values_to_be_equal"
    either = {"ignore_row_if": "either_value_is_missing"}
    return RowRule(code, column, kind, {"column_A": one, "column_B": other}, either, **more)


def once(code: str, judged: list[str]) -> RowRule:
    """No two rows agree in all the columns."""
    kind = "expect_compound_columns_to_be_unique"
    return RowRule(code, None, kind, {"column_list": judged}, {"ignore_row_if": "never"})
