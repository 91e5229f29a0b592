"""A build says what became of the corrections; a malformed file lets nothing be built."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.build.current import current_build, open_current
from pipelines.data_folder import DataFolder
from tests.command import COMMAND, own_environment
from tests.deliveries.made_lists import ALLOWANCE, allowance, write_list

Done = subprocess.CompletedProcess[str]
RECORDS = """
corrections:
  - feed: disability_allowance_payments
    deliverer: 西南街道
    month: 2013-06
    row: 2
    column: amount
    is: 100
    should_be: 40
    why: 镇街来电说明
    who: 残联
    since: 2013-08-01
  - feed: disability_allowance_payments
    deliverer: 西南街道
    month: 2013-06
    row: 3
    column: amount
    is: 90
    should_be: 100
    why: 镇街来电说明
    who: 残联
    since: 2013-08-01
"""


def run(data: Path, *arguments: str) -> Done:
    return subprocess.run(
        [*COMMAND, *arguments],
        env=own_environment(MINSHENG_DATA=str(data), MINSHENG_LANG="en"),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, begin_data: Callable[[Path], Path]) -> Path:
    """A data folder with one list taken in and two corrections of it."""
    folder = begin_data(tmp_path_factory.mktemp("corrected") / "data")
    rows = [allowance(order) for order in range(5)]
    write_list(folder / "inbox" / "西南街道" / "list.csv", ALLOWANCE, rows)
    assert run(folder, "intake").returncode == 0
    (folder / "corrections").mkdir()
    (folder / "corrections" / "known.yml").write_text(RECORDS, encoding="utf-8")
    return folder


def test_a_build_follows_the_corrections_and_reports_them(data: Path) -> None:
    built = run(data, "build")
    assert built.returncode == 0, built.stdout + built.stderr
    assert "Corrections: 2, of which 1 apply." in built.stdout
    assert "known.yml, line 13" in built.stdout
    assert "the source has been mended" in built.stdout
    with open_current(DataFolder(data)) as connection:
        query = "select (select sum(amount_yuan) from fct_payments), amount_sum_yuan"
        paid = connection.execute(f"{query} from fct_deliveries").fetchall()
        kept = connection.execute(
            "select correction_state, source_row, corrected_value, who from fct_corrections "
            "order by line_number"
        ).fetchall()
    assert paid == [(Decimal("440.00"), Decimal("440.00"))]
    assert kept == [("applied", 2, "40.00", "残联"), ("mended", 3, "100.00", "残联")]
    told = current_build(DataFolder(data)).manifest.corrections
    assert [(one["state"], one["line_number"]) for one in told] == [("applied", 3), ("mended", 13)]
    examined = run(data, "doctor")
    assert "Correction in known.yml, line 13: the source has been mended" in examined.stdout


def test_a_malformed_file_stops_the_build_before_anything(data: Path) -> None:
    path = data / "corrections" / "wrong.yml"
    path.write_text(RECORDS.replace("is: 90", "is: plenty"), encoding="utf-8")
    before, logs = current_build(DataFolder(data)).manifest.id, set(data.glob("logs/build-*.log"))
    built = run(data, "build")
    assert built.returncode == 1
    assert built.stderr.count("wrong.yml:18: ") == 1
    assert set(data.glob("logs/build-*.log")) == logs
    assert current_build(DataFolder(data)).manifest.id == before
    assert "wrong.yml:18: " in run(data, "doctor").stdout
    path.unlink()
