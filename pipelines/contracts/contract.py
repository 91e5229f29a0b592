"""A feed's contract as the code sees it: its columns, cadence and the words a form may use."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal[
    "id",
    "personal",
    "certificate",
    "birthday",
    "free_text",
    "town",
    "village",
    "text",
    "code",
    "date",
    "month",
    "money",
    "number",
    "int",
    "enum",
    "time",
]
Cadence = Literal["monthly", "register", "yearly"]


@dataclass(frozen=True)
class Column:
    """One column of a form.

    Attributes:
        name: our identifier, the same in every layer.
        title: the header as the official form prints it.
        kind: how a cell is read and what of it may be kept.
        aliases: other headers that mean the same.
        allowed: the values of an enum, as they are stored.
        value_aliases: spellings of a value seen in forms, by stored value.
        when_absent: where the value comes from when the form lacks the column
            ("deliverer" or "title"); such a column is never missing from a header.
        repeats: N for a group of numbered columns (title1 … titleN), else 0.
    """

    name: str
    title: str
    description: str
    kind: Kind
    required: bool = False
    aliases: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    value_aliases: dict[str, tuple[str, ...]] = field(default_factory=dict)
    when_absent: Literal["deliverer", "title"] | None = None
    repeats: int = 0
    minimum: int | None = None
    maximum: int | None = None

    @property
    def is_personal(self) -> bool:
        """Whether the value may leave the intake only as a key or a derived fact."""
        return self.kind in {"id", "personal", "certificate", "birthday", "free_text"}


@dataclass(frozen=True)
class Contract:
    """One feed: its form, how often it comes and which column dates and sums it.

    Attributes:
        feed: the one word that names the feed in every folder.
        subject: the folder its YAML lies in (people, services, organisations).
        cadence: "monthly" lists replace the same deliverer's list of the month; a
            "register" rolls on or accumulates; a "yearly" list comes once a year.
        period_column: the column whose dates say which period a delivery is about.
        amount_column: the column whose sum a receipt states, if the feed has money.
        repeats_table: the raw table that numbered columns are unpivoted into.
        part_column: the column whose values tell lists of one month apart, where towns
            send a list a value (urban and rural 低保); else a month has one list.
        titles: other titles the form is known by.
    """

    feed: str
    title: str
    grain: str
    subject: str
    cadence: Cadence
    period_column: str
    columns: tuple[Column, ...]
    amount_column: str | None = None
    repeats_table: str | None = None
    part_column: str | None = None
    titles: tuple[str, ...] = ()

    def column(self, name: str) -> Column:
        """The column of that name; KeyError when the contract has none."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    @property
    def header_columns(self) -> tuple[Column, ...]:
        """The columns a header must show: required, with nowhere else to come from."""
        return tuple(c for c in self.columns if c.required and not c.when_absent and not c.repeats)
