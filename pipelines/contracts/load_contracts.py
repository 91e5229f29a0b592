"""Read the contracts' YAML (Open Data Contract Standard 3.1) and check it, line by line."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, get_args

from pipelines.contracts.contract import Cadence, Column, Contract, Kind
from pipelines.contracts.local_forms import LOCAL_FORMS, localised
from pipelines.contracts.located_yaml import ContractError, Located, read_located
from pipelines.district import district_file

CONTRACTS_FOLDER = Path(__file__).parent
SHARED_COLUMNS = "shared_columns.yml"

_COLUMN_SETTINGS = {"aliases", "valueAliases", "whenAbsent", "repeats"}
_CONTRACT_SETTINGS = {
    "cadence",
    "periodColumn",
    "amountColumn",
    "partColumn",
    "repeatsTable",
    "titles",
}

__all__ = ["CONTRACTS_FOLDER", "ContractError", "load_contract", "load_contracts"]


@cache
def load_contracts(folder: Path = CONTRACTS_FOLDER) -> dict[str, Contract]:
    """Every contract below `folder`, by feed, in the order of their names, as the district has it.

    Raises:
        ContractError: a file is not a contract; the message names file and line.
    """
    contracts = localised(general_contracts(folder), district_file(LOCAL_FORMS))
    return {contract.feed: contract for contract in sorted(contracts, key=lambda c: c.feed)}


def general_contracts(folder: Path = CONTRACTS_FOLDER) -> list[Contract]:
    """Every contract below `folder` as it holds everywhere.

    Raises:
        ContractError: a file is not a contract; the message names file and line.
    """
    shared = _shared_columns(folder / SHARED_COLUMNS)
    return [load_contract(path, shared) for path in sorted(folder.glob("*/*.yml"))]


def load_contract(path: Path, shared: dict[str, Column]) -> Contract:
    """Read one contract; `shared` defines the columns that it lists by name only.

    Raises:
        ContractError: with the file, the line and what is wrong there.
    """
    document = read_located(path)
    if document.text("id") != path.stem:
        raise document.error(f"id must be the file's name, {path.stem}", "id")
    schema = document.items("schema")
    if len(schema) != 1:
        raise document.error("schema must hold exactly one table", "schema")
    settings = _settings(document, _CONTRACT_SETTINGS)
    columns = tuple(_column(node, shared) for node in schema[0].items("properties"))
    names = [column.name for column in columns]
    for node, name in zip(schema[0].items("properties"), names, strict=True):
        if names.count(name) > 1:
            raise node.error(f"column {name} is listed twice", "name")
    for key in ("periodColumn", "amountColumn", "partColumn"):
        if settings.get(key, names[0]) not in names:
            raise document.error(f"{key} names no column: {settings[key]}", "customProperties")
    if settings.get("cadence") not in get_args(Cadence):
        raise document.error(f"cadence must be one of {get_args(Cadence)}", "customProperties")
    if "periodColumn" not in settings:
        raise document.error("periodColumn is missing", "customProperties")
    if any(column.repeats for column in columns) and "repeatsTable" not in settings:
        raise document.error("numbered columns need a repeatsTable", "customProperties")
    return Contract(
        feed=document.text("id"),
        title=document.text("name"),
        grain=schema[0].text("dataGranularityDescription"),
        subject=path.parent.name,
        cadence=settings["cadence"],
        period_column=settings["periodColumn"],
        columns=columns,
        amount_column=settings.get("amountColumn"),
        repeats_table=settings.get("repeatsTable"),
        part_column=settings.get("partColumn"),
        titles=tuple(settings.get("titles", ())),
    )


def _shared_columns(path: Path) -> dict[str, Column]:
    if not path.exists():
        return {}
    columns = (_column(node, {}) for node in read_located(path).items("properties"))
    return {column.name: column for column in columns}


def _column(node: Located, shared: dict[str, Column]) -> Column:
    name = node.text("name")
    if "physicalType" not in node.value:
        return _shared_column(node, shared.get(name))
    kind = node.text("physicalType")
    if kind not in get_args(Kind):
        raise node.error(f"physicalType {kind} is unknown; known: {get_args(Kind)}", "physicalType")
    settings = _settings(node, _COLUMN_SETTINGS)
    allowed = _allowed(node)
    if (kind == "enum") != bool(allowed):
        raise node.error("an enum, and only an enum, lists validValues", "physicalType")
    unknown = set(settings.get("valueAliases", {})) - set(allowed)
    if unknown:
        raise node.error(f"valueAliases of values that are not valid: {sorted(unknown)}", "name")
    bounds = node.value.get("logicalTypeOptions", {})
    return Column(
        name=name,
        title=node.text("businessName"),
        description=node.text("description"),
        kind=kind,
        required=_is_required(node),
        aliases=tuple(str(alias) for alias in settings.get("aliases", ())),
        allowed=allowed,
        value_aliases={
            value: tuple(str(s) for s in spellings)
            for value, spellings in settings.get("valueAliases", {}).items()
        },
        when_absent=settings.get("whenAbsent"),
        repeats=int(settings.get("repeats", 0)),
        minimum=bounds.get("minimum"),
        maximum=bounds.get("maximum"),
    )


def _shared_column(node: Located, column: Column | None) -> Column:
    if column is None:
        raise node.error(f"physicalType is missing, and no shared column is {node.text('name')}")
    if "required" not in node.value:
        return column
    return Column(**{**column.__dict__, "required": _is_required(node)})


def _is_required(node: Located) -> bool:
    required = node.value.get("required", False)
    if not isinstance(required, bool):
        raise node.error("required must be true or false", "required")
    return required


def _allowed(node: Located) -> tuple[str, ...]:
    for rule in node.value.get("quality", []):
        if rule.get("metric") == "invalidValues":
            return tuple(str(value) for value in rule["arguments"]["validValues"])
    return ()


def _settings(node: Located, known: set[str]) -> dict[str, Any]:
    settings = {}
    for entry in node.items("customProperties", optional=True):
        name = entry.text("property")
        if name not in known:
            raise entry.error(f"unknown property {name}; known: {sorted(known)}", "property")
        settings[name] = entry.value.get("value")
    return settings
