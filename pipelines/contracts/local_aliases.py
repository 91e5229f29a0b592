"""A district's own words for the contracts' columns and values: one YAML a feed, beside them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from pipelines.contracts.contract import Column, Contract
from pipelines.contracts.located_yaml import ContractError, Located, read_located
from pipelines.problem import Problem


@dataclass(frozen=True)
class LocalAliases:
    """What was accepted for one feed.

    Attributes:
        columns: column → headers that mean it.
        values: column → stored value → its spellings.
    """

    columns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    values: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)


def local_state(folder: Path) -> tuple[tuple[str, int, int], ...]:
    """The folder's files with size and time: equal as long as nobody wrote one."""
    if not folder.is_dir():
        return ()
    looks = [(path.name, path.stat()) for path in sorted(folder.glob("*.yml"))]
    return tuple((name, look.st_size, look.st_mtime_ns) for name, look in looks)


def read_local(path: Path) -> LocalAliases:
    """The aliases of one file; none when it is not there.

    Raises:
        Problem: the file is not of the shape that `minsheng learn --accept` writes.
    """
    if not path.exists():
        return LocalAliases()
    try:
        document = read_located(path)
    except ContractError as error:
        raise Problem("aliases_shape", place=error) from None
    columns = {name: _words(document, words) for name, words in _below(document, "aliases")}
    values = {}
    for name, spellings in _below(document, "valueAliases"):
        if not isinstance(spellings, dict):
            raise Problem("aliases_shape", place=f"{path}:{document.line('valueAliases')}")
        values[name] = {str(v): _words(document, words) for v, words in spellings.items()}
    return LocalAliases(columns, values)


def with_local(contract: Contract, local: LocalAliases, place: object) -> Contract:
    """The contract that knows the local words too.

    Args:
        contract: of the feed.
        local: what was accepted for it.
        place: where that stands, for the sentence that says what is wrong with it.

    Raises:
        Problem: a column or value is unknown, or a word is another column's or value's already.
    """
    for name in (*local.columns, *local.values):
        if name not in {column.name for column in contract.columns}:
            raise Problem("aliases_no_column", place=place, column=name, form=contract.title)
    columns = (_with_words(column, local, place) for column in contract.columns)
    changed = replace(contract, columns=tuple(columns))
    owners: dict[str, str] = {}
    for column in changed.columns:
        for word in (column.title, *column.aliases):
            if owners.setdefault(word, column.name) != column.name:
                both = (changed.column(owners[word]).title, column.title)
                raise Problem("aliases_taken", place=place, word=word, columns="、".join(both))
    return changed


def with_all_local(contracts: dict[str, Contract], folder: Path) -> dict[str, Contract]:
    """The contracts with the words of every file of the folder; the same object until one changes.

    Raises:
        Problem: a file is damaged, names no feed, or holds what `with_local` refuses.
    """
    state = local_state(folder)
    return _with_all(_Same(contracts), folder, state) if state else contracts


class _Same:
    """Contracts as a key of the cache: by what they are, not by what they hold."""

    def __init__(self, contracts: dict[str, Contract]) -> None:
        self.contracts = contracts

    def __hash__(self) -> int:
        return id(self.contracts)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.contracts is self.contracts


@cache
def _with_all(same: _Same, folder: Path, state: tuple) -> dict[str, Contract]:
    found = dict(same.contracts)
    for name, *_ in state:
        feed = name.removesuffix(".yml")
        if feed not in found:
            raise Problem("aliases_no_feed", place=folder / name, feed=feed)
        found[feed] = with_local(found[feed], read_local(folder / name), folder / name)
    return found


def _with_words(column: Column, local: LocalAliases, place: object) -> Column:
    spellings = local.values.get(column.name, {})
    for value in spellings:
        if value not in column.allowed:
            raise Problem("aliases_no_value", place=place, value=value, column=column.title)
    known = column.value_aliases
    values = {v: (*known.get(v, ()), *words) for v, words in spellings.items()}
    aliases = (*column.aliases, *local.columns.get(column.name, ()))
    return replace(column, aliases=aliases, value_aliases={**known, **values})


def _below(document: Located, key: str) -> list[tuple[str, object]]:
    found = document.value.get(key) or {}
    if not isinstance(found, dict):
        raise Problem("aliases_shape", place=f"{document.path}:{document.line(key)}")
    return [(str(name), value) for name, value in found.items()]


def _words(document: Located, words: object) -> tuple[str, ...]:
    if not isinstance(words, list):
        raise Problem("aliases_shape", place=f"{document.path}:{document.line()}")
    return tuple(str(word) for word in words)
