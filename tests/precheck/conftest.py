"""A district with one death and one town's July list, built; another's July list is unpaid yet."""

from __future__ import annotations

import hashlib
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from multiprocessing.util import get_temp_dir
from pathlib import Path
from typing import Any

import pytest

from tests.command import COMMAND, own_environment
from tests.deliveries.made_lists import ALLOWANCE, CREMATION, allowance, cremation, write_list

Done = subprocess.CompletedProcess[str]
MONTH = "2013-07"
UNPAID = [header for header in ALLOWANCE if header not in {"发放日期", "发放状态"}]


def unpaid(order: int, **changes: Any) -> list[Any]:
    """A row of a list that lacks the day and the outcome of payment."""
    row = allowance(order, MONTH, **changes)
    return [cell for cell, header in zip(row, ALLOWANCE, strict=True) if header in UNPAID]


# A person who died, one whom another town pays, one who stands twice, too much, and no number.
ROWS = [
    unpaid(0),
    unpaid(1),
    unpaid(2),
    unpaid(3),
    unpaid(3),
    unpaid(4, 残疾等级="一级", 发放金额=150),
    unpaid(5, 发放金额="很多"),
]


def listing(folder: Path) -> dict[str, str]:
    """Every file of a folder but the log of runs, with the hash of its bytes."""
    files = (path for path in folder.rglob("*") if path.is_file())
    files = (path for path in files if not path.match("logs/runs-*.jsonl"))
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


@pytest.fixture(scope="session")
def short_folder() -> Iterator[Path]:
    """A folder whose path is short: sockets of child processes may lie in it."""
    # Those of this process's own children stay to its end, after the folder is gone.
    get_temp_dir()
    with tempfile.TemporaryDirectory(prefix="m", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def scratch(short_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary folders are made in."""
    monkeypatch.setenv("TMPDIR", str(short_folder))
    monkeypatch.setattr(tempfile, "tempdir", str(short_folder))
    return short_folder


@pytest.fixture(scope="session")
def run() -> Callable[..., Done]:
    """Run `minsheng` on a data folder, its temporary files in a folder of their own."""

    def run_command(*arguments: Any, data: Path, lang: str = "zh") -> Done:
        scratch = data.parent / "scratch"
        scratch.mkdir(exist_ok=True)
        own = {"MINSHENG_DATA": str(data), "MINSHENG_LANG": lang, "TMPDIR": str(scratch)}
        done = subprocess.run(
            [*COMMAND, *map(str, arguments)],
            env=own_environment(**own),
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert "Traceback" not in done.stderr + done.stdout
        return done

    return run_command


@pytest.fixture(scope="session")
def data(
    run: Callable[..., Done],
    begin_data: Callable[[Path], Path],
    tmp_path_factory: pytest.TempPathFactory,
) -> Path:
    """The district: person 1 died in June, person 2 is paid by 大塘镇 in July."""
    folder = begin_data(tmp_path_factory.mktemp("district") / "data")
    inbox = folder / "inbox"
    write_list(inbox / "殡仪馆" / "火化.csv", CREMATION, [cremation(1)])
    others = [allowance(order, MONTH, 镇街="大塘镇", 村居="") for order in (2, *range(50, 60))]
    write_list(inbox / "大塘镇" / "list.csv", ALLOWANCE, others)
    taken = run("run", data=folder)
    assert taken.returncode == 0, taken.stdout + taken.stderr
    return folder


@pytest.fixture(scope="session")
def held(
    run: Callable[..., Done], data: Path, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Done, Path, dict[str, str], dict[str, str]]:
    """The doubtful list held: what was said, its workbook, the data folder before and after."""
    file = write_list(tmp_path_factory.mktemp("list") / "西南街道" / "七月.csv", UNPAID, ROWS)
    before = listing(data)
    done = run("precheck", file, data=data)
    return done, file.with_name("七月预审疑点.xlsx"), before, listing(data)
