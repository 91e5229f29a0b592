"""A build's tables held against their suites; what was found joins the history."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb

from expectations.published.handed_facts import BuildFacts
from expectations.published.suites import COUNTED_TABLES, published_suites
from pipelines import fault
from pipelines.build.current import current_build, open_build
from pipelines.build.engine_limits import engine_limits
from pipelines.contracts.store_schema import QUALITY_RESULTS
from pipelines.data_folder import DataFolder
from pipelines.language import say
from pipelines.problem import Problem
from pipelines.quality.judge import the_judge
from pipelines.settings import Settings
from pipelines.whole_files import sync

_HISTORY = "fct_quality_results"


# Suites in, judgements out; whoever answers holds the tables that were made.
Judge = Callable[[Sequence[Any]], list[Any]]


def begin_judging() -> None:
    """Let the judging process load its libraries while models are built."""
    the_judge()


def judge_on_duckdb(database: Path, settings: Settings, suites: Sequence[Any]) -> list[Any]:
    """Hold the tables of a file that nobody has open against suites, by a build's limits."""
    return the_judge().ask("tables", database, suites, engine_limits(settings, database))


def judge_build(
    database: Path, build_id: str, in_force: list[str], settings: Settings, ask: Judge
) -> None:
    """Judge every table that has a suite.

    Args:
        database: the build's file, which nobody has open; results are added to its history.
        build_id: names the results.
        in_force: ids of the deliveries that the build is made of.
        settings: say how many rows may be gone.
        ask: judges the tables, on the engine that made them.

    Raises:
        Problem: a rule is broken, or cannot be judged; the sentence names each.
    """
    with duckdb.connect(str(database), read_only=True) as connection:
        columns = _columns(connection)
    earlier = _earlier_rows(settings.folder, in_force)
    facts = BuildFacts(columns, earlier, settings.most_lost_share)
    suites = published_suites(facts)
    if not suites:
        return
    judgements = ask(suites)
    _keep_history(judgements, database, build_id, settings.folder, _HISTORY in columns)
    failed = [_sentence(judgement) for judgement in judgements if not judgement.is_passed]
    if failed:
        raise Problem("build_quality_failed", failures="\n".join(failed))


def _columns(connection: duckdb.DuckDBPyConnection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    rows = connection.execute(
        "select table_name, column_name from information_schema.columns "
        "where table_schema = 'main' order by table_name, ordinal_position"
    ).fetchall()
    for table, column in rows:
        found.setdefault(table, []).append(column)
    return found


def _earlier_rows(folder: DataFolder, in_force: list[str]) -> dict[str, int]:
    """Rows of the last published build by table, of deliveries that still are in force.

    A table that does not name its rows' deliveries is left out when any of them left force:
    nobody could say which of its rows went with it.
    """
    try:
        build = current_build(folder)
    except Problem:
        return {}
    with open_build(build) as connection:
        columns = _columns(connection)
        gone = _left_force(connection, in_force) if "fct_deliveries" in columns else True
        counts = {}
        for table in sorted(COUNTED_TABLES & columns.keys()):
            named = "delivery_id" in columns[table]
            if not named and gone:
                continue
            kept = "where delivery_id in (select unnest($1))" if named else ""
            # The names are the suites' own.
            query = f"select count(*) from {table} {kept}"  # noqa: S608
            row = connection.execute(query, [in_force] if named else []).fetchone()
            counts[table] = row[0] if row else 0
    return counts


def _left_force(connection: duckdb.DuckDBPyConnection, in_force: list[str]) -> bool:
    earlier = connection.execute(
        "select delivery_id from fct_deliveries where is_in_force"
    ).fetchall()
    return bool({name for (name,) in earlier} - set(in_force))


def _keep_history(
    judgements: list[Any], database: Path, build_id: str, folder: DataFolder, has_table: bool
) -> None:
    """Write the results into the history's folder, whole, and from there into the build."""
    folder.quality.mkdir(parents=True, exist_ok=True)
    path = folder.quality / f"{build_id}-published.parquet"
    aside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    columns = ", ".join(f"{name} {kind}" for name, kind in QUALITY_RESULTS.items())
    today = datetime.now().astimezone().date()
    rows = [
        [build_id, today, "published", j.table_name, j.rule_code, None, None, j.is_passed,
         j.examined_count, j.unexpected_count]
        for j in judgements
    ]  # fmt: skip
    with duckdb.connect() as connection:
        connection.execute(f"create table results ({columns})")
        marks = ", ".join("?" * len(QUALITY_RESULTS))
        connection.executemany(f"insert into results values ({marks})", rows)  # noqa: S608
        connection.table("results").write_parquet(str(aside))
    sync(aside)
    fault.point("quality.written", aside)
    os.replace(aside, path)
    fault.point("quality.renamed", path)
    sync(path.parent)
    if has_table:
        quoted = str(path).replace("'", "''")
        with duckdb.connect(str(database)) as connection:
            connection.execute(f"insert into {_HISTORY} by name from read_parquet('{quoted}')")


def _sentence(judgement: Any) -> str:
    told = {"table": judgement.table_name, "rule": say(f"quality.{judgement.rule_code}")}
    if judgement.unexpected_count is None:
        return say("quality_rule_unjudged", **told)
    return say(
        "quality_rule_failed",
        count=f"{judgement.unexpected_count:,}",
        examined=f"{judgement.examined_count:,}",
        **told,
    )
