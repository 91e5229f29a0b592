"""Whatever happens, the borrowed store goes and the real one is as it was."""

from __future__ import annotations

from pathlib import Path

import polars as pl
import pytest

from pipelines.precheck import hold_list as module
from pipelines.precheck.hold_list import hold_list
from pipelines.problem import Problem
from pipelines.settings import Settings
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list
from tests.precheck.conftest import MONTH, UNPAID, listing, unpaid


def test_a_failure_leaves_nothing_behind(
    data: Path, tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(own: Settings, *_: object) -> None:
        assert own.data.stat().st_mode & 0o777 == 0o700
        assert not list(own.folder.vault.glob("people*"))
        raise Problem("precheck_failed", failures="x")

    monkeypatch.setattr(module, "find_doubts", fail)
    file = write_list(tmp_path / "list.csv", UNPAID, [unpaid(0)])
    before = listing(data)
    with pytest.raises(Problem, match="precheck_failed"):
        hold_list(Settings(data=data), file)
    assert listing(data) == before
    assert list(scratch.glob("minsheng-*")) == []


def in_force(own: Settings, *_: object) -> None:
    """Stop where the checks would run, and say which July lists are in force."""
    register = pl.read_parquet(own.folder.deliveries).filter(pl.col("state") == "in_force")
    lists = register.filter(pl.col("feed") == "disability_allowance_payments")
    raise Problem("precheck_failed", failures=sorted(lists["file_name"]))


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([allowance(order, MONTH, 镇街="大塘镇", 村居="") for order in (2, *range(50, 60))], ""),
        ([allowance(2, MONTH, 镇街="大塘镇", 村居="")], ""),
    ],
    ids=["the same list again", "a list that says it is older"],
)
def test_the_list_takes_the_place_of_the_one_in_force(
    data: Path,
    tmp_path: Path,
    scratch: Path,
    monkeypatch: pytest.MonkeyPatch,
    rows: list,
    title: str,
) -> None:
    monkeypatch.setattr(module, "find_doubts", in_force)
    file = write_list(tmp_path / "大塘镇" / "z.csv", ALLOWANCE, rows, title)
    before = listing(data)
    with pytest.raises(Problem) as caught:
        hold_list(Settings(data=data), file)
    assert caught.value.values["failures"] == ["z.csv"]
    assert listing(data) == before


def test_an_office_without_any_delivery_keeps_no_secret(
    tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "find_doubts", in_force)
    file = write_list(tmp_path / "大塘镇" / "first.csv", UNPAID, [unpaid(0)])
    with pytest.raises(Problem) as caught:
        hold_list(Settings(data=tmp_path / "data"), file)
    assert caught.value.values["failures"] == ["first.csv"]
    assert not (tmp_path / "data").exists()
