"""The stores that ways are measured on: a district's own rows, as often as a size asks for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pyarrow.parquet as pq

from benchmarks.scale.raw_store import make_raw_store
from benchmarks.scale.ways.payment_lists import MONTHLY, PAID_ONCE, find_lists
from pipelines.settings import Settings

MINSHENG = [sys.executable, "-c", "from pipelines.cli import main; main()"]
# Of a hundred million payments the store took 160 each, a build's file 220, what it spills 250.
_BYTES_A_PAYMENT = 700


@dataclass(frozen=True)
class MadeStore:
    """A data folder of a size: `payments` counts the rows of its payment lists in force."""

    data: Path
    copies: int
    payments: int


def find_source(settings: Settings, work: Path) -> Path:
    """The settings' data folder where it holds deliveries, else a sample district taken in."""
    if settings.folder.deliveries.exists():
        return settings.data
    data = work / "sample"
    environment = {"MINSHENG_DATA": str(data)}
    for command in (["sample", "--out", str(data / "inbox")], ["intake"]):
        # Some of a sample's files are refused, which is status 3.
        done = subprocess.run([*MINSHENG, *command], env=os.environ | environment, check=False)
        if done.returncode not in (0, 3):
            raise RuntimeError(f"minsheng {command[0]}: {done.returncode}")
    return data


def make_store(source: Path, target: Path, millions: float) -> MadeStore:
    """Write a store of at least so many millions of payments.

    Raises:
        RuntimeError: the disk has no room for it and what is made of it.
    """
    of_one_copy = count_payments(source)
    copies = max(1, -int(-millions * 1_000_000 // of_one_copy))
    asked = copies * of_one_copy * _BYTES_A_PAYMENT
    free = shutil.disk_usage(target.parent).free
    if free < asked:
        raise RuntimeError(f"{asked / 1e9:.0f} GB of disk are needed, {free / 1e9:.0f} GB are free")
    make_raw_store(source, target, copies)
    return MadeStore(target, copies, copies * of_one_copy)


def count_payments(data: Path) -> int:
    """Rows of the payment lists in force, paid or not."""
    files = find_lists(data, data).files
    feeds = (*MONTHLY, *PAID_ONCE)
    return sum(pq.read_metadata(path).num_rows for feed in feeds for path in files[feed])
