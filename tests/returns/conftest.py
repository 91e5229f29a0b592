"""A town's broken list, its return workbook, and a clerk who puts cells right in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest
from openpyxl import load_workbook

from pipelines.build.load_raw import load_raw
from pipelines.data_folder import DataFolder
from tests.cli.conftest import run
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list
from tests.workbooks.made_forms import save

__all__ = ["run"]
TOWN = "西南街道"
BROKEN = {3: {"发放金额": "按标准"}, 5: {"发放日期": "月底"}, 8: {"残疾等级": "五级"}}


@dataclass(frozen=True)
class Town:
    """A data folder, the command on it, and where return workbooks go."""

    data: Path
    out: Path
    command: Callable[..., Any]

    @property
    def inbox(self) -> Path:
        return self.data / "inbox" / TOWN

    def run(self, *arguments: str) -> Any:
        """Run a command that must succeed."""
        done = self.command(*arguments, data=self.data)
        assert done.returncode == 0, done.stderr + done.stdout
        return done

    def take(self, *paths: Path) -> dict[str, dict]:
        """Take files in; receipts by file name."""
        done = self.run("intake", *map(str, paths), "--json")
        return {f["path"].rsplit("/", 1)[-1]: f for f in json.loads(done.stdout)["files"]}

    def returned(self) -> Path:
        """Write the return workbooks; the town's own."""
        self.run("returns", "--out", str(self.out), "--by", "督查组")
        return self.out / f"退回清单-{TOWN}.xlsx"

    @property
    def register(self) -> dict[str, dict]:
        """The register's lines by file name."""
        table = pl.read_parquet(self.data / "raw" / "deliveries.parquet")
        return {d["file_name"].rsplit("/", 1)[-1]: d for d in table.to_dicts()}

    def query(self, sql: str) -> list[tuple]:
        """Ask the schema raw of a build as it would begin."""
        with duckdb.connect() as connection:
            load_raw(connection, DataFolder(self.data))
            return connection.sql(sql).fetchall()


@pytest.fixture(scope="session")
def taken(
    tmp_path_factory: pytest.TempPathFactory,
    run: Callable[..., Any],
    begin_data: Callable[[Path], Path],
) -> Path:
    """The data folder of a town that sent a list of 12 rows, three of them broken: copy it."""
    place = tmp_path_factory.mktemp("taken")
    made = Town(begin_data(place / "data"), place / "out", run)
    broken_list(made)
    made.take()
    return made.data


@pytest.fixture
def town(taken: Path, tmp_path: Path, run: Callable[..., Any]) -> Town:
    """That town, to do anything with."""
    shutil.copytree(taken, tmp_path / "data")
    return Town(tmp_path / "data", tmp_path / "out", run)


def broken_list(town: Town, name: str = "6月.csv", fixed: tuple[int, ...] = ()) -> Path:
    """The list of June with its broken rows, but those that are fixed."""
    rows = [allowance(n, **({} if n in fixed else BROKEN.get(n, {}))) for n in range(12)]
    return write_list(town.inbox / name, ALLOWANCE, rows, "2013年6月残疾人生活津贴发放表")


def correct(source: Path, target: Path, cells: dict[int, dict[str, Any]], sheet: int = 0) -> Path:
    """Save a copy of a return workbook with cells put right, by order of row and header."""
    book = load_workbook(source)
    page = book.worksheets[sheet]
    places = {cell.value: cell.column for cell in page[4] if cell.value}
    for order, changes in cells.items():
        for header, value in changes.items():
            page.cell(5 + order, places[header]).value = value
    return save(book, target)
