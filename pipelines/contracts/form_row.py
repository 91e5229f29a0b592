"""The form that a contract describes: its headers, and the example row of its blank form.

Intake knows the example row again by its mark, and holds it against the values made here: a
row that a clerk filled in without taking the mark away is doubted aloud.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pipelines.contracts.contract import Column, Contract, Kind
from pipelines.district import example_places

EXAMPLE_MARK = "示例"
# Kinds whose cells come back from a spreadsheet as they were typed.
TEXT_KINDS = frozenset({"id", "personal", "certificate", "free_text", "town", "village"})
TEXT_KINDS |= {"text", "code", "enum", "month", "time"}

ExampleValue = str | int | date | Decimal

# The number that the standard itself prints as its example (GB 11643).
_ID_NUMBER = "11010519491231002X"
_DAY = date(2013, 6, 5)
_MEMBERS_SHOWN = 2
_EXAMPLES: dict[Kind, ExampleValue] = {
    "id": _ID_NUMBER,
    "certificate": f"{_ID_NUMBER}42",
    "birthday": date(1949, 12, 31),
    "free_text": "此行只是示例，不计入",
    "date": _DAY,
    "month": "2013-06",
    "time": "09:30",
    "money": Decimal("100.50"),
    "number": Decimal(2),
}
_NUMBERS = {"phone": "13800000000", "bank_account": "6222000000000000000"}


@dataclass(frozen=True)
class FormHeader:
    """One header of a form.

    Attributes:
        number: which of the numbered columns it is, None for all others.
    """

    column: Column
    number: int | None = None

    @property
    def title(self) -> str:
        """The header as the official form prints it: 家庭成员姓名2."""
        return f"{self.column.title}{self.number or ''}"


def form_headers(contract: Contract) -> list[FormHeader]:
    """The headers of a form from left to right; members stand together (姓名1, 身份证号1 …)."""
    headers = [FormHeader(column) for column in contract.columns if not column.repeats]
    numbered = [column for column in contract.columns if column.repeats]
    most = max((column.repeats for column in numbered), default=0)
    return headers + [
        FormHeader(column, number)
        for number in range(1, most + 1)
        for column in numbered
        if number <= column.repeats
    ]


def example_value(header: FormHeader) -> ExampleValue | None:
    """What the example row shows under a header; None leaves it blank."""
    column, number = header.column, header.number
    if number and number > _MEMBERS_SHOWN:
        return None
    if column.kind == "personal":
        return _NUMBERS.get(column.name, f"示例某{number or ''}")
    if column.kind == "enum":
        return column.allowed[0]
    if column.kind == "int":
        return max(column.minimum or 1, min(_DAY.year, column.maximum or 3))
    if column.kind in {"text", "code"}:
        return f"示例{column.title}"
    town, village = example_places()
    return {"town": town, "village": village, **_EXAMPLES}[column.kind]
