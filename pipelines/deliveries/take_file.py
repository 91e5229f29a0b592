"""One file, from its bytes to the raw store; runs in a child process with limits of its own."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

import polars as pl

from pipelines import fault
from pipelines.data_folder import DataFolder
from pipelines.deliveries.draft_deliveries import draft_deliveries
from pipelines.deliveries.file_task import Desk, FileTask
from pipelines.deliveries.placing.area_book import load_area_book
from pipelines.deliveries.returned.take_return import take_return
from pipelines.deliveries.storing.receipts import Receipt, taken_receipt
from pipelines.deliveries.storing.store_delivery import store_delivery
from pipelines.deliveries.storing.whole_files import write_json
from pipelines.identity.keys import Keyring
from pipelines.intake.refusal import Limits, Refusal
from pipelines.problem import Problem

PANICKED = 70

_desk: Desk | None = None


def set_up_child(
    root: Path, hmac_key: bytes, vault_key: bytes, memory_bytes: int, max_file_bytes: int
) -> None:
    """Prepare this process for files: its memory limit, the contracts, the keys."""
    global _desk
    from pipelines.contracts import load_contracts

    # As many children as cores: more threads would only wait. polars reads it at first use.
    os.environ["POLARS_MAX_THREADS"] = "1"
    _silence_panics()
    _limit_memory(memory_bytes)
    _desk = Desk(
        folder=DataFolder(root),
        contracts=load_contracts(),
        areas=load_area_book(),
        keyring=Keyring(hmac_key),
        vault_key=vault_key,
        max_file_bytes=max_file_bytes,
    )


def take_file_here(task: FileTask) -> Receipt:
    """Take a file in with the desk that this process was set up with."""
    if _desk is None:
        raise RuntimeError("the child process was not set up")
    try:
        return take_file(task, _desk)
    except (Problem, OSError, MemoryError):
        raise
    except Exception as error:
        # The error itself may quote a cell, and would have to travel to the parent.
        raise Refusal("file_failed", kind=type(error).__name__) from None
    except BaseException:
        # A panic inside a library leaves its locks poisoned: this process is of no more use.
        os._exit(PANICKED)


def take_file(task: FileTask, desk: Desk) -> Receipt:
    """Read, key, split and write one file; its receipt is written last and returned.

    Raises:
        Refusal: the file cannot be taken; nothing of it is in force. A return workbook is
            refused as one at first sight: it is taken when the lists that it completes are.
    """
    fault.point("take_file")
    if task.is_return:
        return take_return(task, desk)
    limits = Limits(file_bytes=desk.max_file_bytes)
    read = task.reader(task.file, desk.contracts, limits)
    if file_hash(task.file) != task.file_hash:
        raise Refusal("file_changed")
    drafts = draft_deliveries(read, task, desk)
    for draft in drafts:
        store_delivery(draft, read.contract, desk.folder, desk.vault_key)
    receipt = taken_receipt(task, read, drafts)
    fault.point("before_receipt")
    write_json(desk.folder.receipts / f"{task.file_id}.json", receipt)
    return receipt


def file_hash(path: Path) -> str:
    """SHA-256 of a file's bytes, as hexadecimal text."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _limit_memory(memory_bytes: int) -> None:
    if os.name == "nt":
        return
    import resource

    # What is mapped before the first file is libraries and idle threads, and no file's fault.
    pl.DataFrame({"warm": [1]}).lazy().select(pl.col("warm") + 1).collect()
    limit = _mapped_bytes() + memory_bytes
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _mapped_bytes() -> int:
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").split()[0]
    except OSError:
        return 0
    return int(pages) * os.sysconf("SC_PAGE_SIZE")


def _silence_panics() -> None:
    """Send standard error nowhere: a library that aborts may print what it was reading."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)
