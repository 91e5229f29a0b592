"""Read the corrections that the department keeps in the data folder, and check every line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from pipelines.contracts import load_contracts
from pipelines.contracts.located_yaml import ContractError, Located, read_located
from pipelines.corrections.correction import Correction
from pipelines.corrections.read_record import read_record
from pipelines.data_folder import DataFolder
from pipelines.problem import Problem


def read_corrections(folder: DataFolder) -> list[Correction]:
    """Every correction of corrections/*.yml, in the order of files and lines; none without files.

    Raises:
        Problem: a file is malformed; the sentence names file and line.
    """
    paths = [*folder.corrections.glob("*.yml"), *folder.corrections.glob("*.yaml")]
    found: list[Correction] = []
    known: dict[str, Correction] = {}
    for path in sorted(paths):
        for correction in _read(path):
            other = known.setdefault(correction.correction_id, correction)
            if other is not correction:
                raise said_twice(correction, other)
            found.append(correction)
    return found


def said_twice(one: Correction, other: Correction) -> Problem:
    """The problem of two records about one cell."""
    places = {"where": f"{one.file}:{one.line}", "other": f"{other.file}:{other.line}"}
    return Problem("correction_twice", **places)


def _read(path: Path) -> list[Correction]:
    contracts = load_contracts()
    try:
        return [read_record(record, contracts) for record in _records(path)]
    except UnicodeDecodeError:
        raise Problem("corrections_not_utf8", path=path) from None
    except (ContractError, yaml.YAMLError) as error:
        raise Problem("corrections_unreadable", why=error) from None


def _records(path: Path) -> list[Located]:
    if _says_nothing(path):
        return []
    document = read_located(path)
    _refuse_other_keys(document)
    return document.items("corrections") if document.value["corrections"] else []


def _says_nothing(path: Path) -> bool:
    lines = (line.strip() for line in path.read_text(encoding="utf-8-sig").splitlines())
    return all(line.startswith("#") or not line for line in lines)


def _refuse_other_keys(document: Located) -> None:
    keys: list[Any] = list(document.value)
    if keys != ["corrections"]:
        key = next((key for key in keys if key != "corrections"), None)
        raise document.error("the file holds one list, corrections:", key)
