"""A real disk that is full, or read-only: `python -m tests.faults.disks [stages]`.

The disk is a small one in memory, which this process and its children alone see. Each stage gets
none of it, then more and more room until it ends well; then a disk that takes nothing. A machine
that lets nobody make such a disk is told so.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from tests.faults.__main__ import Table, make_bench
from tests.faults.forked import begin, end
from tests.faults.invariants import WRONG, Breach
from tests.faults.one_fault import Bench, judge_again, judge_left, seconds_of, untold
from tests.faults.stages import STAGES, intake_by_children

_INSIDE = "MINSHENG_OWN_DISK"
_SIZE_MB = 96
_PAGE = 4096
# Each room is so much larger than the one before.
_GROWTH = 1.5
_HANG = 300
_RUNS = {name: STAGES[name] for name in ("intake", "publish", "build", "close", "backup")}
_RUNS |= {"intake in children": intake_by_children}


def main(stages: str = "") -> int:
    """Try each stage on both disks; 1 when anything was breached."""
    if not os.environ.get(_INSIDE):
        return _inside([sys.executable, "-m", "tests.faults.disks", *sys.argv[1:]])
    with tempfile.TemporaryDirectory(prefix="faults-") as place:
        disk, table = Path(place) / "disk", Table()
        disk.mkdir()
        _call("mount", "-t", "tmpfs", "-o", f"size={_SIZE_MB}m", "tmpfs", str(disk))
        try:
            bench = make_bench(Path(place), disk / "desk")
            for name in stages.split(",") if stages else _RUNS:
                seconds_of(bench, name.split()[0], _RUNS[name])
                _on_a_full_disk(bench, disk, name, table)
                table.add(name, "read-only disk", _on_a_disk_that_takes_nothing(bench, disk, name))
        finally:
            table.show()
            _call("umount", str(disk))
    return 1 if table.breaches else 0


def _inside(command: list[str]) -> int:
    """Run the command where a disk made by it is its own, or say that none can be made here."""
    for own in (["unshare", "--mount"], ["unshare", "--map-root-user", "--mount"]):
        trial = [*own, "mount", "-t", "tmpfs", "tmpfs", tempfile.gettempdir()]
        try:
            subprocess.run(trial, check=True, capture_output=True)
        except (OSError, subprocess.CalledProcessError) as error:
            why = error
        else:
            return subprocess.run([*own, *command], env=os.environ | {_INSIDE: "1"}).returncode
    print(f"full and read-only disks were not tried: none can be made here ({why})")
    return 0


def _on_a_full_disk(bench: Bench, disk: Path, name: str, table: Table) -> None:
    room, status = 0, 1
    while status != 0:
        bench.lay(name.split()[0])
        ballast = _fill(disk, room)
        status, breaches = _run(bench, name, ballast.unlink)
        table.add(name, "full disk", [(kind, f"{room} bytes: {what}") for kind, what in breaches])
        room = max(room + _PAGE, int(room * _GROWTH))


def _on_a_disk_that_takes_nothing(bench: Bench, disk: Path, name: str) -> list[Breach]:
    bench.lay(name.split()[0])
    _call("mount", "-o", "remount,ro", str(disk))
    status, breaches = _run(bench, name, lambda: _call("mount", "-o", "remount,rw", str(disk)))
    return breaches if status else [*breaches, (WRONG, "done on a disk that takes nothing")]


def _run(bench: Bench, name: str, mend: Callable[[], object]) -> tuple[int, list[Breach]]:
    """Run on the disk as it is, read there, mend it, and run again."""
    stage, data = name.split()[0], bench.desk / "data"
    status = end(begin(lambda: _RUNS[name](data), bench.log), _HANG)
    breaches = untold(bench, status)
    try:
        breaches += judge_left(bench, stage)
    finally:
        mend()
    return status, breaches + judge_again(bench, stage)


def _fill(disk: Path, room: int) -> Path:
    """Fill the disk but for so many bytes; returns the file that fills it."""
    path, state = disk / "ballast", os.statvfs(disk)
    with path.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(state.f_bavail * state.f_frsize - room, 1))
    return path


def _call(*command: str) -> None:
    subprocess.run(command, check=True)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
