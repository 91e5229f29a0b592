"""A whole district under a new secret, and without one of its people, says what it said."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipelines.build.current import current_build
from pipelines.custody.rewriting.renaming import Renaming
from pipelines.data_folder import DataFolder
from pipelines.deliveries.storing.receipts import read_receipts
from pipelines.identity.people_list import read_people
from pipelines.identity.secret import load_secret
from pipelines.identity.vault import read_delivery_vault
from tests.district.made_district import SMALL, District

# What each build and run of the suites says of itself, and sentences with the beginnings of ids.
OF_THE_RUN = {"fct_quality_results"}
SHORT_ID = re.compile("报送[0-9a-f]{8}")
# Where several rows of one day say the same, ids of lists tell which is named as the place.
NAMES_A_PLACE = {"fct_entitlement_differences", "fct_finding_rows", "fct_findings"}
PLACE = ("delivery_id", "source_sheet", "source_row", "evidence")
FIGURES = ("rpt_indicator_values", "rpt_key_work_progress", "rpt_spending", "rpt_recipients")


@pytest.fixture(scope="module")
def small(district: Callable[[int], District]) -> District:
    """The small sample: every feed and every finding, of fewer people."""
    return district(SMALL)


@pytest.fixture(scope="module")
def moved(small: District, tmp_path_factory: pytest.TempPathFactory) -> District:
    """The district after `rekey`."""
    data = tmp_path_factory.mktemp("moved") / "data"
    shutil.copytree(small.data, data)
    found = District(data)
    found.run("findings", "--set", _finding(found), "--to", "排除")
    found.run("rekey", "--drop-old")
    return found


def _finding(district: District) -> str:
    return district.query("select min(finding_id) from fct_findings where check_code = 'D1'")[0][0]


def table_of(folder: DataFolder) -> Callable[[str], pl.DataFrame]:
    def read(name: str) -> pl.DataFrame:
        with duckdb.connect(str(current_build(folder).path), read_only=True) as connection:
            return connection.sql(f'select * from "{name}"').pl()

    return read


def words(one: DataFolder, other: DataFolder) -> Renaming:
    """What the first calls otherwise than the second, by the plain values of both vaults."""
    found = Renaming()
    vaults = [(folder, load_secret(folder).vault_key) for folder in (one, other)]
    receipts = [read_receipts(folder) for folder in (one, other)]
    on = ["column_name", "value"]
    for name in receipts[0]:
        entries = (receipt[name]["deliveries"] for receipt in receipts)
        for pair in zip(*entries, strict=True):
            ids = [entry["delivery_id"] for entry in pair]
            found.words[ids[0]] = ids[1]
            keys = [
                read_delivery_vault(folder, delivery, key)
                .filter(pl.col("part") == "key")
                .unique([*on, "key"])
                for (folder, key), delivery in zip(vaults, ids, strict=True)
            ]
            both = keys[0].join(keys[1], on=on)
            found.words.update(both.select("key", "key_right").iter_rows())
    return found


def comparable(frame: pl.DataFrame) -> pl.DataFrame:
    texts = [n for n, kind in frame.schema.items() if kind == pl.String and n != "finding_id"]
    frame = frame.drop("finding_id", strict=False)
    return frame.with_columns(pl.col(texts).str.replace_all(SHORT_ID.pattern, "报送"))


def test_every_table_is_the_same_row_for_row_under_other_keys(small: District, moved: District):
    one, other = DataFolder(small.data), DataFolder(moved.data)
    renaming = words(one, other)
    old, new = table_of(one), table_of(other)
    differing = {}
    for table in current_build(one).manifest.tables:
        if table in OF_THE_RUN or "disposition" in table:
            continue
        left, right = comparable(renaming.frame(old(table))), comparable(new(table))
        if table in NAMES_A_PLACE:
            left, right = (frame.drop(PLACE, strict=False) for frame in (left, right))
        if "disposition" in left.columns:
            left, right = (f.select(pl.exclude("^disposition.*|decided.*$")) for f in (left, right))
        with duckdb.connect() as connection:
            connection.register("a", left)
            connection.register("b", right)
            pairs = ("from a except all from b", "from b except all from a")
            differing[table] = sum(len(connection.execute(pair).fetchall()) for pair in pairs)
    assert {table: count for table, count in differing.items() if count} == {}


def test_the_answer_to_a_finding_is_found_again(moved):
    told = moved.query(
        "select check_code, disposition from fct_findings where disposition = '排除'"
    )
    assert told == [["D1", "排除"]]
    assert "没有发现问题" in moved.run("doctor")


def test_without_one_person_the_districts_figures_stay(moved: District, tmp_path: Path):
    folder = DataFolder(moved.data)
    _, people = read_people(folder, load_secret(folder).vault_key)
    paid = moved.query(
        "select person_key from fct_payments where benefit_month < date '2014-01-01'"
        " group by 1 having count(*) = 12 order by 1 limit 1"
    )[0][0]
    number = people.filter(pl.col("person_key") == paid)["id_no"][0]
    (tmp_path / "numbers").write_text(number, "utf-8")
    before = {table: table_of(folder)(table) for table in FIGURES}
    moved.run("forget", "--why", "申请1号", "--from", str(tmp_path / "numbers"), "--yes")
    after = {table: table_of(folder)(table) for table in FIGURES}
    for table in FIGURES:
        left, right = before[table], after[table]
        with duckdb.connect() as connection:
            connection.register("a", left)
            connection.register("b", right)
            assert connection.execute("from a except all from b").fetchall() == [], table
            assert connection.execute("from b except all from a").fetchall() == [], table
    assert moved.query(f"select count(*) from dim_people where person_key = '{paid}'") == [["0"]]
    assert "没有发现问题" in moved.run("doctor")
