"""Thousands of statements that reach for what they must not: things, in places, in spellings."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from pathlib import Path

# What each is after stands in a table, a file, the environment or the engine's own lists.
TABLES = [
    *("hidden", "main.hidden", '"hidden"', 'kept."main"."hidden"', "HIDDEN", "raw.rows"),
    *("query('from hidden')", "query_table('hidden')", "query_table(['hidden'])"),
    *("(from hidden)", "(table hidden)", "(describe hidden)", "(summarize hidden)"),
    *("(show tables)", "(show all tables)", "(pivot hidden on secret using count(*))"),
    *("(with h as (from hidden) from h)", "(unpivot hidden on secret)"),
    *("read_text('{folder}/canary.csv')", "read_csv('{folder}/canary.csv', header = false)"),
    *("read_blob('{folder}/*')", "'{folder}/canary.csv'", '"{folder}/canary.csv"'),
    *("glob('{folder}/*')", "sniff_csv('{folder}/canary.csv')", "'file://{folder}/canary.csv'"),
    *("duckdb_settings()", "duckdb_databases()", "duckdb_tables()", "duckdb_secrets()"),
    *("duckdb_logs()", "duckdb_columns()", "duckdb_views()", "duckdb_temporary_files()"),
    *("pragma_database_size()", "pragma_storage_info('hidden')", "pragma_table_info('hidden')"),
    *("information_schema.tables", "sqlite_master", "pg_catalog.pg_class", "pg_tables"),
    *("seq_scan('hidden')", "system.main.duckdb_tables()", "json_execute_serialized_sql('1')"),
]
EXPRESSIONS = [
    *("current_setting('temp_directory')", "getenv('MINSHENG_CANARY')", "current_database()"),
    *("current_schemas(true)", "current_query()", "pg_get_viewdef('hidden')", "version()"),
    *("getvariable('canary')", "current_catalog", "session_user", "write_log('canary')"),
    *("has_table_privilege('hidden', 'select')", "col_description('hidden'::regclass, 1)"),
    *("json_serialize_sql('from hidden')", "nextval('numbers')", "txid_current()", "current_role"),
    *("(select max(secret) from hidden)", "(select max(content) from read_text('{folder}/*.csv'))"),
]
TABLE_PLACES = [
    *("select * from {}", "from {}", "from rpt_things, {}", "from rpt_things join {} on true"),
    *("from rpt_things left join lateral (select * from {}) on true", "table {}", "describe {}"),
    *("summarize {}", "select (select count(*) from {})", "select exists(from {})"),
    *("select * from rpt_things where 1 in (select 1 from {})", "with x as (from {}) from x"),
    *("with x as materialized (select * from {}) select count(*) from x", "from {} limit 1"),
    *("with recursive x(n) as (select 1 union all select n + 1 from x, {} where n < 2) from x",),
    *("select 1 union all select 1 from {}", "select 1 except select 1 from {}"),
    *(
        "select * from rpt_things order by (select 1 from {} limit 1)",
        "select * from {} pivot (count(*) for people in (1))",
    ),
    *("from rpt_things limit (select count(*) from {})", "select array(select 1 from {})"),
    *("values ((select count(*) from {}))", "from {} using sample 1", "from {} tablesample 50%"),
    *("select * from rpt_things semi join {} on true", "from rpt_things positional join {}"),
    *("select * from (from (from (from {})))", "explain from {}", "create table t as from {}"),
    *("copy (from {}) to '{folder}/out.csv'", "insert into rpt_things select 1 from {}"),
]
EXPRESSION_PLACES = [
    *("select {}", "values ({})", "select * from rpt_things where {} is not null"),
    *("select count(*) filter ({} is null) from rpt_things", "select 1 order by {}"),
    *(
        "select case when true then {} end",
        "select [x for x in [{}]]",
        "select struct_pack(a := {})",
    ),
    *(
        "select list_transform([1], lambda x: {})",
        "select coalesce(null, {})",
        "select map([1], [{}])",
    ),
    *(
        "select max({}) over () from rpt_things",
        "select 1 group by {}",
        "select 1 having {} is null",
    ),
    *("select row_number() over (partition by {}) from rpt_things", "from range(len({}))"),
    *(
        "select try({})",
        "select cast({} as varchar)",
        "select ({}, 1)",
        "select columns(*) from (select {})",
    ),
    *(
        "with x as (select {} as y) select y from x",
        "select 1 limit len({})",
        "select unnest([{}])",
    ),
    *(
        "select 1 from rpt_things qualify {} is null",
        "select 'a' || {}",
        "select {} collate nocase",
    ),
    *("from rpt_things a join rpt_things b on {} is null", "select distinct on ({}) 1"),
]
SPELLINGS = [
    lambda text: text,
    lambda text: text.replace(" ", "/**/ "),
    lambda text: f"\n\t{text} -- ;",
    lambda text: f"({text})",
    lambda text: f"select * from ({text})",
    lambda text: text.replace("(", " ( "),
]


def hostile_statements(folder: Path) -> Iterator[str]:
    """Every form in every place and spelling."""
    kinds = ((TABLES, TABLE_PLACES), (EXPRESSIONS, EXPRESSION_PLACES))
    for things, places in kinds:
        for thing, place, spell in product(things, places, SPELLINGS):
            yield spell(place.replace("{}", thing).replace("{folder}", str(folder)))


def calls_of(names: list[str]) -> Iterator[str]:
    """Every function that the engine has, as an expression and as a table, with up to 3 values."""
    values = ("", "'hidden'", "'hidden', 'secret'", "1", "1, 1", "'canary', 1, 'x'")
    for name, given in product(names, values):
        yield f'select "{name}"({given})'
        yield f'from "{name}"({given}) limit 50'
