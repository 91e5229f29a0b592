"""A file that kills, hangs or fills its child process costs that file, and the others go on."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import polars as pl
import pytest
from pebble import ProcessExpired, ProcessFuture

from pipelines.deliveries.pool import _outcome, call_in_child
from pipelines.settings import Settings
from tests.command import COMMAND
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

# The points that one file and one run pass, in their order.
POINTS = (
    "written_deliveries",
    "renamed_disability_allowance_payments",
    "before_receipt",
    "written_raw",
    "renamed_raw",
)


def intake(data: Path, inbox: Path, **environment: str) -> tuple[int, list[dict]]:
    """Run the command; its exit status and the files as it reports them."""
    told = {f"MINSHENG_{name.upper()}": value for name, value in environment.items()}
    done = subprocess.run(
        [*COMMAND, "--data", str(data), "intake", str(inbox), "--json"],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "MINSHENG_WORKERS": "1", "MINSHENG_SECRET": "shared", **told},
        check=False,
    )
    assert "Traceback" not in done.stderr
    assert "panicked" not in done.stderr
    return done.returncode, json.loads(done.stdout)["files"] if done.stdout else []


@pytest.fixture(scope="module")
def inbox(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("children") / "in"
    for month in (4, 5, 6):
        rows = [allowance(n, f"2013-{month:02d}") for n in range(8)]
        write_list(folder / "西南街道" / f"{month}.csv", ALLOWANCE, rows)
    return folder


@pytest.fixture(scope="module")
def whole(inbox) -> dict[str, bytes]:
    """What a run without a fault stores."""
    data = inbox.parent / "whole"
    assert intake(data, inbox)[0] == 0
    return stored(data)


def stored(data: Path) -> dict[str, bytes]:
    folders = ("raw", "receipts")
    return {
        str(p.relative_to(data)): p.read_bytes() for f in folders for p in (data / f).rglob("*.*")
    }


def test_a_file_that_a_child_dies_of_twice_is_refused_and_a_rerun_takes_it(inbox, whole, tmp_path):
    status, files = intake(tmp_path / "data", inbox, fault="take_file:kill:1")
    assert status == 3
    assert [file.get("reason") for file in files] == ["file_broke_reader"] * 3
    status, files = intake(tmp_path / "data", inbox)
    assert status == 0
    assert stored(tmp_path / "data").keys() == whole.keys()


def test_a_child_that_dies_once_costs_no_file(inbox, whole, tmp_path):
    status, files = intake(tmp_path / "data", inbox, fault="take_file:kill:2")
    assert status == 0
    assert [file.get("reason") for file in files] == [None, None, None]
    assert stored(tmp_path / "data").keys() == whole.keys()


def test_a_file_that_takes_too_long_is_stopped(inbox, tmp_path):
    faults = {"fault": "take_file:sleep:2", "seconds_per_file": "2"}
    status, files = intake(tmp_path / "data", inbox, **faults)
    assert status == 3
    assert [file.get("reason") for file in files] == [None, "file_too_slow", None]


def test_a_file_that_needs_too_much_memory_is_refused(inbox, tmp_path):
    rows = [allowance(n) for n in range(400)] * 600
    write_list(tmp_path / "in" / "big.csv", ALLOWANCE, rows)
    write_list(tmp_path / "in" / "small.csv", ALLOWANCE, rows[:9])
    status, files = intake(tmp_path / "data", tmp_path / "in", memory_mb="256")
    assert status == 3
    refused = {file["path"]: file["reason"] for file in files if file["status"] == "refused"}
    assert refused == {"big.csv": "file_too_large_to_parse"}


@pytest.mark.parametrize(
    ("death", "reason"),
    [
        (ProcessExpired("", code=-signal.SIGKILL), "file_broke_reader"),
        (ProcessExpired("", code=-signal.SIGABRT), "file_too_large_to_parse"),
        (BrokenProcessPool("All workers expired"), "file_broke_reader"),
        (ValueError(), "file_failed"),
    ],
)
def test_what_a_child_died_of_is_told(death, reason):
    future = ProcessFuture()
    future.set_exception(death)
    assert _outcome(future, 1, Settings()).code == reason


def own_megabytes() -> int:
    lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmData:")) // 1024


def held_and_left() -> tuple[int, int]:
    """Own memory with 320 MB in use, and a while after they were freed, beyond that before."""
    before = own_megabytes()
    columns = [pl.int_range(n, n + 4_000_000, eager=True) + 1 for n in range(10)]
    held = own_megabytes() - before
    del columns
    time.sleep(1)
    # The allocator looks at what is over when it is asked for more.
    _ = [pl.int_range(100, eager=True) for _ in range(1000)]
    return held, own_megabytes() - before


@pytest.mark.skipif(sys.platform != "linux", reason="only there memory is bounded so")
def test_a_child_gives_back_what_it_frees(tmp_path):
    held, left = call_in_child(held_and_left, [], Settings(data=tmp_path))
    assert held > 250
    assert left < 100


@pytest.mark.parametrize("point", POINTS)
def test_a_kill_at_any_point_leaves_nothing_half(inbox, whole, tmp_path, point):
    data = tmp_path / "data"
    intake(data, inbox, fault=f"{point}:kill:1")
    for path in (data / "raw").rglob("*.parquet"):
        assert path.read_bytes()[-4:] == b"PAR1"
    for path in (data / "receipts").glob("[!.]*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    status, files = intake(data, inbox)
    assert status == 0
    assert {file["status"] for file in files} == {"taken"}
    assert not list(data.rglob(".*.tmp"))
    found = stored(data)
    assert found.keys() == whole.keys()
    raw = [name for name in found if name.startswith("raw/disability")]
    assert all(found[name] == whole[name] for name in raw)


def test_a_full_disk_is_one_sentence_and_nothing_half(inbox, tmp_path):
    status, _ = intake(tmp_path / "data", inbox, fault="written_raw:nospace:1")
    assert status == 1
    assert not (tmp_path / "data" / "raw" / "deliveries.parquet").exists()
    assert intake(tmp_path / "data", inbox)[0] == 0
