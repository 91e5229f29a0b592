"""Which of the files found are new: neither their place, their bytes nor our reading changed."""

from __future__ import annotations

import dataclasses
import json
from functools import cache
from importlib.metadata import version
from pathlib import Path

import polars as pl

from pipelines.contracts.load_contracts import CONTRACTS_FOLDER
from pipelines.contracts.local_aliases import local_state
from pipelines.contracts.local_forms import LOCAL_FORMS
from pipelines.data_folder import DataFolder
from pipelines.deliveries.file_task import FileTask
from pipelines.deliveries.inbox import FoundFile
from pipelines.deliveries.placing.given import NOTHING_GIVEN, Given
from pipelines.deliveries.storing.own_hash import is_sound
from pipelines.deliveries.storing.receipts import Receipt, feed_of
from pipelines.deliveries.storing.row_hashes import text_hash
from pipelines.district import district_file
from pipelines.file_hash import file_hash
from pipelines.identity.vault import delivery_vault
from pipelines.intake.refusal import MEGABYTE
from pipelines.settings import Settings

# What the district says of its places and of what it is owed.
_READ_WITH = ("areas", "area_aliases", "expected_deliveries")
# Refusals that say more of the moment than of the file: it is tried again next time.
_WORTH_A_RETRY = {
    "file_too_slow",
    "file_too_large_to_parse",
    "file_broke_reader",
    "file_changed",
    "file_failed",
    "file_unreadable",
}


def make_task(found: FoundFile, settings: Settings, given: Given = NOTHING_GIVEN) -> FileTask:
    """The task of a file; its arrival is given later, to new files only."""
    size = found.file.lstat().st_size
    is_text = found.file.suffix.lower() == ".csv"
    max_bytes = (settings.max_csv_mb if is_text else settings.max_file_mb) * MEGABYTE
    readable = size <= max_bytes and not found.fault
    # A file too large to be looked at is known by its size: it is refused all the same.
    content = _hash_if_readable(found) if readable else f"size {size}"
    return FileTask(
        file=found.file,
        path=found.path,
        folders=found.folders,
        file_id=text_hash(f"{found.context}\n{content}"),
        file_hash=content,
        file_bytes=size,
        arrival=0,
        fingerprint=_fingerprint_with(given, settings),
        given=given,
        folder_day=found.reported_on,
    )


def as_given_before(task: FileTask, told: dict[str, Receipt], settings: Settings) -> FileTask:
    """The task with what was said of its file when it was taken in, where nothing is said now.

    A town or a day that was given once is of the file: runs that come later do not give it again.
    """
    given = task.given.or_as(Given.of_receipt(told.get(task.file_id, {})))
    if given == task.given:
        return task
    fingerprint = _fingerprint_with(given, settings)
    return dataclasses.replace(task, given=given, fingerprint=fingerprint)


def is_known(task: FileTask, told: dict[str, Receipt], folder: DataFolder) -> bool:
    """Whether the file was dealt with before and everything written of it is still there."""
    receipt = told.get(task.file_id)
    if receipt is None or receipt["fingerprint"] != task.fingerprint:
        return False
    if receipt["status"] == "refused":
        return not is_worth_a_retry(receipt["reason"])
    return all(
        _is_whole(delivery, feed_of(delivery, receipt), folder)
        for delivery in receipt["deliveries"]
    )


def is_worth_a_retry(reason: str) -> bool:
    """Whether a refusal says more of the moment than of the file."""
    return reason in _WORTH_A_RETRY


def numbered(tasks: list[FileTask], first: int, arrivals: dict[str, int]) -> list[FileTask]:
    """The tasks with their arrival: files that came before keep theirs."""
    found = []
    for task in tasks:
        known = arrivals.get(task.file_id)
        found.append(dataclasses.replace(task, arrival=first if known is None else known))
        first += known is None
    return found


def known_arrivals(folder: DataFolder, receipts: dict[str, Receipt]) -> dict[str, int]:
    """The arrivals of files by their ids: as receipts say, or, where one is torn, the register.

    A torn receipt that the register does not know either had a number that nobody else has.
    """
    found, used = {}, {receipt["arrival"] for receipt in receipts.values()}
    if is_sound(folder.deliveries):
        rows = pl.read_parquet(folder.deliveries, columns=["file_id", "arrival"])
        found, used = dict(rows.drop_nulls().iter_rows()), used | set(rows["arrival"])
    found |= {name: receipt["arrival"] for name, receipt in receipts.items()}
    used |= {json.loads(path.read_bytes())["arrival"] for path in folder.expired.glob("*.json")}
    torn = sorted({path.stem for path in folder.receipts.glob("*.json")} - found.keys())
    last = max(used, default=0)
    free = sorted(set(range(1, last)) - used)[-len(torn) :]
    return found | dict(zip(torn, [*free, *range(last + 1, last + len(torn) + 1)], strict=False))


def reading_fingerprint(accepted: Path) -> str:
    """Changes when files must be read anew: other contracts, places, or another version.

    Args:
        accepted: where the accepted words of unknown forms lie.
    """
    return _fingerprint(accepted, local_state(accepted))


def _fingerprint_with(given: Given, settings: Settings) -> str:
    fingerprint = reading_fingerprint(settings.aliases_folder)
    if given == NOTHING_GIVEN:
        return fingerprint
    return text_hash(f"{fingerprint} {given.town} {given.reported_on}")


@cache
def _fingerprint(accepted: Path, state: tuple) -> str:
    local = [district_file("seeds", f"{seed}.csv") for seed in _READ_WITH]
    local += [district_file(LOCAL_FORMS), *(accepted / name for name, *_ in state)]
    paths = [*sorted(CONTRACTS_FOLDER.rglob("*.yml")), *filter(Path.is_file, local)]
    return text_hash("\n".join([version("minsheng"), *map(file_hash, paths)]))


def _hash_if_readable(found: FoundFile) -> str:
    try:
        return file_hash(found.file)
    except OSError:
        return "unreadable"


def _is_whole(delivery: dict, feed: str, folder: DataFolder) -> bool:
    # A loss of power can take a rename with it that nothing had synced yet; a disk can rot.
    name = delivery["delivery_id"]
    tables = {folder.raw / feed / f"{name}.parquet"} if delivery["rows_accepted"] else set()
    tables |= set(folder.raw.glob(f"*/{name}.parquet"))
    return all(map(is_sound, tables)) and delivery_vault(folder, name).exists()
