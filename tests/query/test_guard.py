"""The SQL door lets questions in and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import duckdb
import pytest

from pipelines.problem import Problem
from pipelines.query.guard import judge

TABLES = {"rpt_things", "fct_many"}

WELCOME = [
    "select * from rpt_things",
    "SELECT * FROM RPT_THINGS;",
    "from rpt_things",
    "from main.rpt_things select name",
    "table rpt_things",
    "values (1), (2)",
    "select 1 -- a word; and another",
    "/* why */ select count(*) filter (where agrees), count(*) from rpt_things",
    "with big as (select * from fct_many where n > 3) select town, count(*) from big group by all",
    "with recursive t(n) as (select 1 union all select n + 1 from t where n < 5) from t",
    "select * from (select town, sum(n) as s from fct_many group by town) order by s limit 3",
    "select * from fct_many pivot (count(n) for town in (1, 2))",
    "unpivot rpt_things on people",
    "describe rpt_things",
    "summarize fct_many",
    "select town from fct_many qualify row_number() over (partition by town order by n) = 1",
    "select a.n from fct_many a asof join fct_many b on a.n >= b.n",
    "select * exclude (name) from rpt_things",
    "select list_transform([1, 2], lambda x: x + 1), {'a': 1}.a, [1, 2][1]",
    "select current_date, now(), today(), date_trunc('month', month) from rpt_things",
    "select * from range(3), unnest([1, 2]) as u(x)",
    "select name from rpt_things union by name select town from fct_many",
    "select * from fct_many using sample 10 rows",
    "select pg_typeof(n), typeof(n), regexp_matches(name, 'a') from fct_many, rpt_things",
    "select '一二三' as 名称, \"name\" from rpt_things where name like '一%' collate zh_cn",
    "select 'read_csv(''x'')', 'drop table x'",
]

HOSTILE = [
    # more than one statement, or another kind of statement
    "",
    ";",
    "select 1; select 2",
    "select 1; drop table rpt_things",
    "insert into rpt_things values (1)",
    "update rpt_things set name = 'x'",
    "delete from rpt_things",
    "truncate rpt_things",
    "merge into rpt_things using fct_many on true when matched then delete",
    "create table t as select 1",
    "create temp table t as select 1",
    "create view v as select 1",
    "create or replace temp view rpt_things as select 1",
    "create macro f(x) as x",
    "create schema s",
    "create sequence s",
    "create type t as enum ('a')",
    "create secret (type s3)",
    "drop table rpt_things",
    "alter table rpt_things add column x integer",
    "comment on table rpt_things is 'x'",
    "attach 'other.duckdb'",
    "attach ':memory:' as m",
    "detach minsheng",
    "use main",
    "copy rpt_things to 'out.csv'",
    "copy (select 1) to 'out.parquet'",
    "copy rpt_things from 'in.csv'",
    "export database 'x'",
    "import database 'x'",
    "install httpfs",
    "load httpfs",
    "force install spatial",
    "set memory_limit = '100GB'",
    "reset memory_limit",
    "set variable x = 1",
    "pragma database_list",
    "pragma table_info('rpt_things')",
    "pragma show_tables",
    "call duckdb_settings()",
    "call pragma_version()",
    "checkpoint",
    "vacuum",
    "analyze",
    "begin",
    "commit",
    "prepare p as select 1",
    "execute p",
    "explain select 1",
    "explain analyze select * from fct_many",
    "show tables",
    "show all tables",
    "show databases",
    "describe",
    "pivot fct_many on town using count(n)",
    "select 1 into x",
    "with x as (insert into rpt_things (people) values (1) returning *) select * from x",
    "with x as (delete from rpt_things returning people) select * from x",
    "with x as (update rpt_things set people = 1 returning people) from x",
    # tables that are not the build's
    "select * from secrets",
    "select * from staging.stg_donations",
    "select * from raw.donations",
    "select * from minsheng.main.rpt_things",
    "select * from other.main.rpt_things",
    "select * from information_schema.tables",
    "select * from pg_catalog.pg_class",
    "select * from pg_class",
    "select * from pg_settings",
    "select * from sqlite_master",
    "select * from duckdb_tables",
    "select * from duckdb_databases",
    "select * from pragma_database_list",
    "select * from system.main.duckdb_columns",
    "select (select count(*) from duckdb_tables)",
    "select * from rpt_things where people in (select 1 from sqlite_master)",
    "with x as (select 1) select * from x, y",
    "with duckdb_tables as (select 1) select * from duckdb_tables",
    "select * from (with y as (select 1) from y) a, main.y",
    # files
    "select * from '/etc/passwd'",
    "select * from 'data.csv'",
    'select * from "data.parquet"',
    "select * from 'https://example.org/x.parquet'",
    "with \"/etc/passwd\" as (select 1) select * from '/etc/passwd'",
    "select * from read_csv('/etc/passwd')",
    "select * from read_csv_auto('/etc/passwd')",
    "select * from read_parquet('x.parquet')",
    "select * from read_json('x.json')",
    "select * from read_text('/etc/passwd')",
    "select * from read_blob('/etc/passwd')",
    "select * from read_duckdb('other.duckdb')",
    "select * from parquet_schema('x.parquet')",
    "select * from parquet_metadata('x.parquet')",
    "select * from glob('/*')",
    "select * from sniff_csv('/etc/passwd')",
    "summarize 'data.csv'",
    "describe select * from 'data.csv'",
    # functions that list settings, databases, paths, or run text as SQL
    "select current_setting('memory_limit')",
    "select 'memory_limit'.current_setting()",
    "select system.main.current_setting('memory_limit')",
    "select Current_Setting('memory_limit')",
    "select current_database()",
    "select current_database",
    "select current_schema()",
    "select current_schemas(true)",
    "select current_catalog",
    "select current_query()",
    "select current_user",
    "select user",
    "select session_user",
    "select getvariable('x')",
    "select getenv('HOME')",
    "select version()",
    "select pg_get_viewdef(1)",
    "select txid_current()",
    "select inet_client_addr()",
    "select has_table_privilege('rpt_things', 'select')",
    "select write_log('x')",
    "select nextval('s')",
    "select sleep_ms(100000)",
    "select list_transform([1], lambda x: current_setting('memory_limit'))",
    "select * from query('select 1')",
    "select * from query_table('rpt_things')",
    "select * from duckdb_settings()",
    "select * from duckdb_databases()",
    "select * from duckdb_secrets()",
    "select * from duckdb_logs()",
    "select * from which_secret('s3://x', 's3')",
    "select * from pragma_storage_info('rpt_things')",
    "select * from pragma_database_size()",
    "select * from json_execute_serialized_sql('{}')",
    "select json_serialize_sql('select 1')",
    "select * from test_all_types()",
    "select * from pandas_scan(1)",
    "select * from rpt_things where current_setting('memory_limit') = 'x'",
    "select count(*) filter (where current_database() = 'x') from rpt_things",
    "select row_number() over (order by current_setting('threads')) from rpt_things",
    # no statement at all, and parameters
    "select ?",
    "select $1",
    "select $name",
    "select * from",
    "selct 1",
    "select '",
    "\x00",
]


@pytest.fixture(scope="module")
def connection() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        yield connection


@pytest.mark.parametrize("sql", WELCOME)
def test_a_question_passes(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    judge(connection, sql, TABLES)


@pytest.mark.parametrize("sql", HOSTILE)
def test_anything_else_is_refused(connection: duckdb.DuckDBPyConnection, sql: str) -> None:
    with pytest.raises(Problem, match="sql_"):
        judge(connection, sql, TABLES)


def test_there_are_enough_of_both() -> None:
    assert len(WELCOME) >= 20
    assert len(HOSTILE) >= 60
