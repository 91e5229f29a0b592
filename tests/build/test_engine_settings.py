"""The engine is set so that it stops at no sound model, and says which step stopped it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import duckdb
import pytest
import yaml

from pipelines.build.current import _SETTINGS
from pipelines.build.dbt.failures import failures_of_run
from pipelines.build.dbt.run_dbt import follow_dbt, models_at_once
from pipelines.build.engine_limits import engine_limits, limits_as_told, limits_for_children
from pipelines.build.seal import create_database
from pipelines.query.door_process import open_locked
from pipelines.settings import Settings

ROOT = Path(__file__).parents[2]
# What S5 asks of a fund: a sum so far less the sum of all, of which only what is above 0 is kept.
_ROWS = """
    create table paid as
    select i % 2 as fund, i as day, cast(i * 100.25 as decimal(18, 2)) as yuan from range(6) t(i)
"""
_SUM_OVER_SUM = """
    with summed as (select *, sum(yuan) over (partition by fund) as whole from paid),
    rest as (
        select *, whole - sum(yuan) over (partition by fund order by day) as yuan_left from summed
    )
    select max(yuan_left) from rest where yuan_left > 0
"""
_LARGEST = Decimal("802.00")


def _build_settings() -> dict[str, str]:
    profiles = yaml.safe_load((ROOT / "profiles.yml").read_text(encoding="utf-8"))
    options = profiles["minsheng"]["outputs"]["duckdb"]["config_options"]
    return {name: value for name, value in options.items() if "{{" not in value}


@pytest.mark.parametrize("settings", [_build_settings(), _SETTINGS], ids=["build", "pages"])
def test_a_sum_over_a_sum_is_told(settings: dict[str, str]) -> None:
    with duckdb.connect(config=settings) as connection:
        connection.execute(_ROWS)
        assert connection.execute(_SUM_OVER_SUM).fetchone() == (_LARGEST,)


@pytest.mark.parametrize(("rows", "models"), [(4_999_999, 3), (5_000_000, 1)])
def test_many_rows_in_force_are_made_one_model_at_a_time(
    tmp_path: Path, rows: int, models: int
) -> None:
    database, settings = tmp_path / "a.duckdb", Settings(build_threads=3)
    assert models_at_once(database, settings) == 3
    with duckdb.connect(str(database)) as connection:
        connection.execute("create schema raw")
    assert models_at_once(database, settings) == 3
    with duckdb.connect(str(database)) as connection:
        connection.execute("create table raw.deliveries (state text, rows_accepted bigint)")
        connection.execute(
            "insert into raw.deliveries values ('in_force', $1), ('superseded', 9000000)", [rows]
        )
    assert models_at_once(database, settings) == models


def test_what_a_build_may_use_is_told_alike_to_each_of_its_connections(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = Settings(data=tmp_path, build_memory_mb=700, build_threads=3, _env_file=None)
    database = tmp_path / "minsheng.duckdb"
    for name, told in limits_for_children(settings, database).items():
        monkeypatch.setenv(name, told)
    limits = engine_limits(settings, database)
    assert limits_as_told(database) == limits
    assert limits.items() >= _build_settings().items()
    with create_database(database, limits) as connection:
        for name, value in (("threads", 3), ("temp_directory", str(tmp_path / "spill"))):
            told = connection.execute("select current_setting($1)", [name]).fetchone()
            assert told == (value,)
        told = connection.execute("select current_setting('memory_limit')").fetchone()
        assert told == ("667.5 MiB",)


def test_nodes_done_do_not_pass_their_number_where_dbt_begins_again() -> None:
    def event(name: str, **data: int) -> str:
        return json.dumps({"info": {"level": "info", "name": name, "msg": ""}, "data": data})

    run = [event("ConcurrencyLine", node_count=2), *[event("LogModelResult")] * 2]
    told: list[tuple[int, int]] = []
    follow_dbt([*run, *run], lambda _: None, lambda done, total: told.append((done, total)))
    assert told == [(1, 2), (2, 2), (3, 4), (4, 4)]


def test_an_analyst_may_ask_for_a_sum_over_a_sum(tmp_path: Path) -> None:
    path = str(tmp_path / "a.duckdb")
    with duckdb.connect(path) as connection:
        connection.execute(_ROWS)
    with open_locked(path, 512) as connection:
        assert connection.execute(_SUM_OVER_SUM).fetchone() == (_LARGEST,)


def test_what_stopped_the_engine_is_told_and_not_what_it_stopped(tmp_path: Path) -> None:
    stopped = (
        "FATAL Error: Failed: database has been invalidated because of a previous fatal error."
    )
    messages = {"fct_payments": stopped, "chk_s5": "INTERNAL Error: types differ", "dim": stopped}
    results = [
        {"unique_id": f"model.minsheng.{name}", "status": "error", "message": message}
        for name, message in messages.items()
    ]
    told = json.dumps({"results": results})
    (tmp_path / "run_results.json").write_text(told, encoding="utf-8")
    assert failures_of_run(tmp_path) == ["  chk_s5 没有建成：INTERNAL Error: types differ"]
