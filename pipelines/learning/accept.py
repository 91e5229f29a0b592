"""Accept a reviewed proposal: its words go where the contracts' aliases are read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from pipelines.contracts import Contract, ContractError, load_contracts
from pipelines.contracts.load_contracts import plain_contracts
from pipelines.contracts.local_aliases import LocalAliases, read_local, with_local
from pipelines.contracts.located_yaml import Located, read_located
from pipelines.deliveries.storing.whole_files import write_whole
from pipelines.intake.headers.header_words import header_words
from pipelines.learning.likeness import column_names
from pipelines.problem import Problem

# What a person writes for a header or a spelling that means nothing to us.
NONE = "none"


@dataclass(frozen=True)
class Accepted:
    """What was accepted.

    Attributes:
        contract: of the feed, without the new words.
        headers: header → column.
        spellings: (column, spelling) → value.
        path: the file of the feed's local words.
    """

    contract: Contract
    headers: dict[str, str]
    spellings: dict[tuple[str, str], str]
    path: Path


def accept_proposal(proposal: Path, folder: Path, by: str, on: date) -> Accepted:
    """Put a reviewed proposal in force; files are read with it from the next intake on.

    Args:
        proposal: the file that `learn` wrote, its questions answered.
        folder: of the district's own words.
        by: who accepts.
        on: the day.

    Raises:
        Problem: it is no proposal, a question is open, a column is unknown or would be meant by
            a word of another one, or nothing is left to accept. Nothing is written then.
    """
    document = _read(proposal)
    contract = _contract(document)
    headers = dict(_headers(document, contract))
    spellings = dict(_spellings(document))
    if not headers and not spellings:
        raise Problem("learn_nothing", path=proposal)
    path = folder / f"{contract.feed}.yml"
    known = read_local(path)
    merged = LocalAliases(_with_headers(known, headers), _with_spellings(known, spellings))
    with_local(plain_contracts()[contract.feed], merged, proposal)
    _refuse_second(contract, headers, proposal)
    folder.mkdir(parents=True, exist_ok=True)
    write_whole(path, _as_yaml(merged, contract, _history(path), f"{on} {by}").encode())
    return Accepted(contract, headers, spellings, path)


def _read(path: Path) -> Located:
    if not path.is_file():
        raise Problem("learn_no_file", exit_status=2, path=path)
    try:
        document = read_located(path)
    except (ContractError, UnicodeDecodeError):
        raise Problem("learn_no_proposal", exit_status=2, path=path) from None
    if document.value.get("proposal") != 1:
        raise Problem("learn_no_proposal", exit_status=2, path=path)
    return document


def _contract(document: Located) -> Contract:
    feed = document.value.get("feed")
    contracts = load_contracts()
    if not feed:
        raise Problem("learn_no_feed", path=document.path)
    if feed not in contracts:
        known = "\n".join(f"  {name}  {c.title}" for name, c in contracts.items())
        raise Problem("no_such_feed", exit_status=2, feed=feed, known=known)
    return contracts[feed]


def _headers(document: Located, contract: Contract) -> Iterable[tuple[str, str]]:
    names = {column.name for column in contract.columns}
    for key in ("aliases", "questions"):
        for entry in _entries(document, key):
            header, column = str(entry.value.get("header") or ""), entry.value.get("column")
            if not column:
                raise Problem("learn_open", place=_place(entry), word=header)
            if column == NONE:
                continue
            if column not in names:
                raise Problem(
                    "aliases_no_column", place=_place(entry), column=column, form=contract.title
                )
            if not header_words(header):
                raise Problem("learn_no_proposal", exit_status=2, path=_place(entry))
            yield header, str(column)


def _spellings(document: Located) -> Iterable[tuple[tuple[str, str], str]]:
    for entry in _entries(document, "values"):
        spelling, value = str(entry.value.get("spelling")), entry.value.get("value")
        if value is None:
            raise Problem("learn_open", place=_place(entry), word=spelling)
        if value != NONE:
            yield (str(entry.value.get("column")), spelling), str(value)


def _entries(document: Located, key: str) -> list[Located]:
    try:
        return document.items(key, optional=True)
    except ContractError:
        raise Problem("learn_no_proposal", exit_status=2, path=document.path) from None


def _place(entry: Located) -> str:
    return f"{entry.path}:{entry.line()}"


def _refuse_second(contract: Contract, headers: dict[str, str], place: Path) -> None:
    """A word that compares as another column's, by width, blanks and brackets, is refused too."""
    owners = {w: c for c in contract.columns for n in column_names(c) for w in header_words(n)[:1]}
    for header, name in headers.items():
        owner = owners.get(header_words(header)[0])
        if owner and owner.name != name:
            columns = f"{owner.title}、{contract.column(name).title}"
            raise Problem("aliases_taken", place=place, word=header, columns=columns)


def _with_headers(known: LocalAliases, headers: dict[str, str]) -> dict[str, tuple[str, ...]]:
    columns = dict(known.columns)
    for header, name in headers.items():
        columns[name] = tuple(dict.fromkeys((*columns.get(name, ()), header)))
    return columns


def _with_spellings(
    known: LocalAliases, spellings: dict[tuple[str, str], str]
) -> dict[str, dict[str, tuple[str, ...]]]:
    values = {name: dict(words) for name, words in known.values.items()}
    for (name, spelling), value in spellings.items():
        words = values.setdefault(name, {})
        words[value] = tuple(dict.fromkeys((*words.get(value, ()), spelling)))
    return values


def _history(path: Path) -> list[Any]:
    return read_located(path).value.get("accepted", []) if path.exists() else []


def _as_yaml(local: LocalAliases, contract: Contract, history: list[Any], now: str) -> str:
    document = {
        "aliases": {name: list(words) for name, words in local.columns.items()},
        "valueAliases": {
            name: {value: list(words) for value, words in values.items()}
            for name, values in local.values.items()
        },
        "accepted": [*history, now],
    }
    body = yaml.safe_dump(document, allow_unicode=True, sort_keys=False, width=98)
    return f"# {contract.title}\n{body}"
