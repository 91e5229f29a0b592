"""What a district's forms say otherwise than the contracts: titles, headers, values, bounds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipelines.contracts.contract import Column, Contract
from pipelines.contracts.located_yaml import Located, read_located

LOCAL_FORMS = "contracts.yml"
_TOP, _FEED = {"columns", "feeds"}, {"title", "titles", "columns"}
_COLUMN = {"values", "aliases", "maximum"}


def localised(contracts: list[Contract], path: Path) -> list[Contract]:
    """The contracts as the district's file has them; unchanged where there is no file.

    Raises:
        ContractError: the file names a feed, column or setting that does not exist.
    """
    if not path.is_file():
        return contracts
    told = read_located(path)
    _check_keys(told, _TOP)
    everywhere, feeds = _below(told, "columns"), _below(told, "feeds")
    known = {contract.feed for contract in contracts}
    columns = {column.name for contract in contracts for column in contract.columns}
    if feeds:
        _check_keys(feeds, known)
    if everywhere:
        _check_keys(everywhere, columns)
    return [_localised(contract, everywhere, feeds) for contract in contracts]


def _localised(contract: Contract, everywhere: Located | None, feeds: Located | None) -> Contract:
    own = _below(feeds, contract.feed) if feeds else None
    columns = _with_columns(contract.columns, everywhere)
    if own is None:
        return replace(contract, columns=columns)
    _check_keys(own, _FEED)
    named = _below(own, "columns")
    if named:
        _check_keys(named, {column.name for column in contract.columns})
    return replace(
        contract,
        title=own.text("title") if "title" in own.value else contract.title,
        titles=(*contract.titles, *own.value.get("titles", ())),
        columns=_with_columns(columns, named),
    )


def _with_columns(columns: tuple[Column, ...], told: Located | None) -> tuple[Column, ...]:
    if told is None:
        return columns
    return tuple(
        _with_words(column, told.below(column.name)) if column.name in told.value else column
        for column in columns
    )


def _with_words(column: Column, told: Located) -> Column:
    _check_keys(told, _COLUMN)
    values = told.value.get("values")
    if values and column.kind != "enum":
        raise told.error(f"{column.name} is no enum and takes any value", "values")
    if "maximum" in told.value and column.maximum is None:
        raise told.error(f"{column.name} has no largest value to be set", "maximum")
    spellings = {value: tuple(map(str, other or ())) for value, other in (values or {}).items()}
    return replace(
        column,
        aliases=(*column.aliases, *map(str, told.value.get("aliases", ()))),
        allowed=tuple(spellings) or column.allowed,
        value_aliases=spellings or column.value_aliases,
        maximum=told.value.get("maximum", column.maximum),
    )


def _below(told: Located, key: str) -> Located | None:
    return told.below(key) if told.value.get(key) else None


def _check_keys(told: Located, known: set[str]) -> None:
    for key in told.value:
        if key not in known:
            raise told.error(f"unknown: {key}; known: {', '.join(sorted(known))}", key)
