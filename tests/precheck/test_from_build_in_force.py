"""The checks go on from the build in force, and say what they say without one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipelines.precheck import find_doubts
from pipelines.precheck.hold_list import hold_list
from pipelines.settings import Settings
from tests.deliveries.made_lists import write_list
from tests.precheck.conftest import ROWS, UNPAID, Done, listing


def test_without_a_build_in_force_the_doubts_are_the_same(
    run: Callable[..., Done],
    held: tuple,
    data: Path,
    tmp_path: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    # The sockets of child processes lie beside it: a long path would be none.
    store = tmp_path_factory.mktemp("bare") / "data"
    shutil.copytree(data, store, ignore=shutil.ignore_patterns("builds", "CURRENT"))
    file = write_list(tmp_path / "西南街道" / "七月.csv", UNPAID, ROWS)
    done = run("precheck", file, data=store)
    assert done.returncode == 3, done.stdout + done.stderr
    one, other = (
        pl.read_excel(path, sheet_name="疑点", infer_schema_length=0)
        for path in (held[1], file.with_name("七月预审疑点.xlsx"))
    )
    assert one.equals(other)


def test_dbt_is_not_started_where_a_build_is_in_force(
    data: Path, tmp_path: Path, scratch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(find_doubts, "run_dbt", fail)
    file = write_list(tmp_path / "西南街道" / "七月.csv", UNPAID, ROWS)
    held = hold_list(Settings(data=data), file)
    assert {"D1", "O3", "O4", "T2"} <= set(held.doubts["check_code"])


def test_a_list_that_was_withdrawn_is_held_as_any_other(
    run: Callable[..., Done], data: Path, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    store = tmp_path_factory.mktemp("withdrawn") / "data"
    shutil.copytree(data, store)
    file = store / "inbox" / "大塘镇" / "list.csv"
    delivery = next(
        name
        for path in (store / "receipts").glob("*.json")
        for told in [json.loads(path.read_text("utf-8"))]
        if told["path"].endswith("大塘镇/list.csv")
        for name in [told["deliveries"][0]["delivery_id"]]
    )
    assert run("withdraw", delivery, "--why", "试", data=store).returncode == 0
    before = listing(store / "withdrawals")
    copy = tmp_path / "大塘镇" / "list.csv"
    copy.parent.mkdir()
    shutil.copy(file, copy)
    done = run("precheck", copy, data=store)
    assert done.returncode in (0, 3), done.stdout + done.stderr
    assert "大塘镇" in done.stdout
    assert listing(store / "withdrawals") == before
