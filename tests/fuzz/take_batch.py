"""Take a batch of broken files in by the command itself, and hold what became of each."""

from __future__ import annotations

import json
import os
import subprocess
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

from tests.command import COMMAND
from tests.fuzz.broken_files import BrokenFile

SECONDS, MEMORY_MB = 30, 1024
_TOWN = "西南街道"
# What a refusal says when not the reader, but the guard around it, ended the file.
_GUARDED = {
    "file_failed": "error",
    "file_too_slow": "hang",
    "file_too_large_to_parse": "memory",
    "file_broke_reader": "died",
}


@dataclass
class Outcome:
    """What became of a batch.

    Attributes:
        ended: files by taken or refused.
        faults: files by what they did that no file may.
        named: a line for each of those: what, which file, and the place of an error.
    """

    ended: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    named: list[str] = field(default_factory=list)

    def add(self, fault: str, name: str, detail: object = "") -> None:
        """Note a fault of a file."""
        self.faults[fault] += 1
        self.named.append(f"{fault} {name} {detail}")


def take_batch(files: list[BrokenFile], folder: Path) -> Outcome:
    """Write the files into a new inbox below `folder`, take them in, and judge the receipts."""
    inbox = folder / "data" / "inbox" / _TOWN
    inbox.mkdir(parents=True)
    for number, file in enumerate(files):
        path = inbox / f"{number:04}-{file.way}.{file.ending}"
        path.write_bytes(file.content)
        os.utime(path, (1_372_636_800, 1_372_636_800))
    outside = _names_outside(folder)
    done = _run(folder / "data")
    outcome = Outcome()
    told = json.loads(done.stdout) if done.stdout.startswith("{") else None
    if "Traceback" in done.stderr or told is None or done.returncode not in {0, 3}:
        outcome.add("traceback", "run", f"{done.returncode} {done.stderr[-300:]}")
        return outcome
    if _names_outside(folder) != outside:
        outcome.add("outside", "run")
    for receipt in told["files"]:
        _judge(receipt, outcome)
    passed = len(told["files"]) + len(told["waiting"]) + len(told["passed_by"])
    if passed != len(files):
        outcome.add("lost", "run", f"{len(files)} files, {passed} told")
    return outcome


def _run(data: Path) -> subprocess.CompletedProcess[str]:
    limits = {"SECONDS_PER_FILE": SECONDS, "MEMORY_MB": MEMORY_MB, "WORKERS": 2}
    told = {f"MINSHENG_{name}": str(value) for name, value in limits.items()}
    return subprocess.run(
        [*COMMAND, "--data", str(data), "intake", "--json"],
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        env=os.environ | told,
        check=False,
    )


def _judge(receipt: dict, outcome: Outcome) -> None:
    counts = receipt["counts"]
    outcome.ended[receipt["status"]] += 1
    parts = sum(counts[name] for name in ("accepted", "rejected", "totals", "notes"))
    if counts["rows_read"] != parts:
        outcome.add("counts", receipt["path"], counts)
    if receipt["status"] == "taken":
        accepted = sum(delivery["rows_accepted"] for delivery in receipt["deliveries"])
        if accepted != counts["accepted"]:
            outcome.add("counts", receipt["path"], accepted)
    elif receipt["reason"] in _GUARDED:
        outcome.add(_GUARDED[receipt["reason"]], receipt["path"], receipt["values"])


def _names_outside(folder: Path) -> set[str]:
    """What lies beside the data folder, and in places that a path in an archive may lead to."""
    places = (folder, folder.parent, Path("/etc"), Path("/"))
    return {str(path) for place in places for path in place.glob("*out*")}
