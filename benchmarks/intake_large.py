"""Time the intake of a large .csv beside DuckDB doing the same checks straight from the file.

Run: python -m benchmarks.intake_large [rows …] (default 5000000 10000000). Prints seconds, the
processor's seconds and the highest sum of the resident memory of all processes of the whole
`minsheng intake` (reading, keying, storing, judging, register); of DuckDB, of one statement on two
threads: ID check digits, dates, decimals, different people, groups. The people are invented.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.large_list import write_large_list

ROWS = (5_000_000, 10_000_000)
_SECONDS_BETWEEN_LOOKS = 0.1
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_COMMAND = [sys.executable, "-c", "from pipelines.cli import main; main()"]
# Every look at another process costs: the tree is asked for once a look.
_PAGE, _TICKS = os.sysconf("SC_PAGE_SIZE"), os.sysconf("SC_CLK_TCK")


@dataclass(frozen=True)
class Cost:
    """What a way took: seconds, the processor's seconds, megabytes at most (0: not asked)."""

    seconds: float
    processor: float
    megabytes: float = 0


def checked_by_duckdb(path: Path) -> Cost:
    """What DuckDB takes for the checks, from the file."""
    weighted = " + ".join(
        f"try_cast(substr(身份证号, {place}, 1) as int) * {weight}"
        for place, weight in enumerate(_WEIGHTS, 1)
    )
    query = f"""
        select 镇街, 村居, 残疾等级, 发放月份, count(*), count(distinct 身份证号),
            sum(try_cast(发放金额 as decimal(18, 2))),
            count(*) filter (try_cast(发放日期 as date) is null),
            count(*) filter (
                substr('10X98765432', ({weighted}) % 11 + 1, 1) <> substr(身份证号, 18, 1)
            )
        from read_csv($1, all_varchar = true, header = true)
        group by all
    """  # noqa: S608 - the weights are ours
    start, processor = time.perf_counter(), time.process_time()
    with duckdb.connect() as connection:
        connection.execute("set threads = 2")
        connection.execute(query, [str(path)]).fetchall()
    return Cost(time.perf_counter() - start, time.process_time() - processor)


def taken_in(folder: Path, inbox: Path) -> Cost:
    """What the command and all its processes take."""
    data = folder / "data"
    shutil.rmtree(data, ignore_errors=True)
    start, most = time.perf_counter(), 0
    ticks: dict[int, int] = {}
    process = subprocess.Popen([*_COMMAND, "--data", str(data), "intake", str(inbox)])
    while process.poll() is None:
        family = _family(process.pid)
        most = max(most, sum(resident for resident, _ in family.values()))
        ticks |= {pid: used for pid, (_, used) in family.items()}
        time.sleep(_SECONDS_BETWEEN_LOOKS)
    if process.returncode:
        raise SystemExit(process.returncode)
    return Cost(time.perf_counter() - start, sum(ticks.values()) / _TICKS, most / 2**20)


def _family(root: int) -> dict[int, tuple[int, int]]:
    """Resident bytes and ticks of the processor of a process and all that it began."""
    parents, own = {}, {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                # The name in brackets may hold blanks.
                fields = (entry / "stat").read_text().rpartition(")")[2].split()
                resident = int((entry / "statm").read_text().split()[1]) * _PAGE
            except (OSError, IndexError):
                continue
            own[int(entry.name)] = resident, int(fields[11]) + int(fields[12])
            parents[int(entry.name)] = int(fields[1])
    family = {root}
    while more := {pid for pid, parent in parents.items() if parent in family} - family:
        family |= more
    return {pid: own[pid] for pid in family & own.keys()}


def main(*counts: int) -> None:
    """Make each list, take it in, let DuckDB check it, print both."""
    for rows in counts or ROWS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            inbox = folder / "in" / "西南街道"
            inbox.mkdir(parents=True)
            path = inbox / "2013年残疾人生活津贴发放表.csv"
            write_large_list(path, rows)
            taken = taken_in(folder, inbox.parent)
            alone = checked_by_duckdb(path)
            size, load = path.stat().st_size / 10**6, os.getloadavg()[0]
            print(f"{rows:,} rows, {size:.0f} MB, load {load:.0f}")
            print(f"  minsheng intake {_told(taken)}{taken.megabytes:8.0f} MB at its highest")
            print(f"  DuckDB alone    {_told(alone)}")
            ratio = taken.processor / alone.processor
            print(f"  x {taken.seconds / alone.seconds:.1f}, of the processor's x {ratio:.1f}")


def _told(cost: Cost) -> str:
    return f"{cost.seconds:8.1f} s{cost.processor:8.1f} s of the processor"


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
