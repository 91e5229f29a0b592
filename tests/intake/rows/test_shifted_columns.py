"""A list whose columns moved against its header is refused; slips of a few cells are not."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from pipelines.contracts import load_contracts
from pipelines.intake import Refusal, read_file
from pipelines.language import say
from tests.intake.made_files import HEADER, read, refusal, row, write_csv, write_xlsx

ROWS = [row() for _ in range(8)]


def moved(cells: list[Any], by: int) -> list[Any]:
    """The row with its cells `by` columns to the right; what falls off comes in at the left."""
    return cells[-by:] + cells[:-by] if by else cells


@pytest.mark.parametrize("by", [1, 2, 9])
@pytest.mark.parametrize("write", [write_xlsx, write_csv])
def test_rows_that_moved_against_their_header_are_refused(tmp_path: Path, by: int, write) -> None:
    path = write(tmp_path / f"a.{write.__name__[6:]}", [HEADER, *[moved(r, by) for r in ROWS]])
    assert refusal(path) == "columns_shifted"


def test_the_refusal_names_the_columns_and_no_cell(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", [HEADER, *[moved(r, 1) for r in ROWS]])
    with pytest.raises(Refusal) as refused:
        read_file(path, load_contracts())
    told = say(refused.value.code, "zh", **refused.value.values)
    assert "发放金额" in told
    assert "张三" not in told


def test_a_name_and_a_number_that_changed_places_are_refused(tmp_path: Path) -> None:
    rows = [row(姓名=r[3], 身份证号=r[2]) for r in ROWS]
    assert refusal(write_csv(tmp_path / "a.csv", [HEADER, *rows])) == "columns_shifted"


@pytest.mark.parametrize(
    "rows",
    [
        # One column that nobody can read is a bad column, sent back row by row.
        [row(发放日期="近日") for _ in ROWS],
        # Two such columns, in half of the rows.
        [row(发放日期="近日", 残疾等级="重") for _ in ROWS[:4]] + ROWS[:4],
        # Four rows may all be slips of the hand.
        [moved(r, 1) for r in ROWS[:4]],
        # Empty cells are missing, not moved.
        [row(发放日期=None, 残疾等级=None, 发放金额=None) for _ in ROWS],
    ],
)
def test_a_near_miss_is_read(tmp_path: Path, rows: list[list[Any]]) -> None:
    result = read(write_csv(tmp_path / "a.csv", [HEADER, *rows]))
    assert result.counts["rows_read"] == len(rows)
