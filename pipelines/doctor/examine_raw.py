"""Whether what was taken in is as it was written, and from what a damaged file comes back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from pipelines.build.closed_years import build_closed, damaged_files, known_closed_years
from pipelines.build.parquet_file import reads_to_the_end
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.own_hash import agrees_with_hash
from pipelines.doctor.remark import Remark, broken, note
from pipelines.file_hash import file_hash
from pipelines.identity.vault import original_vault
from pipelines.settings import Settings


def examine_raw(settings: Settings) -> Iterator[Remark]:
    """Raw files by their hashes, receipts, the register, the history of checks, closed years."""
    folder = settings.folder
    receipts, torn = _receipts(folder)
    for path in torn:
        yield broken("receipt_damaged", path=path)
    if not folder.deliveries.exists():
        if receipts:
            yield broken("doctor_deliveries_missing", path=folder.deliveries)
        else:
            yield note("doctor_no_deliveries")
    origins = {d["delivery_id"]: receipt for receipt in receipts for d in receipt["deliveries"]}
    damaged = {path for path in folder.raw.rglob("*.parquet") if not _is_readable(path)}
    for path in sorted(damaged):
        if path.parent == folder.raw:
            yield broken("doctor_register_damaged", path=path)
        else:
            yield _back_from(path, "damaged", origins, settings)
    for path in _missing(folder):
        yield _back_from(path, "missing", origins, settings)
    for path in sorted(folder.quality.glob("*.parquet")):
        if not _is_readable(path):
            yield broken("doctor_history_damaged", path=path)
    yield from _closed_years(folder)


def _closed_years(folder: DataFolder) -> Iterator[Remark]:
    for year in known_closed_years(folder):
        is_kept = build_closed(folder, year) is not None
        code = "doctor_closed_damaged_in_build" if is_kept else "doctor_closed_damaged"
        for path in damaged_files(year):
            yield broken(code, path=path, year=year.name)


def _receipts(folder: DataFolder) -> tuple[list[dict[str, Any]], list[Path]]:
    found, torn = [], []
    for path in sorted(folder.receipts.glob("*.json")):
        try:
            found.append(json.loads(path.read_bytes()))
        except ValueError:
            torn.append(path)
    return found, torn


def _back_from(
    path: Path, what: str, origins: dict[str, dict[str, Any]], settings: Settings
) -> Remark:
    """The remark on a raw file, with the original that it can be read from anew."""
    receipt = origins.get(path.stem)
    if receipt is not None:
        original = settings.inbox_folder / receipt["path"]
        if original.is_file() and file_hash(original) == receipt["file_hash"]:
            return broken(f"doctor_raw_{what}_in_inbox", path=path, original=receipt["path"])
        if original_vault(settings.folder, receipt["file_id"]).exists():
            return broken(f"doctor_raw_{what}_in_vault", path=path, original=receipt["path"])
    return broken(f"doctor_raw_{what}", path=path)


def _missing(folder: DataFolder) -> Iterator[Path]:
    if not folder.deliveries.exists() or not _is_readable(folder.deliveries):
        return
    with duckdb.connect() as connection:
        rows = connection.execute(
            "select delivery_id, feed from read_parquet($1) "
            "where state = 'in_force' and rows_accepted > 0 and not coalesce(is_nil, false)",
            [str(folder.deliveries)],
        ).fetchall()
    for delivery_id, feed in rows:
        path = folder.raw / feed / f"{delivery_id}.parquet"
        if not path.exists():
            yield path


def _is_readable(path: Path) -> bool:
    agrees = agrees_with_hash(path)
    return reads_to_the_end(path) if agrees is None else agrees
