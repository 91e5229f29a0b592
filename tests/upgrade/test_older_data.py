"""What an older version of Minsheng left behind is read and rebuilt by this one.

older_district.tar.xz was written by the project as it stood at commit c7cd584 of 2026-11-23, an
hour after its start, from five made-up lists: before supplementary lists, held losses, judged
receipts and the checks existed. Its build is cut to four tables (cut_example.py).
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from pipelines.build.current import current_build, open_current
from pipelines.build.manifest import read_manifest
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.read_register import read_register
from pipelines.settings import PROJECT_FOLDER
from tests.cli.conftest import run

__all__ = ["run"]

Run = Callable[..., subprocess.CompletedProcess[str]]
EXAMPLE = Path(__file__).with_name("older_district.tar.xz")
JUNE = Path("inbox") / "西南街道" / "6月.csv"


@pytest.fixture
def older(tmp_path: Path) -> Path:
    """The older version's data folder."""
    data = tmp_path / "data"
    with tarfile.open(EXAMPLE) as archive:
        archive.extractall(data, filter="data")
    return data


@pytest.fixture(scope="module")
def rebuilt(run: Run, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, after a run of this version; of the towns' own files only one is there still."""
    data = tmp_path_factory.mktemp("rebuilt") / "data"
    with tarfile.open(EXAMPLE) as archive:
        archive.extractall(data, filter="data")
    kept = (data / JUNE).read_bytes()
    shutil.rmtree(data / "inbox")
    (data / JUNE).parent.mkdir(parents=True)
    (data / JUNE).write_bytes(kept)
    done = run("run", data=data)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return data


def rows(data: Path, question: str) -> list[tuple]:
    with open_current(DataFolder(data)) as connection:
        return connection.execute(question).fetchall()


def test_until_it_is_rebuilt_a_reader_is_told_what_to_do(run: Run, older: Path) -> None:
    for command in ("progress", "status"):
        done = run(command, data=older)
        assert done.returncode == 1
        assert "minsheng run" in done.stderr
        assert "0.1.0" in done.stderr
    assert "minsheng run" in run("doctor", data=older).stdout
    paid = "select count(*), sum(amount_yuan) from fct_payments"
    assert rows(older, paid) == [(11, Decimal("1120.00"))]


def test_the_pages_say_it_too(older: Path) -> None:
    code = (
        "import sys\n"
        "from streamlit.testing.v1 import AppTest\n"
        "page = AppTest.from_file(sys.argv[1]).run(timeout=60)\n"
        "print([told.value for told in page.error], len(page.exception))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(PROJECT_FOLDER / "dashboards" / "app.py")],
        env=os.environ | {"MINSHENG_DATA": str(older)},
        cwd=PROJECT_FOLDER,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "minsheng run" in done.stdout
    assert done.stdout.endswith("] 0\n")


def test_an_older_register_is_read_as_this_version_knows_it(older: Path) -> None:
    table = read_register(DataFolder(older))
    assert table["loss_state"].null_count() == table["completes"].null_count() == len(table) > 0


def test_a_build_that_says_more_or_less_of_itself_is_still_a_build(older: Path) -> None:
    build = current_build(DataFolder(older))
    assert build.warning is None
    path = build.path.with_name("manifest.json")
    told = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**told, "of_the_future": 1}), encoding="utf-8")
    assert read_manifest(path.parent) == build.manifest


def test_the_lists_count_as_before_without_being_delivered_again(rebuilt: Path) -> None:
    paid = "select benefit_month, count(*), sum(amount_yuan) from fct_payments group by 1"
    assert sorted(rows(rebuilt, paid)) == [
        (date(2013, 6, 1), 5, Decimal("500.00")),
        (date(2013, 7, 1), 6, Decimal("620.00")),
    ]
    states = "select state, count(*) from fct_deliveries group by 1"
    assert sorted(rows(rebuilt, states)) == [("in_force", 4), ("superseded", 1)]
    # The people of both lists are the same five: keys go on from the older version's.
    both = (
        "select count(distinct person_key) from fct_payments where benefit_month = '2013-06-01' "
        "and person_key in (select person_key from fct_payments where benefit_month = '2013-07-01')"
    )
    assert rows(rebuilt, both) == [(5,)]


def test_the_new_build_is_this_versions_and_the_older_one_stays_for_rollback(
    run: Run, rebuilt: Path
) -> None:
    folder = DataFolder(rebuilt)
    new = current_build(folder).manifest
    assert len(new.tables) > 50
    assert run("doctor", data=rebuilt).returncode == 0
    assert run("rollback", data=rebuilt).returncode == 0
    assert len(current_build(folder).manifest.tables) == 4
    assert run("rollback", new.id, data=rebuilt).returncode == 0


def test_names_of_the_older_vault_can_still_be_written_out(
    run: Run, rebuilt: Path, tmp_path: Path
) -> None:
    done = run("returns", "--out", str(tmp_path / "out"), "--town", "西南街道", data=rebuilt)
    assert done.returncode == 0, done.stderr
    assert "退回 1 行" in done.stdout
