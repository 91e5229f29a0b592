"""Each way of the benchmark makes the rows of the build, from the same raw store."""

from __future__ import annotations

from pathlib import Path

import duckdb
import pytest

from benchmarks.scale.compare import CHECKS, Digest, compare_tables, digest_build
from benchmarks.scale.compiled_models import read_models
from benchmarks.scale.measure_size import JOB
from benchmarks.scale.ways.bare import run_bare
from benchmarks.scale.ways.floor import floor_tables, run_floor
from benchmarks.scale.ways.pandas_payments import run_pandas
from benchmarks.scale.ways.payment_lists import find_lists
from benchmarks.scale.ways.polars_payments import run_polars
from benchmarks.scale.ways.small_models import write_given
from pipelines.build.current import connect_to, current_build
from pipelines.build.manifest import DATABASE_NAME
from pipelines.settings import Settings

PAYMENT_KEYS = {"payment_id", "person_key", "bank_account_key"}


@pytest.fixture(scope="module")
def floor(built: Settings, models: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("floor") / "made"
    run_floor(built, models, place)
    return place / DATABASE_NAME


@pytest.fixture(scope="module")
def build(built: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Digest]:
    tables = {*floor_tables(), *JOB, *CHECKS}
    spill = tmp_path_factory.mktemp("spill")
    found = digest_build(current_build(built.folder).path, tables, spill)
    assert all(digest.rows for digest in found.values())
    return found


def differing(
    build: dict[str, Digest], made: Path, tables: list[str], tmp_path: Path
) -> dict[str, str]:
    found = compare_tables(build, made, tables, tmp_path / "spill")
    assert set(found) == set(tables)
    return {table: words for table, words in found.items() if words}


def keys_packed_by_zstd(database: Path) -> set[str]:
    # As pages open it: other tests of this process may have it open so.
    with connect_to(database) as connection:
        found = connection.execute(
            "select distinct column_name from pragma_storage_info('fct_payments') "
            "where compression = 'ZSTD'"
        ).fetchall()
    return {name for (name,) in found}


def test_the_floor_makes_the_rows_of_the_build(
    build: dict[str, Digest], floor: Path, tmp_path: Path
) -> None:
    assert {*JOB, "finding_rows"} < set(floor_tables())
    assert differing(build, floor, floor_tables(), tmp_path) == {}


@pytest.mark.parametrize("way", [run_polars, run_pandas])
def test_an_analysts_way_makes_the_rows_of_the_build(
    way, built: Settings, build: dict[str, Digest], models: Path, tmp_path: Path
) -> None:
    given = tmp_path / "given"
    write_given(built, models, given)
    way(find_lists(built.data, given), tmp_path / "made")
    assert differing(build, tmp_path / "made", [*JOB, "finding_sums"], tmp_path) == {}


def test_the_bare_way_makes_only_what_its_tables_stand_on(
    built: Settings, build: dict[str, Digest], models: Path, tmp_path: Path
) -> None:
    seconds = run_bare(built, models, tmp_path / "made", {"rpt_spending"})
    stands_on = {"dim_programmes", "fct_payments", "int_payee_years", "int_spending_months"}
    assert set(seconds) == stands_on | {"rpt_spending"}
    made = tmp_path / "made" / DATABASE_NAME
    assert differing(build, made, ["rpt_spending"], tmp_path) == {}
    published = current_build(built.folder).path
    assert keys_packed_by_zstd(made) == keys_packed_by_zstd(published) == PAYMENT_KEYS


def test_every_model_comes_after_what_it_reads(models: Path) -> None:
    ordered = read_models(models)
    known: set[str] = set()
    names = {model.name for model in ordered}
    for model in ordered:
        assert set(model.reads) & names <= known
        known.add(model.name)


def test_the_floors_first_comment_names_its_tables(floor: Path) -> None:
    scripts = Path(__file__).parents[2] / "benchmarks" / "scale" / "floor"
    told = (scripts / "a_words" / "1_words.sql").read_text("utf-8").split("create schema")[0]
    with duckdb.connect(str(floor), read_only=True) as connection:
        made = connection.execute(
            "select view_name from duckdb_views() where schema_name = 'main' and not internal"
        ).fetchall()
    assert {name for (name,) in made} == set(floor_tables())
    assert [name for name in floor_tables() if name not in CHECKS and name not in told] == []
