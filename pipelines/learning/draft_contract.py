"""The draft of a contract for a form that is near to none: what its columns seem to hold."""

from __future__ import annotations

from typing import Any

from pipelines.contracts import Column
from pipelines.deliveries.placing.area_book import AreaBook
from pipelines.learning.cell_fit import cell_fit
from pipelines.learning.form_look import FormLook, SeenHeader
from pipelines.learning.shapes import coded_values, shapes

# Kinds that cells can prove, from the one that says most.
_PROVED = (
    "id",
    "certificate",
    "town",
    "village",
    "time",
    "month",
    "date",
    "int",
    "money",
    "number",
)
_LOGICAL = {
    "date": "date",
    "month": "date",
    "money": "number",
    "number": "number",
    "int": "integer",
}
_FITS = 0.9
_MOST_VALUES = 8
_ROWS_A_VALUE = 4


def draft_contract(look: FormLook, areas: AreaBook, feed: str) -> dict[str, Any]:
    """A contract in the standard's shape; names, descriptions and what stays are a person's.

    A column whose cells may be of people is drafted as personal, and no value of it is told.
    """
    properties = [_property(n, header, look, areas) for n, header in enumerate(look.headers, 1)]
    schema = {"name": feed, "dataGranularityDescription": "", "properties": properties}
    return {
        "apiVersion": "v3.1.0",
        "kind": "DataContract",
        "id": feed,
        "name": "",
        "version": "1.0.0",
        "status": "draft",
        "schema": [schema],
    }


def _property(number: int, header: SeenHeader, look: FormLook, areas: AreaBook) -> dict[str, Any]:
    values = _values(header)
    kind = _kind(header, areas, values)
    found: dict[str, Any] = {
        "name": f"column_{number}",
        "businessName": header.text if header.is_told else "",
        "description": f"column {header.letter}: {', '.join(shapes(header.cells))}",
        "logicalType": _LOGICAL.get(kind, "string"),
        "physicalType": kind,
        "required": len(header.cells) >= min(look.rows, 300) > 0,
    }
    if kind in {"id", "certificate", "personal"}:
        found["classification"] = "personal"
    if kind == "enum":
        rule = {"metric": "invalidValues", "arguments": {"validValues": values}, "mustBe": 0}
        found["quality"] = [rule]
    return found


def _kind(header: SeenHeader, areas: AreaBook, values: list[str]) -> str:
    if not header.cells:
        return "free_text"
    for kind in _PROVED:
        column = Column("seen", "", "", kind)
        fit = cell_fit(column, header.cells, areas, None)
        if fit.telling and fit.share >= _FITS:
            return kind
    return "enum" if values else "personal"


def _values(header: SeenHeader) -> list[str]:
    """The values of a column that has few, each of them often: a list, and nobody's name."""
    told = coded_values(header.cells, set())
    is_list = (
        len(told) <= _MOST_VALUES
        and sum(told.values()) == len(header.cells)
        and len(header.cells) >= _ROWS_A_VALUE * len(told)
    )
    return list(told) if is_list else []
