"""A full disk is told as one, whichever library met it, and refuses no town's file."""

from __future__ import annotations

import errno
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace

import duckdb
import polars as pl
import pytest

from pipelines.deliveries import pool
from pipelines.intake.refusal import Refusal
from pipelines.language import say
from pipelines.problem import disk_error
from pipelines.terminal.outcome import run_to_status
from pipelines.whole_files import write_whole
from tests.faults.small_district import settings_of

FULL = Path("/dev/full")


def _by_polars() -> None:
    pl.DataFrame({"n": range(9)}).write_parquet(FULL)


def _by_duckdb() -> None:
    duckdb.connect().execute(f"copy (select 1) to '{FULL}' (format parquet)")


def _by_duckdb_itself() -> None:
    duckdb.connect(str(FULL))


def _by_hand() -> None:
    FULL.write_bytes(b"0")


@pytest.mark.parametrize("write", [_by_polars, _by_duckdb, _by_duckdb_itself, _by_hand])
def test_a_full_disk_is_told_whoever_met_it(write: Callable[[], None], capsys) -> None:
    assert run_to_status(write) == 1
    assert capsys.readouterr().err.strip() == say("no_space")


@pytest.mark.parametrize(
    "said",
    [
        OSError("Read-only file system (os error 30)"),
        duckdb.IOException('IO Error: Cannot open file "a.duckdb": Read-only file system'),
        OSError(errno.EROFS, "Read-only file system", "a"),
    ],
)
def test_a_read_only_disk_is_told(said: Exception, capsys) -> None:
    def fail() -> None:
        raise said

    assert run_to_status(fail) == 1
    assert capsys.readouterr().err.strip() == say("read_only")


@pytest.mark.parametrize(
    "other",
    [
        ValueError('"No space left on device" is no number'),
        pl.exceptions.ComputeError("cell (os error 28) in column `amount`"),
        OSError(errno.ENOENT, "No such file", "a"),
    ],
)
def test_what_a_cell_says_of_disks_is_none(other: Exception) -> None:
    assert disk_error(other) is None


def test_a_file_that_found_the_disk_full_is_not_refused(tmp_path: Path) -> None:
    child = SimpleNamespace(result=_by_polars)
    with pytest.raises(OSError, match="space") as caught:
        pool._outcome(child, 1, settings_of(tmp_path))
    assert caught.value.errno == errno.ENOSPC

    def break_reader() -> None:
        raise ValueError("no table")

    refused = pool._outcome(SimpleNamespace(result=break_reader), 1, settings_of(tmp_path))
    assert isinstance(refused, Refusal)


def test_nothing_is_left_of_a_file_that_found_the_disk_full(tmp_path: Path) -> None:
    with pytest.raises(pl.exceptions.ComputeError):
        write_whole(tmp_path / "rows.parquet", lambda _: _by_polars())
    assert list(tmp_path.iterdir()) == []
