"""Gather what each deliverer is told: rejected rows, doubts, findings, late and missing lists."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from pipelines.data_folder import DataFolder
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.storing.read_register import read_register
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.identity.people_list import read_people
from pipelines.workbooks.returns.gather_findings import gather_findings, gather_missing
from pipelines.workbooks.returns.gather_rows import gather_rows
from pipelines.workbooks.returns.gather_warnings import gather_warnings
from pipelines.workbooks.returns.town_return import TownReturn

_NO_FILE_NAME = re.compile(r'[\\/:*?"<>|\s]+')


def gather_returns(
    folder: DataFolder, database: Path | None, vault_key: bytes, town: str | None = None
) -> list[TownReturn]:
    """What each deliverer with anything to be told is told, in the order of their codes.

    Args:
        folder: the data folder.
        database: of the current build, which holds findings and coverage; None: there is none.
        vault_key: opens the vault.
        town: code of the one town or district that is asked about.
    """
    register = _in_force(folder)
    receipts = read_receipts(folder)
    rows = gather_rows(folder, register, receipts, vault_key)
    warnings = gather_warnings(register, receipts)
    sections = _sections(register)
    people = read_people(folder, vault_key)[1]
    findings = gather_findings(database, people) if database else {}
    missing = gather_missing(database, sections) if database else {}
    names = {*rows, *warnings, *findings, *missing}
    told = []
    for code, section in sorted(names, key=lambda name: (name[0], name[1] or "")):
        if town not in {None, code}:
            continue
        one = TownReturn(code, section, _called(code, section))
        one.rows = rows.get((code, section), [])
        one.warnings = warnings.get((code, section), one.warnings)
        one.findings = findings.get((code, section), one.findings)
        one.missing = missing.get((code, section), one.missing)
        if not one.is_empty:
            told.append(one)
    return told


def _in_force(folder: DataFolder) -> list[dict[str, Any]]:
    if not folder.deliveries.exists():
        return []
    table = read_register(folder).filter(pl.col("state") == "in_force")
    return table.sort("arrival", "file_name", "delivery_id").to_dicts()


def _sections(register: Iterable[dict[str, Any]]) -> dict[tuple[str, str], str | None]:
    """The section that last delivered a feed, by area code and feed."""
    found: dict[tuple[str, str], str | None] = defaultdict(lambda: None)
    for line in register:
        found[line["deliverer_code"], line["feed"]] = line["section"]
    return found


def _called(code: str, section: str | None) -> str:
    name = load_area_book().short_names.get(code, code)
    called = f"{name}-{section}" if section and section != name else name
    return _NO_FILE_NAME.sub("_", called)
