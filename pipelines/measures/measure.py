"""A declared indicator as the code sees it: which rows of which mart, and what of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal[
    "count",
    "sum",
    "people",
    "distinct",
    "smallest",
    "largest",
    "earliest",
    "latest",
    "days",
    "last",
]
Window = Literal["period", "until", "in_force"]
Operator = Literal[
    "equals",
    "one_of",
    "not_one_of",
    "above",
    "below",
    "at_least",
    "at_most",
    "known",
    "by_day",
]


@dataclass(frozen=True)
class Condition:
    """What a cell must be for its row to count.

    Attributes:
        operator: known takes one truth: true asks for a filled cell, false for an empty one.
        literals: what the cell is compared with, as SQL writes it on every engine.
        due: of by_day, the day of the month, the months after, and the column with the month.
    """

    column: str
    operator: Operator
    literals: tuple[str, ...] = ()
    due: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Figure:
    """One number (or day) that is made of the rows of a period.

    Attributes:
        columns: the column that is summed, counted …; of days the two that it lies between; of
            distinct all that tell cases apart; none of a count of rows.
        where: which of the measure's rows this figure looks at.
        reached: months, the first that is filled, by which a row counts from that month on.
        take: of days: median, mean, smallest or largest.
        order: of last: what says which row is the newest.
        subject: of last: whose newest row it is; None: all rows are about one thing.
    """

    kind: Kind
    columns: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    reached: tuple[str, ...] = ()
    take: str | None = None
    order: tuple[str, ...] = ()
    subject: str | None = None


@dataclass(frozen=True)
class Measure:
    """How one indicator is counted.

    Attributes:
        place: file and line of the declaration.
        mart: the table whose rows are counted; None: it compares another indicator.
        month: columns with the month that a row counts in, the first that is filled.
        window: rows of the period's months, all up to its end, or those that still hold at its end.
        ends: of in_force, the column with the day or month from which a row holds no more.
        newest_of: what tells events apart where lists repeat them; the newest list's rows count.
        where: which rows count.
        figures: `value`, or `numerator` and `denominator` of a ratio.
        against: the declared indicator whose month is divided by its base month.
    """

    indicator_id: str
    place: str
    mart: str | None = None
    month: tuple[str, ...] = ()
    window: Window = "period"
    ends: str | None = None
    newest_of: tuple[str, ...] = ()
    where: tuple[Condition, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict)
    against: str | None = None
