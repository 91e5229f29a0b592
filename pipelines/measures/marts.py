"""What the marts promise: their columns by type, and the values that a column may hold."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import yaml

from pipelines.contracts import load_contracts
from pipelines.district import district_rows
from pipelines.measures.places import MARTS_FOLDER

Type = Literal["text", "number", "truth", "day"]

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TYPES: dict[str, Type] = {
    "string": "text",
    "integer": "number",
    "bigint": "number",
    "double": "number",
    "decimal": "number",
    "boolean": "truth",
    "date": "day",
}


@dataclass(frozen=True)
class MartColumn:
    """A column of a mart.

    Attributes:
        kind: the type, as a declaration needs to know it.
        values_of: `<feed>.<column>` of a contract, or `<seed>.<column>`, that lists its values.
    """

    name: str
    kind: Type
    values_of: str | None = None

    @property
    def values(self) -> tuple[str, ...]:
        """The values that the column may hold; empty: any."""
        return _values(self.values_of) if self.values_of else ()


@cache
def load_marts(folder: Path = MARTS_FOLDER) -> dict[str, dict[str, MartColumn]]:
    """Columns by name, by mart, as the YAML twins have them; timestamps are left out."""
    marts = {}
    for path in sorted(folder.glob("*/*.yml")):
        document = yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506
        for model in document.get("models", ()):
            found = [_column(column) for column in model["columns"]]
            marts[model["name"]] = {column.name: column for column in found if column}
    return marts


def _column(column: dict[str, Any]) -> MartColumn | None:
    kind = _TYPES.get(column["data_type"].partition("(")[0])
    if kind is None:
        return None
    meta = column.get("config", {}).get("meta", {})
    return MartColumn(column["name"], kind, meta.get("values_of"))


@cache
def _values(values_of: str) -> tuple[str, ...]:
    table, _, column = values_of.partition(".")
    contract = load_contracts().get(table)
    if contract:
        return contract.column(column).allowed
    return tuple(dict.fromkeys(row[column] for row in district_rows(table)))
